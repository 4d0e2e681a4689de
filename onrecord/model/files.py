"""The text of a table's file, with everything that is wrong with the file as a whole."""

from pathlib import Path

from onrecord.model.problems import ERROR, WARNING, Problem

TIDY = "Run make tidy to put it right"
SAVE = "Save it as CSV, UTF-8, with commas"
#: A hundred thousand claims stay below this many bytes; more is no table that people wrote.
LARGEST = 64 * 2**20
_CONTEXT = 12


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
        faults.add("encoding", "the file is UTF-16, not UTF-8", SAVE)
        return ""
    if b"\0" in raw:
        faults.add("not-text", "the file is not text (a workbook, perhaps)", SAVE)
        return ""
    try:
        return _plain(raw.decode("utf-8"), faults)
    except UnicodeDecodeError as error:
        _say_encoding(raw, error.start, faults)
        return ""


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
    what = f"byte 0x{raw[place]:02x} is not UTF-8, near the words given"
    row = raw.count(b"\n", 0, place) + 1
    faults.add("encoding", what, SAVE, row=row, value=around.strip())


def _plain(text: str, faults: FileProblems) -> str:
    if text.startswith("\ufeff"):
        faults.add("bom", "the file begins with a byte order mark", TIDY, level=WARNING)
        text = text.removeprefix("\ufeff")
    if "\r" in text:
        faults.add("line-ends", "lines end as on Windows", TIDY, level=WARNING)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text
