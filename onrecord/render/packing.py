"""Pack one edition as an archive: tables, executed notebooks, pages, checksums, RO-Crate metadata.

RO-Crate 1.x is the packaging standard for research data; its library writes the metadata file.
The archive has no clock in it: the same edition packs to the same bytes.
"""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
from rocrate.rocrate import ROCrate

from onrecord import __version__
from onrecord.model.about import ABOUT
from onrecord.model.case import Case, load_case
from onrecord.model.descriptor import DESCRIPTOR
from onrecord.model.edition import open_edition
from onrecord.model.problems import CaseError
from onrecord.model.tables import TABLES
from onrecord.model.write import table_text
from onrecord.project import Project
from onrecord.render.freshness import is_fresh
from onrecord.render.plan import plan

_METADATA = "ro-crate-metadata.json"
_SUMS = "sha256sums.txt"
#: The first moment that a zip file can name.
_NO_CLOCK = (1980, 1, 1, 0, 0, 0)
_FORMATS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".toml": "application/toml",
    ".md": "text/markdown",
}


def pack_edition(project: Project, case_name: str, as_of: str) -> bytes:
    """Return the edition of ``case_name`` at ``as_of`` as a zip file.

    Raise ``CaseError`` if the edition has not been rendered.
    """
    case = load_case(project.data / case_name)
    files = _files(project, case_name, as_of)
    described = metadata(case, as_of, files)
    content = {**_content(case, files), _METADATA: described}
    lines = [f"{hashlib.sha256(content[name]).hexdigest()}  {name}" for name in sorted(content)]
    content[_SUMS] = ("\n".join(lines) + "\n").encode()
    return _zip({f"{case_name}-{as_of}/{name}": content[name] for name in sorted(content)})


def _content(case: Case, files: dict[str, Path]) -> dict[str, bytes]:
    """Return what each file holds; of tables with columns of one's own, those that are shown."""
    found = {name: path.read_bytes() for name, path in files.items()}
    for name, table in TABLES.items():
        path = files.get(f"data/{name}.csv")
        if path and _has_more(path, case.tables[name]):
            found[f"data/{name}.csv"] = table_text(case.tables[name], table).encode()
    return found


def _has_more(path: Path, frame: pd.DataFrame) -> bool:
    """Return whether the table in ``path`` has columns that ``frame`` has not."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    return not set(header) <= set(frame.columns)


def _files(project: Project, case: str, as_of: str) -> dict[str, Path]:
    """Return what goes into the archive, by its name there."""
    planned = plan(project, load_case(project.data / case), as_of)
    if not all(is_fresh(project, page) for page in planned):
        raise CaseError(
            f"The pages of {case} {as_of} are not there, or older than its tables, notebooks or "
            f"code; run onrecord build {case} first."
        )
    place = project.reports / case / as_of
    pages = [place / name for name in ("index.html", "card.png")] + [p.target for p in planned]
    notebooks = [project.build / case / as_of / page.notebook.name for page in planned]
    folder = project.data / case
    tables = [folder / f"{name}.csv" for name in TABLES] + [folder / DESCRIPTOR, folder / ABOUT]
    tables = [path for path in tables if path.is_file()]
    notes = [path for path in (folder / "NOTES.md", folder / "AGREEMENT.md") if path.is_file()]
    return {
        **{f"data/{path.name}": path for path in [*tables, *notes]},
        "data/codebook.md": project.data / "README.md",
        **{f"notebooks/{path.name}": path for path in notebooks},
        **{f"pages/{path.name}": path for path in pages},
    }


def metadata(case: Case, as_of: str, files: dict[str, Path]) -> bytes:
    """Return the RO-Crate metadata of the edition of ``case`` at ``as_of`` that holds ``files``."""
    edition = case.editions[case.editions["as_of"] == as_of].iloc[0]
    crate = ROCrate()
    crate.name = f"{case.title}: {edition['title']}"
    crate.description = (
        f"{edition['reason']} The pages and notebooks tell the case as of {as_of}; "
        "the tables are those of the whole case, later documents included."
    )
    crate.datePublished = open_edition(case, as_of).compiled
    licence = case.about.licence
    if licence:
        crate.license = licence.path or licence.name
    crate.root_dataset["version"] = __version__
    held = _content(case, files)
    for name, path in files.items():
        properties = {
            "name": name,
            "encodingFormat": _FORMATS.get(path.suffix, "application/octet-stream"),
            "contentSize": str(len(held[name])),
        }
        crate.add_file(path, dest_path=name, properties=properties)
    text = json.dumps(crate.metadata.generate(), indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode()


def _zip(content: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, _NO_CLOCK)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
