"""Parameters that cannot work are refused in a sentence, before any kernel starts."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from onrecord.commands.new import create
from onrecord.model.case import Case
from onrecord.model.problems import CaseError, TablesRefused
from onrecord.notebook import open_case
from onrecord.project import Project
from onrecord.render import editions, single
from onrecord.render.notebook_files import read_notebook
from onrecord.render.parameters import check_names, check_parameters, compared_to, declared
from onrecord.render.single import defaults, render_single
from tests.cases import LAST, add, case, claim, edit
from tests.conftest import Outcome

GOOD = '# why not\ncase = "harbour-fire"  # a = b\nas_of = "2026-01-06"\ntopics = []\n'


@pytest.fixture
def one() -> Case:
    """Return a case with two topics and documents from 1 November on."""
    return case([claim(1, "a"), claim(2, "b", proposition_id="q")])


@pytest.fixture
def no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail if a notebook is run."""

    def run(*_: object, **__: object) -> None:
        pytest.fail("a kernel was started")

    monkeypatch.setattr(single, "run_notebook", run)
    monkeypatch.setattr(editions, "run_notebook", run)


def notebook(*cells: str) -> nbformat.NotebookNode:
    made = [nbformat.v4.new_code_cell(cell, metadata={"tags": ["parameters"]}) for cell in cells]
    return nbformat.v4.new_notebook(cells=made)


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [
        ("2024-10-31", "as_of 2024-10-31 lies before the first document of in-memory (2024-11-01)"),
        ("2025-01-01", "as_of 2025-01-01 lies after the last entry of in-memory (2024-12-31)"),
        ("2024-11", "as_of '2024-11': not a day of the kind 2024-11-15"),
        ("15/11/2024", "a spreadsheet has rewritten the date; write 2024-11-15"),
        ("", "not a day of the kind"),
        (None, "not a day of the kind"),
        (20241115, "a spreadsheet has rewritten the date; write 2024-11-15"),
        (["2024-11-15"], "not a day of the kind"),
    ],
)
def test_a_date_outside_the_case(one: Case, as_of: Any, sentence: str) -> None:
    with pytest.raises(CaseError) as refused:
        check_parameters(one, as_of)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("compare_to", [LAST, "2025-06-01", "2024-13-01", 7])
def test_the_edition_compared_to_comes_before(one: Case, compare_to: Any) -> None:
    with pytest.raises(CaseError, match="compare_to"):
        check_parameters(one, LAST, compare_to)


@pytest.mark.parametrize("topics", ["topic-p", None, 7, ["topic-p", 7], {"topic-p": 1}])
def test_topics_are_a_list_of_words(one: Case, topics: Any) -> None:
    with pytest.raises(CaseError, match="not a list of words, such as"):
        check_parameters(one, LAST, "", topics)


def test_an_unknown_topic_names_those_there_are(one: Case) -> None:
    with pytest.raises(CaseError, match="no topic weather; it has topic-p, topic-q"):
        check_parameters(one, LAST, "", ["topic-p", "weather"])


@pytest.mark.parametrize("topics", [[], ["topic-q"], ("topic-p", "topic-q")])
def test_parameters_of_the_case_pass(one: Case, topics: Any) -> None:
    check_parameters(one, "2024-11-01", "", topics)
    check_parameters(one, LAST, "2024-11-01", topics)


def test_a_case_without_documents_or_editions(one: Case) -> None:
    with pytest.raises(CaseError, match="no documents"):
        check_parameters(dataclasses.replace(one, documents=one.documents.iloc[:0]), LAST)
    check_parameters(dataclasses.replace(one, editions=one.editions.iloc[:0]), LAST)


def test_names_are_those_of_the_parameters_cell() -> None:
    made = notebook(GOOD)
    assert declared(made) == ["case", "as_of", "topics"]
    assert defaults(made) == {"case": "harbour-fire", "as_of": "2026-01-06", "topics": []}
    with pytest.raises(CaseError, match=r"has no parameter as_off; .* Did you mean as_of\?"):
        check_names(["as_off"], made, "a.ipynb")


