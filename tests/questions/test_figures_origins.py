"""The figures on origins, tested by what they drew: words, marks, links, all inside the edge."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.measure import text_width
from onrecord.drawing.theme import ROLES, WIDTHS
from onrecord.model.case import case_names, load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.provenance_graph.data import provenance
from onrecord.questions.provenance_graph.figure import headline
from onrecord.questions.registry import QUESTIONS, figures, findings
from tests.cases import LAST, Row, case, claim
from tests.harbour import later

DATA = Path(__file__).parent.parent.parent / "data"
ASKED = [question for question in QUESTIONS if question.page == "origins.html"]
FIGURES = [question.figure for question in ASKED if question.figure]
FINDINGS = [question.finding for question in ASKED if question.finding] + [findings.changes]
NOUNS = "(mention|outlet|origin|proposition|document|claim|repetition|text|chain)"
Figure = Callable[[Edition], Exhibit]


def words(canvas: Canvas) -> list[str]:
    return [artist.get_text() for artist in canvas.axes.texts]


def type_in(exhibit: Exhibit, form: str = "wide") -> str:
    return "\n".join(words(exhibit.canvas(form)))


def links(exhibit: Exhibit, form: str = "wide") -> list[str]:
    return [href for href, _ in exhibit.canvas(form).marks.values() if href]


def beyond(canvas: Canvas) -> list[str]:
    """Return the texts that do not lie between the left and the right edge of ``canvas``."""
    found = []
    for artist in canvas.axes.texts:
        text, (x, _) = artist.get_text(), artist.get_position()
        width = text_width(text, artist.get_fontsize(), bold=artist.get_fontweight() == "bold")
        left = x - {"left": 0.0, "center": width / 2, "right": width}[artist.get_ha()]
        if left < 0 or left + width > canvas.width:
            found.append(text)
    return found


def outside(canvas: Canvas) -> int:
    """Return how many lines and boxes reach beyond the edges of ``canvas``."""
    spans = [line.get_xdata() for line in canvas.axes.lines]
    spans += [patch.get_path().vertices[:, 0] for patch in canvas.axes.patches if patch.get_gid()]
    return sum(min(xs) < 0 or max(xs) > canvas.width for xs in spans)


def empty() -> Edition:
    return open_edition(case([]), LAST)


def silent() -> Edition:
    return open_edition(case([claim(1, "a", "no_answer")]), LAST)


def single() -> Edition:
    return open_edition(case([claim(1, "a")]), LAST)


def crowded() -> Edition:
    """Return a case with names without end, sixty chains, and a chain of sixty documents."""
    name = (
        "The office of the plenipotentiary for everything that nobody else looks after " * 3
        + "again"
    )
    days = {f"d{at}": f"20{at % 10 + 10}-01-{at % 28 + 1:02}" for at in range(1, 121)}
    rows: list[Row] = [claim(1, name, document_id="d1", cue="Unpronounceable" * 20)]
    rows += [
        claim(1, name, document_id=f"d{at}", derived_from=f"d{at - 1}-01a", certainty="possible")
        for at in range(2, 61)
    ]
    rows += [
        claim(1, f"{name} {at}", document_id=f"d{at}", proposition_id=f"{name} {at}")
        for at in range(61, 121)
    ]
    return open_edition(case(rows, documents=days), LAST, "2012-01-01")


@cache
def editions() -> tuple[Edition, ...]:
    """Return editions of all sizes, opened once: each keeps what was counted for it."""
    found = [empty(), silent(), single(), crowded(), later(), later("")]
    for name in case_names(DATA):
        one = load_case(DATA / name)
        days = list(one.editions["as_of"])
        found += [open_edition(one, days[0]), open_edition(one, days[-1], days[-2])]
    return tuple(found)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
class TestEveryFigure:
    """What holds for all of them, from no claim to five hundred."""

    @pytest.mark.slow
    def test_no_word_lies_beyond_the_edge(self, figure: Figure) -> None:
        for edition in editions():
            exhibit = figure(edition)
            for form in WIDTHS:
                canvas = exhibit.canvas(form)
                assert not beyond(canvas), form
                assert not outside(canvas), form

    def test_an_empty_case_gives_a_sentence_and_no_axis(self, figure: Figure) -> None:
        exhibit = figure(empty())
        assert exhibit.draw is None and exhibit.frame.empty
        assert re.match(r"[A-Z].* .*\w$", exhibit.headline)
        assert not exhibit.canvas().axes.lines

    def test_every_link_leads_into_the_register(self, figure: Figure) -> None:
        edition = later()
        known = {
            *edition.published_claims["claim_id"],
            *edition.case.documents["document_id"],
            *edition.case.sources["source_id"],
        }
        found = links(figure(edition))
        assert found
        for href in found:
            page, _, row = href.partition("#")
            assert row in known or page.startswith("register.html?proposition_id="), href

    def test_numbers_of_nothing_and_of_one_are_grammatical(self, figure: Figure) -> None:
        for edition in editions():
            exhibit = figure(edition)
            text = " ".join((exhibit.headline, exhibit.subtitle, exhibit.alt))
            assert not re.search(rf"\b(one|1) {NOUNS}s\b|\b(two|[2-9]|\d\d+) {NOUNS}\b", text), text
            assert "of one prop" not in text and "  " not in text and "no of" not in text, text

    def test_it_draws_the_same_twice(self, figure: Figure) -> None:
        assert figure(later()).pictures == figure(later()).pictures


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda figure: figure.__name__)
def test_every_finding_is_made_of_sentences(finding: Callable[[Edition], str]) -> None:
    for edition in editions():
        for paragraph in str(finding(edition)).split("\n\n"):
            assert re.match(r"[A-Z0-9“].*[.?!]$", paragraph), paragraph
            assert "  " not in paragraph and " no are" not in paragraph and "no of" not in paragraph


class TestOutletsToOrigins:
    """One line a proposition: mentions in outlets, rings at least and most, a tick for the rest."""

    def test_mentions_and_outlets_are_a_number_and_the_headline_counts(self) -> None:
        exhibit = figures.outlets_to_origins(later())
        assert exhibit.headline == (
            "“arson” stands in five outlets; "
            "behind it stand from 2 to 3 origins, two shown to be separate"
        )
        assert "5 in 5" in words(exhibit.canvas()) and "3 in 3" in words(exhibit.canvas())
        assert exhibit.frame["At the least"].to_list() == [2, 1]

    @pytest.mark.parametrize("form", WIDTHS)
    def test_rings_stand_at_the_least_and_at_the_most_on_one_scale(self, form: str) -> None:
        canvas = figures.outlets_to_origins(later()).canvas(form)
        ticks = {
            text.get_text(): text.get_position()[0]
            for text in canvas.axes.texts
            if text.get_text().isdigit()
        }
        assert [int(tick) for tick in ticks] == [0, 1, 2, 3]
        # Arson has from two to three origins, and two without the guard; barrels have one.
        marks = [line for line in canvas.axes.lines if len(line.get_xdata()) == 1][2:]
        rings = [(line.get_xdata()[0], line.get_markeredgewidth()) for line in marks]
        thin, thick = 1.4, 2.8
        assert rings == [
            (ticks["3"], thin),
            (ticks["2"], thick),
            (ticks["2"], thin),
            (ticks["1"], thick),
            (ticks["0"], thin),
        ]
        assert [line.get_marker() for line in marks] == ["o", "o", "|", "o", "|"]
        hollow = [line.get_markerfacecolor() == ROLES["paper"] for line in marks]
        assert hollow == [True, True, False, True, False]

    def test_what_is_left_without_the_heaviest_voice_is_said(self) -> None:
        exhibit = figures.outlets_to_origins(later())
        assert exhibit.frame["Heaviest voice"].to_list() == ["guard", "report"]
        assert exhibit.frame["Mentions without it"].to_list() == [2, 0]
        assert exhibit.frame["Origins without it"].to_list() == [2, 0]
        text = type_in(exhibit)
        assert "Without report: nothing" in text and "Without guard: 2 of 5 mentions" in text

    def test_what_cannot_be_traced_has_no_heaviest_voice(self) -> None:
        orphan = [claim(1, "b", "denies"), claim(2, "a", derived_from="d1-01a")]
        exhibit = figures.outlets_to_origins(open_edition(case(orphan), LAST))
        assert exhibit.frame["Heaviest voice"].to_list() == [""]
        assert "No mention can be traced to a voice" in type_in(exhibit).replace("\n", " ")


def test_the_funnel_leaves_the_fifteenth_and_the_merely_mentioned_to_the_table() -> None:
    exhibit = figures.outlets_to_origins(crowded())
    assert len(exhibit.frame) == 61
    assert "15 of the 61" in exhibit.subtitle


def test_the_provenance_graph_sets_each_text_right_of_what_it_takes_from() -> None:
    canvas = figures.provenance_graph(later()).canvas()
    place = {artist.get_text(): artist.get_position() for artist in canvas.axes.texts}
    assert place["WIRE"][0] < place["COURIER"][0] < place["GAZETTE"][0] < place["WEEKLY"][0]
    assert place["WIRE"][1] < place["COURIER"][1] < place["GAZETTE"][1] < place["WEEKLY"][1]
    assert "guard + 1" in place


def test_the_provenance_graph_says_what_it_leaves_out() -> None:
    exhibit = figures.provenance_graph(crowded())
    assert exhibit.headline == "59 of 120 texts take from another, 53 bringing nothing of their own"
    assert "48 of 120 documents" in exhibit.subtitle
    assert "60 that stand alone" in exhibit.subtitle
    assert len(exhibit.frame) == 120


def test_texts_that_all_bring_something_are_said_to() -> None:
    rows = [claim(1, "a"), claim(2, "a", document_id="d2", derived_from="d1-01a")]
    rows.append(claim(3, "b", document_id="d2"))
    exhibit = figures.provenance_graph(open_edition(case(rows), LAST))
    assert exhibit.headline == (
        "One of two texts takes from another, and all bring something of their own"
    )


def test_texts_that_take_from_each_other_do_not_go_in_a_ring() -> None:
    rows = [
        claim(1, "a"),
        claim(2, "a", document_id="d2"),
        claim(3, "a", document_id="d2", derived_from="d1-01a"),
        claim(4, "a", document_id="d1", derived_from="d2-02a"),
    ]
    texts = provenance(open_edition(case(rows), LAST))
    assert sorted(texts["main"]) == ["", "d2"] or sorted(texts["main"]) == ["", "d1"]
    assert texts["size"].to_list() == [2, 2]


def test_what_bears_the_load_is_named_with_what_falls() -> None:
    exhibit = figures.load_bearing(later())
    assert exhibit.headline == (
        "One of two propositions hangs on a single origin; "
        "take WIRE away, and one is left with nothing"
    )
    text = type_in(exhibit)
    assert "report" in text and "WIRE" in text and "barrels (3)" in text
    assert exhibit.frame["Part"].to_list() == ["origin", "outlet", "document"]


def test_wording_is_set_side_by_side_with_a_sign() -> None:
    exhibit = figures.wording_drift(later())
    canvas = exhibit.canvas()
    height = {
        text: artist.get_position()
        for text, artist in zip(words(canvas), canvas.axes.texts, strict=True)
    }
    (x0, y0), (x1, y1) = height["“I saw it being set”"], height["“probably set”"]
    assert x0 < x1 and y0 == y1
    shapes = [line.get_marker() for line in canvas.axes.lines]
    assert shapes.count("^") == 3 and shapes.count("v") == 2 and shapes.count("X") == 2
    assert "Stance changed: “gave no answer” became “denies”" in words(canvas)
    assert "Worded more surely; changed hands" in words(canvas)
    assert exhibit.headline == (
        "Of five repetitions, two are worded more surely than what was repeated, "
        "one less surely; one takes another stance"
    )


def test_only_texts_that_take_from_another_are_said_to_bring_nothing_of_their_own() -> None:
    # The last text takes from none, and nothing that it prints is anybody's own word.
    texts = pd.DataFrame(
        {
            "repeats": [(), ("wire",), ("wire",), ()],
            "own": [2, 1, 0, 0],
            "repeated": [2, 0, 0, 0],
            "publisher": ["Wire", "Courier", "Gazette", "Weekly"],
        }
    )
    assert headline(texts).startswith("Two of four texts take from another, one bringing nothing")
