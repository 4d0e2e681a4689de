"""A case as it begins: claims of four columns, the days of two documents, and one edition."""

from pathlib import Path

HEADER = ["document_id", "source_id", "stance", "proposition_id"]
CLAIMS = [
    ["gazette-2026-01-05", "mayor", "asserts", "bridge-closed"],
    ["gazette-2026-01-05", "engineer", "doubts", "bridge-closed"],
    ["herald-2026-01-06", "minister", "denies", "bridge-closed"],
    ["herald-2026-01-06", "engineer", "asserts", "bridge-unsafe"],
]
AS_OF = "2026-01-06"


def begin(data: Path, own: str = "", words: str = "") -> Path:
    """Write the case to a folder below ``data``, with a column ``own`` of ``words`` in two tables.

    Return the folder.
    """
    folder = data / "bridge"
    folder.mkdir(parents=True)
    more = [[own], *([[words]] * len(CLAIMS))] if own else [[]] * (len(CLAIMS) + 1)
    claims = [[*row, *extra] for row, extra in zip([HEADER, *CLAIMS], more, strict=True)]
    days = [["document_id", "published"], *([row[0], row[0][-10:]] for row in CLAIMS[1:3])]
    documents = [[*row, *extra] for row, extra in zip(days, more[:3], strict=True)]
    tables = {"claims": claims, "documents": documents, "editions": [["as_of"], [AS_OF]]}
    for name, rows in tables.items():
        lines = (",".join(row) + "\n" for row in rows)
        (folder / f"{name}.csv").write_text("".join(lines), "utf-8")
    return folder