@pytest.mark.parametrize(
    "cell", ["case = 1 +", "case = open('x')", "case = [" + "(" * 5000, "as_of = today()"]
)
def test_a_parameters_cell_with_more_than_values(cell: str) -> None:
    with pytest.raises(CaseError, match="more than names and plain values"):
        defaults(notebook(cell))


@pytest.mark.usefixtures("no_kernel", "folder")
@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"as_of": "2025-01-01"}, "lies before the first document"),
        ({"as_of": "soon"}, "as_of 'soon'"),
        ({"topics": ["weather"]}, "has no topic weather"),
        ({"topics": "traffic"}, "not a list of words"),
        ({"compare_to": "2026-01-06"}, "is not before"),
        ({"case": "harbour-fires"}, "Did you mean harbour-fire?"),
        ({"case": "../data/harbour-fire"}, "no case"),
        ({"case": "harbour-fire/"}, "Did you mean harbour-fire?"),
        ({"case": ""}, "needs a value for case"),
        ({"as_of": ""}, "needs a value for as_of"),
        ({"colour": "red"}, "has no parameter colour"),
    ],
)
def test_nothing_runs_with_parameters_that_cannot_work(
    empty_project: Project, given: dict[str, Any], sentence: str
) -> None:
    path = empty_project.notebooks / "02-timeline.ipynb"
    made = notebook('case = "harbour-fire"\nas_of = "2026-01-06"\ncompare_to = ""\ntopics = []')
    with pytest.raises(CaseError) as refused:
        render_single(empty_project, path, made, given, empty_project.reports)
    assert sentence in str(refused.value)


@pytest.mark.usefixtures("no_kernel", "folder")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("build", "--as-of", "2026-01-07"), "There is no edition 2026-01-07"),
        (("build", "--as-of", "yesterday"), "There is no edition yesterday"),
        (("build", "no-such-case"), "There is no case no-such-case"),
        (("render", "notebooks/02-timeline.ipynb", "-p", "topics", "[1"), "is not a JSON list"),
        (("render", "notebooks/02-timeline.ipynb", "-p", "topics", "x"), "is not a list of words"),
        (("render", "notebooks/none.ipynb"), "does not exist"),
        (("render", "notebooks/02-timeline.ipynb", "-p", "as_of"), "-p as_of has no value"),
        (("render", "notebooks/02-timeline.ipynb", "-p", "as_of", "-o", "x"), "has no value"),
        (("render", "notebooks/02-timeline.ipynb", "-p", "topics=[1"), "is not a JSON list"),
    ],
)
def test_the_command_line_refuses_with_2(
    onrecord: Callable[..., Outcome], empty_project: Project, words: tuple[str, ...], sentence: str
) -> None:
    given = (
        ("-p", "case", "harbour-fire", "-p", "as_of", "2026-01-06") if words[0] == "render" else ()
    )
    done = onrecord(*words, *given)
    assert sentence in done.err
    assert done.code == 2
    assert not list(empty_project.root.glob("*.html"))
    assert not empty_project.reports.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"print(1)", b'{"cells": 1}']
)
def test_what_is_no_notebook_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "01-broken.ipynb"
    path.write_bytes(content)
    with pytest.raises(CaseError, match=r"01-broken\.ipynb is not a notebook that can be read"):
        read_notebook(path)


def test_a_notebook_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook(GOOD)), "utf-8")
    assert defaults(read_notebook(path))["case"] == "harbour-fire"


