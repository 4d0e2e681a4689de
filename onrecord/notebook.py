"""What a notebook needs: open an edition, then ask it one question per cell."""

from collections.abc import Sequence

from onrecord.model.case import case_folder, load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.project import find_project
from onrecord.questions.registry import figures, findings
from onrecord.register import claims as register
from onrecord.register import method, reference
from onrecord.render.parameters import check_parameters

__all__ = ["figures", "findings", "method", "open_case", "reference", "register"]


def open_case(case: str, as_of: str, compare_to: str = "", topics: Sequence[str] = ()) -> Edition:
    """Return the edition of ``case`` at ``as_of``; raise ``CaseError`` if there is none."""
    project = find_project()
    loaded = load_case(case_folder(project.data, case))
    check_parameters(loaded, as_of, compare_to, topics)
    return open_edition(loaded, as_of, compare_to, tuple(topics))
