"""What a notebook needs: open an edition, then ask it one question per cell."""

from collections.abc import Sequence

from onrecord import frames
from onrecord.drawing.own_picture import picture
from onrecord.model.edition import Edition
from onrecord.project import find_project
from onrecord.questions.registry import figures, findings
from onrecord.register import claims as register
from onrecord.register import method, reference
from onrecord.render.parameters import check_parameters, compared_to
from onrecord.render.prepared import checked_case, edition_of

__all__ = [
    "figures",
    "findings",
    "frames",
    "method",
    "open_case",
    "picture",
    "reference",
    "register",
]


def open_case(case: str, as_of: str, compare_to: str = "", topics: Sequence[str] = ()) -> Edition:
    """Return the edition of ``case`` at ``as_of``, compared with the one before if none is named.

    Raise ``CaseError`` if there is no such case or date, or if its tables have errors: nothing is
    counted here that a build refuses.
    """
    loaded = checked_case(find_project().data, case)
    check_parameters(loaded, as_of, compare_to, topics)
    return edition_of(loaded, as_of, compared_to(loaded, as_of, compare_to), tuple(topics))
