"""A case of two thousand claims: it passes the checker, its pages are light, its figures read."""

from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.drawing.exhibit import Exhibit
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.problems import errors
from onrecord.questions.registry import QUESTIONS, figures
from tests.pages import NAMES
from tests.pictures import FORMS, clashes, outside
from tests.thousands import AS_OF, CASE, NUMBER, make_project

pytestmark = pytest.mark.slow
FIGURES = [question.name for question in QUESTIONS if question.draws]
#: Bytes for each claim, in the register and in any other page, and for the faces of that.
ROW, ELSEWHERE, TYPE = 1_000, 250, 40_000


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    project = make_project(tmp_path_factory.mktemp("thousands") / "project")
    return open_edition(load_case(project.data / CASE), AS_OF)


def test_the_case_is_what_it_is_called_and_the_checker_passes_it(edition: Edition) -> None:
    tables = edition.case.tables
    assert len(edition.topic_claims) == len(tables["claims"]) == NUMBER
    sizes = {name: len(tables[name]) for name in ("documents", "sources", "propositions")}
    assert sizes == {"documents": 300, "sources": 60, "propositions": 40}
    assert tables["documents"]["language"].nunique() == 10
    assert set(edition.topic_claims["stance"]) >= {
        "denies",
        "doubts",
        "not_confirmed",
        "declined",
        "no_answer",
        "unaware",
    }
    assert errors(check_case(edition.case.folder)) == []


@pytest.mark.parametrize("name", FIGURES)
def test_no_line_of_type_leaves_its_figure_or_lies_on_another(edition: Edition, name: str) -> None:
    figure: Exhibit = getattr(figures, name)(edition)
    for form in FORMS:
        canvas = figure.canvas(form)
        assert not list(outside(canvas))
        assert not list(clashes(canvas))


@pytest.mark.notebooks
def test_the_pages_stay_light(full: Path) -> None:
    assert {path.stem for path in full.glob("*.html")} == {*NAMES, "index"}
    for name in NAMES:
        most = TYPE + NUMBER * (ROW if name == "register" else ELSEWHERE)
        assert (full / f"{name}.html").stat().st_size < most, name
