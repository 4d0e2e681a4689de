"""The text of a table's file, with everything that is wrong with the file as a whole."""

from pathlib import Path

from onrecord.model.problems import ERROR, WARNING, Problem

TIDY = "Run make tidy to put it right"
#: Rules of errors that have one remedy, so that the table can be read and tidy writes it anew.
MENDABLE = frozenset(
    {
        "delimiter",
        "utf-16",
        "line-break",
        "form",
        "column-letters",
        "column-renamed",
    }
)
SAVE = "Save it as CSV in UTF-8, with commas (in Excel: CSV UTF-8)"
#: A hundred thousand claims stay below this many bytes; more is no table that people wrote.
LARGEST = 64 * 2**20
_CONTEXT = 12
_CONTEXT_OF_KIND = 400
#: How files begin that a browser or a program saved under the name of a table.
_KINDS = {
    "a web page": ("<!doctype html", "<html", "<head", "<body", "<table", "<script", "<!--"),
    "XML": ("<?xml",),
    "JSON": ("{", "[{"),
    "a text in RTF": ("{\\rtf",),
}


class FileProblems:
    """The problems of one file, as they are found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(
        self,
        rule: str,
        what: str,
        remedy: str,
        *,
        row: int = 0,
        column: str = "",
        value: str = "",
        level: str = ERROR,
    ) -> None:
        """Note one problem; see :class:`onrecord.model.problems.Problem`."""
        self.problems.append(Problem(self.file, row, column, rule, what, remedy, level, value))


def read_file(path: Path, faults: FileProblems) -> str:
    """Return the text at ``path`` with plain line ends; an empty string if it cannot be used."""
    raw = _bytes(path, faults)
    if not raw:
        return ""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _from_utf16(raw, faults)
    if b"\0" in raw:
        faults.add("not-text", "the file is not text (a workbook, perhaps)", SAVE)
        return ""
    try:
        return _plain(raw.decode("utf-8"), faults)
    except UnicodeDecodeError as error:
        _say_encoding(raw, error.start, faults)
        return ""


def _from_utf16(raw: bytes, faults: FileProblems) -> str:
    """Return the text of a file that says with its first mark that it is UTF-16."""
    try:
        text = raw.decode("utf-16")
    except UnicodeDecodeError:
        faults.add("encoding", "the file is cut or broken UTF-16, not UTF-8", SAVE)
        return ""
    faults.add("utf-16", "the file is UTF-16, not UTF-8", TIDY)
    return _plain(text, faults)


def _bytes(path: Path, faults: FileProblems) -> bytes:
    try:
        if path.is_dir():
            faults.add("file-folder", "a folder stands in its place", "Move it, and put the file")
        elif not path.is_file():
            remedy = "Put it there, or start from onrecord new"
            faults.add("file-missing", "the file is missing", remedy)
        elif path.stat().st_size > LARGEST:
            size, most = path.stat().st_size // 2**20, LARGEST // 2**20
            what = f"the file has {size} MB, and a table has at most {most}"
            faults.add("file-large", what, "Save the table alone, or make two cases of it")
        else:
            raw = path.read_bytes()
            if raw.removeprefix(b"\xef\xbb\xbf").strip():
                return raw
            faults.add("file-empty", "the file is empty", "It needs at least its header row")
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        faults.add("file-unreadable", what, "Give yourself the right to read it")
    return b""


def _say_encoding(raw: bytes, place: int, faults: FileProblems) -> None:
    """Say where the first byte stands that is not UTF-8, with the words around it."""
    begin = max(raw.rfind(b"\n", 0, place) + 1, place - _CONTEXT)
    around = raw[begin : place + _CONTEXT].decode("cp1252", errors="replace").partition("\n")[0]
    what = f"the file is not UTF-8: byte 0x{raw[place]:02x} is none, near the words given"
    row = raw.count(b"\n", 0, place) + 1
    faults.add("encoding", what, SAVE, row=row, value=around.strip())


def _plain(text: str, faults: FileProblems) -> str:
    if text.startswith("\ufeff"):
        faults.add("bom", "the file begins with a byte order mark", TIDY, level=WARNING)
        text = text.removeprefix("\ufeff")
    if "\r" in text:
        faults.add("line-ends", "lines end as on Windows", TIDY, level=WARNING)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "" if _is_other(text, faults) or _is_unmerged(text, faults) else text


def _is_other(text: str, faults: FileProblems) -> bool:
    """Return whether the text is a web page or the like, and say so."""
    start = text[:_CONTEXT_OF_KIND].lstrip().lower()
    kind = next((kind for kind, begins in _KINDS.items() if start.startswith(begins)), "")
    if kind:
        remedy = "Download the table itself; a sign-in may stand before it"
        faults.add("not-table", f"this is {kind}, not a table", remedy)
    return bool(kind)


def _is_unmerged(text: str, faults: FileProblems) -> bool:
    """Return whether git left both sides of a merge in the file, and say in which rows."""
    begun = 0
    found = False
    for row, line in enumerate(text.split("\n"), 1):
        if line.startswith("<<<<<<< "):
            begun = begun or row
        elif line.startswith(">>>>>>> ") and begun:
            found = True
            what = f"a merge is unfinished here, rows {begun} to {row}"
            remedy = "Keep one side, or both, and take the marks out"
            faults.add("merge", what, remedy, row=begun)
            begun = 0
    return found
