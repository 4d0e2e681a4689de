"""What passes the checker renders: every figure and finding of every edition, whatever it holds."""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from onrecord.check.run import check_case
from onrecord.drawing.exhibit import Exhibit
from onrecord.model.case import Case, load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.model.problems import CaseError, errors
from onrecord.model.stances import STANCES
from onrecord.model.tables import TABLES
from onrecord.project import Project
from onrecord.questions.registry import QUESTIONS
from onrecord.register import claims as register
from onrecord.register import method, reference
from onrecord.render.context import single_context
from onrecord.render.parameters import check_parameters, compared_to
from onrecord.render.plan import plan
from tests.cases import Row, read_rows, write_rows
from tests.conftest import ROOT

_DATE = re.compile(r"\b(2024|2025|2026)(?=-|\b)")
_PAGES: tuple[Callable[[Edition], object], ...] = (
    register.claims,
    register.editions_so_far,
    method.checker_warnings,
    method.corrections,
    *(
        getattr(reference, name)
        for name in (
            "propositions", "relations", "searches", "documents", "sources", "source_links",
            "judgements",
        )
    ),
)  # fmt: skip


def change(folder: Path, table: str, change: Callable[[list[Row]], list[Row]]) -> None:
    """Have a table of the case in ``folder`` hold what ``change`` makes of its rows."""
    path = folder / f"{table}.csv"
    if path.exists():
        names, rows = read_rows(path)
        write_rows(path, names, change(rows))


def move_years(folder: Path, years: int) -> None:
    """Move every date of the case by so many years."""

    def moved(rows: list[Row]) -> list[Row]:
        later = lambda match: f"{int(match[1]) + years:04}"  # noqa: E731
        return [{name: _DATE.sub(later, cell) for name, cell in row.items()} for row in rows]

    for table in TABLES:
        change(folder, table, moved)
    about = folder / "case.toml"
    told = _DATE.sub(lambda match: f"{int(match[1]) + years:04}", about.read_text("utf-8"))
    about.write_text(told, "utf-8")


def keep_claims(folder: Path, kept: list[int]) -> None:
    """Keep some of the claims, by their place, and nothing that leads to another."""
    _, rows = read_rows(folder / "claims.csv")
    names = {row["claim_id"] for at, row in enumerate(rows) if at in kept}

    def those(rows: list[Row]) -> list[Row]:
        found = [row for row in rows if row["claim_id"] in names]
        return [
            {**row, "derived_from": "", "derivation": "starts_here"}
            if row["derived_from"] and row["derived_from"] not in names
            else row
            for row in found
        ]

    change(folder, "claims", those)


def say_all(folder: Path, stance: str) -> None:
    """Have every claim take the same stance."""

    def same(rows: list[Row]) -> list[Row]:
        silent = {"certainty": "", "basis": "", "credibility": "", "custody": ""}
        quiet = stance not in ("asserts", "denies", "disputes", "not_confirmed")
        return [{**row, "stance": stance, **(silent if quiet else {})} for row in rows]

    change(folder, "claims", same)


def take_back(folder: Path, taken: list[int]) -> None:
    """Have some of the claims, by their place, taken back by whoever made them."""

    def with_retractions(rows: list[Row]) -> list[Row]:
        back = []
        for at in taken:
            if at < len(rows) and rows[at]["stance"] != "retracts":
                back.append(
                    {
                        **rows[at],
                        "claim_id": rows[at]["claim_id"][:-1] + chr(ord("m") + at),
                        "derived_from": rows[at]["claim_id"],
                        "stance": "retracts",
                        **dict.fromkeys(("certainty", "basis", "credibility", "custody"), ""),
                        "derivation": "",
                    }
                )
        return rows + back

    change(folder, "claims", with_retractions)


def leave_out(folder: Path, tables: set[str]) -> None:
    """Empty some tables that a case can do without."""
    for table in tables:
        change(folder, table, lambda rows: [])


def keep_edition(folder: Path, kept: int) -> None:
    """Keep one edition, by its place, and what was judged for it."""
    change(folder, "editions", lambda rows: rows[kept : kept + 1])
    dates = {row["as_of"] for row in read_rows(folder / "editions.csv")[1]}
    change(folder, "judgements", lambda rows: [row for row in rows if row["as_of"] in dates])


def render_all(folder: Path) -> int:
    """Draw and say all of every edition; return how many, 0 where the checker refuses the case."""
    if errors(check_case(folder)):
        return 0
    case = load_case(folder)
    plan(Project(folder.parent.parent), case)
    for as_of in case.editions["as_of"]:
        _edition(case, str(as_of))
    return len(case.editions)


def _edition(case: Case, as_of: str) -> None:
    try:
        check_parameters(case, as_of)
    except CaseError:
        return  # refused with a sentence before anything is drawn
    edition = open_edition(case, as_of, compared_to(case, as_of))
    for question in QUESTIONS:
        for answer in (question.figure, question.finding):
            shown = answer(edition) if answer else None
            if isinstance(shown, Exhibit):
                assert len(shown.pictures) == 2
            str(shown)
        if question.marked:
            question.marked(edition)
    for page in _PAGES:
        assert page(edition) is not None
    values = {"case": case.name, "as_of": as_of, "compare_to": edition.compare_to, "topics": []}
    assert single_context(case, values, "Title").stamp["case"] == case.name


_QUIET = ["unaware", "declined", "no_answer", "not_confirmed"]


@pytest.mark.parametrize("years", [-1024, -1000, 900, 973])
def test_years_far_out_render(folder: Path, years: int) -> None:
    move_years(folder, years)
    assert render_all(folder)


@pytest.mark.parametrize("stance", sorted(set(STANCES) - {"retracts"}))
def test_a_case_of_one_stance_renders(folder: Path, stance: str) -> None:
    say_all(folder, stance)
    assert render_all(folder)


def test_a_case_without_any_claim_renders(folder: Path) -> None:
    keep_claims(folder, [])
    assert render_all(folder)


@pytest.mark.parametrize("kept", [[0], [0, 2]])
def test_a_case_in_which_all_is_taken_back_renders(folder: Path, kept: list[int]) -> None:
    keep_claims(folder, kept)
    take_back(folder, list(range(len(kept))))
    assert render_all(folder)
    edition = open_edition(load_case(folder), "2026-01-06")
    assert edition.valid_claims.empty


_CASE = ROOT / "data" / "drones-in-china"
_EDITIONS = len(read_rows(_CASE / "editions.csv")[1])
_ALL = len(read_rows(_CASE / "claims.csv")[1])


@pytest.mark.slow
@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(
    kept=st.sets(st.integers(0, _ALL - 1), max_size=12),
    taken=st.sets(st.integers(0, 11), max_size=3),
    emptied=st.sets(st.sampled_from(["relations", "searches", "judgements", "links"])),
    years=st.sampled_from([0, 0, -1024, 973]),
    stance=st.sampled_from(["", "", *_QUIET]),
    edition=st.integers(0, _EDITIONS - 1),
)
def test_any_part_of_the_case_that_passes_the_checker_renders(
    kept: set[int], taken: set[int], emptied: set[str], years: int, stance: str, edition: int
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data" / "drones-in-china"
        shutil.copytree(_CASE, folder, ignore=shutil.ignore_patterns("texts", "*.md"))
        (Path(place) / "notebooks").mkdir()
        keep_claims(folder, sorted(kept))
        leave_out(folder, emptied)
        if stance:
            say_all(folder, stance)
        take_back(folder, sorted(taken))
        if years:
            move_years(folder, years)
        keep_edition(folder, edition)
        event("rendered" if render_all(folder) else "refused")
