"""Pack one edition as an archive: tables, executed notebooks, pages, checksums, RO-Crate metadata.

RO-Crate 1.x is the packaging standard for research data; its library writes the metadata file.
The archive has no clock in it: the same edition packs to the same bytes.
"""

import csv
import hashlib
import io
import json
import tempfile
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
from onrecord.render.freshness import content_of, files_of, stamp_at, why_not, work_of
from onrecord.render.plan import plan
from onrecord.render.snapshot import take_snapshot

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

    Every file is read once: what is compared with the stamps of the pages is what goes in. Raise
    ``CaseError`` if the edition was not rendered from the tables, notebooks and code of now.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = take_snapshot(project, [case_name], Path(folder))
        case = load_case(source.data / case_name)
        content = {**_tables(source, case), **_pages(project, source, case, as_of)}
    content[_METADATA] = metadata(case, as_of, content)
    lines = [f"{hashlib.sha256(content[name]).hexdigest()}  {name}" for name in sorted(content)]
    content[_SUMS] = ("\n".join(lines) + "\n").encode()
    return _zip({f"{case_name}-{as_of}/{name}": content[name] for name in sorted(content)})


def _tables(source: Project, case: Case) -> dict[str, bytes]:
    """Return tables, descriptors, notes and codebook by their names in the archive.

    Of tables with columns of one's own, those are packed that are shown.
    """
    folder = source.data / case.name
    names = [*(f"{name}.csv" for name in TABLES), DESCRIPTOR, ABOUT, "NOTES.md", "AGREEMENT.md"]
    there = [folder / name for name in names if (folder / name).is_file()]
    content = {f"data/{path.name}": path.read_bytes() for path in there}
    for name, table in TABLES.items():
        if _has_more(content.get(f"data/{name}.csv", b""), case.tables[name]):
            content[f"data/{name}.csv"] = table_text(case.tables[name], table).encode()
    return {**content, "data/codebook.md": (source.data / "README.md").read_bytes()}


def _has_more(content: bytes, frame: pd.DataFrame) -> bool:
    """Return whether a table has columns that ``frame`` has not."""
    header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")), [])
    return not set(header) <= set(frame.columns)


def _pages(project: Project, source: Project, case: Case, as_of: str) -> dict[str, bytes]:
    """Return pages and executed notebooks by their names in the archive."""
    content: dict[str, bytes] = {}
    for page in plan(project, case, as_of, source):
        files = {name: content_of(page.target.with_name(name)) for name in files_of(page)}
        executed = content_of(work_of(project, page) / page.notebook.name)
        if why := why_not(stamp_at(project, page), page, files, executed):
            raise CaseError(
                f"The pages of {case.name} {as_of} are not there, or older than its tables, "
                f"notebooks or code (of {page.name}, {why}); run onrecord build {case.name} first."
            )
        content |= {f"pages/{name}": found or b"" for name, found in files.items()}
        content[f"notebooks/{page.notebook.name}"] = executed or b""
    return content


def metadata(case: Case, as_of: str, files: dict[str, bytes]) -> bytes:
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
    for name, content in files.items():
        properties = {
            "name": name,
            "encodingFormat": _FORMATS.get(Path(name).suffix, "application/octet-stream"),
            "contentSize": str(len(content)),
        }
        crate.add_file(io.BytesIO(content), dest_path=name, properties=properties)
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