class TestValuesThatNobodyChose:
    """The newest edition of a case that is named, and the one before the edition that is shown."""

    @pytest.fixture
    def ran(self, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
        """Return the parameters of each notebook that was run; none of them really is."""
        values: list[dict[str, Any]] = []

        def run(_path: Path, _executed: Path, given: dict[str, Any], *_: object) -> object:
            values.append(given)
            return nbformat.v4.new_notebook()

        monkeypatch.setattr(single, "run_notebook", run)
        return values

    @pytest.fixture
    def path(self, empty_project: Project, folder: Path) -> Path:
        """Return a notebook about a case with two editions, in a project with a second case."""
        add(folder, "editions", 0, as_of="2026-01-05", title="The first")
        create(folder.parent / "moskva", "Moskva")
        path = empty_project.root / "mine.ipynb"
        made = notebook(GOOD + 'compare_to = ""\n')
        path.write_text(json.dumps(made), "utf-8")
        return path

    def test_an_edition_is_compared_with_the_one_before(
        self, onrecord: Callable[..., Outcome], path: Path, ran: list[dict[str, Any]]
    ) -> None:
        assert onrecord("render", str(path)).code == 0
        assert (ran[0]["as_of"], ran[0]["compare_to"]) == ("2026-01-06", "2026-01-05")

    def test_the_first_edition_is_compared_with_none(
        self, onrecord: Callable[..., Outcome], path: Path, ran: list[dict[str, Any]]
    ) -> None:
        assert onrecord("render", str(path), "-p", "as_of=2026-01-05").code == 0
        assert ran[0]["compare_to"] == ""

    def test_a_case_that_is_named_is_shown_in_its_newest_edition(
        self, onrecord: Callable[..., Outcome], path: Path, ran: list[dict[str, Any]]
    ) -> None:
        moskva = path.parent / "data" / "moskva"
        edit(moskva, "editions", 0, as_of="2026-01-07")
        edit(moskva, "judgements", 0, as_of="2026-01-07")
        assert onrecord("render", str(path), "-p", "case", "moskva").code == 0
        assert (ran[0]["case"], ran[0]["as_of"]) == ("moskva", "2026-01-07")

    def test_a_case_without_an_edition_needs_a_date(
        self, onrecord: Callable[..., Outcome], path: Path, ran: list[dict[str, Any]]
    ) -> None:
        moskva = path.parent / "data" / "moskva"
        for table in ("editions", "judgements"):
            rows = (moskva / f"{table}.csv").read_text("utf-8").splitlines()[:1]
            (moskva / f"{table}.csv").write_text("\n".join([*rows, ""]), "utf-8")
        done = onrecord("render", str(path), "-p", "case=moskva")
        assert (done.code, ran) == (2, [])
        assert "needs a value for as_of" in done.err

    @pytest.mark.parametrize("words", [("-p", "as_of=2026-01-05"), ("-p", "as_of", "2026-01-05")])
    def test_a_parameter_does_not_swallow_the_next_option(
        self,
        onrecord: Callable[..., Outcome],
        path: Path,
        ran: list[dict[str, Any]],
        words: tuple[str, ...],
    ) -> None:
        assert onrecord("render", str(path), *words, "-o", "out.html").code == 0
        assert ran[0]["as_of"] == "2026-01-05"
        assert (path.parent / "out.html").is_file()

    def test_a_value_may_hold_an_equals_sign(
        self, onrecord: Callable[..., Outcome], path: Path
    ) -> None:
        done = onrecord("render", str(path), "-p", "topics", "a=b")
        assert "topics 'a=b' is not a list" in done.err


def test_the_edition_before_is_the_last_one_before(one: Case) -> None:
    assert compared_to(one, "2024-12-30") == ""
    assert compared_to(one, "2030-01-01") == LAST
    assert compared_to(one, LAST) == ""
    assert compared_to(one, LAST, "2024-11-02") == "2024-11-02"


class TestNotebookOnItsOwn:
    """What a notebook in JupyterLab is given, without a build around it."""

    def test_it_refuses_what_a_build_refuses(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        edit(folder, "claims", 0, stance="hints")
        with pytest.raises(TablesRefused, match="have one error"):
            open_case("harbour-fire", "2026-01-06")

    def test_it_is_compared_with_the_edition_before(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(folder)
        add(folder, "editions", 0, as_of="2026-01-05", title="The first")
        assert open_case("harbour-fire", "2026-01-06").compare_to == "2026-01-05"
        assert open_case("harbour-fire", "2026-01-05").before is None
