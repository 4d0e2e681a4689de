"""What the checker says: one problem, as a sentence with file, row, column, value and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.prose import counted, digits

ERROR = "error"
WARNING = "warning"
REMARK = "remark"
_SHOWN = 60
_LISTED = 40


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one place of a table, and what would be right.

    ``row`` counts as a spreadsheet does: the header is row 1. ``row`` 0 and an empty ``column``
    mean the file as a whole. ``rule`` is a short stable name for tests and for notes.
    """

    file: str
    row: int
    column: str
    rule: str
    what: str
    remedy: str
    level: str = ERROR
    value: str = ""

    def sentence(self) -> str:
        """Return the problem as one line for people."""
        place = self.file
        place += f", row {self.row}" if self.row else ""
        place += f", {self.column}" if self.column else ""
        value = f" ({shown(self.value)})" if self.value else ""
        return escaped(f"{place}: {self.what}{value}. {self.remedy}")

    def told(self) -> str:
        """Return the problem as one line for people who need to do nothing about it."""
        return self.sentence().removesuffix(escaped(f". {self.remedy}"))


def shown(value: str) -> str:
    """Return ``value`` quoted for a message: on one line, short, control characters escaped."""
    short = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
    return "'" + escaped(short) + "'"


def escaped(text: str) -> str:
    """Return ``text`` with control characters spelled out, so that no terminal obeys them."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a build, in the order of files and rows."""
    return sorted(problem for problem in problems if problem.level == ERROR)


def warnings(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are printed in the report and do not stop a build."""
    return sorted(problem for problem in problems if problem.level == WARNING)


def remarks(problems: Iterable[Problem]) -> list[Problem]:
    """Return what a second look would settle; it is printed by the checker and nowhere else."""
    return sorted(problem for problem in problems if problem.level == REMARK)


class CaseError(Exception):
    """A case, an edition or a parameter that cannot be used; the message is for people.

    ``exit_code`` is what the command line ends with: 2, the command has to be put differently.
    """

    exit_code = 2


class WorkFailed(CaseError):
    """The command was right and its work failed: tables with errors, a cell that raised."""

    exit_code = 1


class TablesRefused(WorkFailed):
    """Tables with errors in them; ``problems`` holds every one."""

    def __init__(self, case: str, problems: list[Problem]) -> None:
        self.problems = problems
        found = errors(problems)
        lines = ["  " + problem.sentence() for problem in found[:_LISTED]]
        if len(found) > _LISTED:
            lines.append(
                f"  and {digits(len(found) - _LISTED)} more; see them with onrecord check {case}"
            )
        said = f"The tables of {case} have {counted(len(found), 'error')}:"
        super().__init__("\n".join([said, *lines]))
