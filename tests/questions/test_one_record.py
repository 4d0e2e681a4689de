"""Headline, sentence, first screen, board and table print the same numbers of a point."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.counting.leading import leading
from onrecord.counting.origins import count
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.prose import number
from onrecord.questions.key_findings.finding import MOST
from onrecord.questions.registry import figures, findings
from tests.cases import LAST, case, claim
from tests.drawing_reader import read
from tests.harbour import later
from tests.questions.test_first_screen import parts
from tests.test_docs import ROOT

SEPARATE, THICK, THIN = ("ink", "o", False), ("ink", "o", True), ("line", "o", True)
WORDS = {number(value): value for value in range(13)}


def first_case(as_of: str) -> Callable[[], Edition]:
    return lambda: open_edition(load_case(Path(ROOT) / "data/drones-in-china"), as_of)


def six_points() -> Edition:
    rows = [
        claim(10 * point + at, f"ann{at}", proposition_id=f"p{point}")
        for point in range(1, 7)
        for at in range(1, point + 1)
    ]
    links = [("ann1", "ann2", "possibly_same"), ("ann1", "ann3", "independent")]
    return open_edition(case(rows, links=links), LAST)


EDITIONS: dict[str, Callable[[], Edition]] = {
    "six documents": later,
    "six points": six_points,
    "one claim": lambda: open_edition(case([claim(1, "ann")]), LAST),
    "inference alone": lambda: open_edition(case([claim(1, "ann", basis="inference")]), LAST),
    "the article": first_case("2024-11-15"),
    "the newest": first_case("2025-09-25"),
}


def origins_in(text: str) -> tuple[int, int]:
    """Return the least and the most origins that ``text`` says a point has."""
    between = re.search(r"(\d+) to (\d+) origins", text)
    if between:
        return int(between[1]), int(between[2])
    same = re.search(r"\b([\w]+) origins?\b", text.lower())
    if same and same[1] != "the":
        value = WORDS.get(same[1])
        return (int(same[1]), int(same[1])) if value is None else (value, value)
    return (1, 1) if "the origin is" in text else (0, 0)


@pytest.mark.parametrize("name", EDITIONS)
def test_every_place_has_the_same_origins_of_a_point(name: str) -> None:
    edition = EDITIONS[name]()
    rows = leading(count(edition))
    counted = [(int(row["origins_min"]), int(row["origins"])) for _, row in rows.iterrows()]
    screen = parts(str(figures.first_screen(edition)._repr_html_()))
    assert [origins_in(block["Who says yes"]) for block in screen] == counted
    table = figures.points_over_editions(edition).frame
    last = table[table["Edition"] == edition.as_of]
    assert list(zip(last["At the least"], last["Origins"], strict=True)) == counted
    board = figures.status_board(edition)
    # What leads stands first on the board.
    drawn = read(board.canvas("wide")).rows()[: len(counted)]
    cells = board.frame.iloc[: len(counted)]
    assert list(zip(cells["At the least"], cells["Origins"], strict=True)) == counted
    assert [origins_in(" ".join(row.texts)) for row in drawn] == counted
    for row, (least, most) in zip(drawn, counted, strict=True):
        separate, thick, thin = (row.looks[look] for look in (SEPARATE, THICK, THIN))
        assert (separate + thick, separate + thick + thin) == (least, most)


@pytest.mark.parametrize("name", EDITIONS)
def test_sentences_have_them_too(name: str) -> None:
    edition = EDITIONS[name]()
    rows = leading(count(edition))
    told = findings.key_findings(edition).items
    for (_, row), text in zip(rows.iterrows(), told[: MOST - 2], strict=False):
        most = int(row["origins"])
        said = origins_in(text.partition(". ")[0])
        assert said[1] == most, text


@pytest.mark.parametrize("name", EDITIONS)
def test_there_are_six_main_points_at_most(name: str) -> None:
    told = findings.key_findings(EDITIONS[name]()).items
    assert 1 <= len(told) <= MOST == 6


@pytest.mark.parametrize("name", EDITIONS)
def test_each_of_them_is_one_sentence(name: str) -> None:
    for point in findings.key_findings(EDITIONS[name]()).items:
        words = re.sub("“[^”]*”", "", point)
        assert re.findall(r"[.?!](?=\s|$)", words) == ["."] and words.endswith("."), point


@pytest.mark.parametrize("name", EDITIONS)
def test_the_headlines_count_the_points_of_the_table(name: str) -> None:
    edition = EDITIONS[name]()
    rows = leading(count(edition))
    headline = figures.points_over_editions(edition).headline
    carried = int((rows["origins"] > 0).sum())
    whole = f"of {number(len(rows))} points" if len(rows) > 1 else "point"
    words = (
        ("all " + number(carried) if len(rows) > 1 else "the one")
        if carried == len(rows)
        else (f"{number(carried) if carried else 'none'} {whole}" if len(rows) > 1 else "no point")
    )
    assert words in headline
