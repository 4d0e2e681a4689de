"""The first screen: question, start, answers and own view, right for any case."""

import dataclasses
import re
from typing import Any

import pandas as pd
import pytest

from onrecord.model.about import About
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.first_screen.data import leading_answers
from onrecord.questions.first_screen.figure import figure
from onrecord.questions.glossary import TERMS
from tests.cases import LAST, Row, case, claim, frame
from tests.harbour import later

QUESTION = "Was it so, and who says so?"


def screen(of: Edition) -> str:
    return str(figure(of)._repr_html_())


def text(html: str) -> str:
    """Return what ``html`` says, without its tags."""
    return (
        " ".join(re.sub(r"<[^>]+>", " ", html).split())
        .replace(" :", ":")
        .replace(" .", ".")
        .replace(" ;", ";")
    )


def parts(html: str) -> list[dict[str, str]]:
    """Return for each answer what stands under each of its labels; its question under none."""
    found = []
    for block in html.partition('<ul class="key"')[0].split('<section class="answer">')[1:]:
        question = re.search(r"<h2>(.*?)</h2>", block)
        assert question
        rows = {"": text(question[1])}
        for part in block.split('<div class="part">')[1:]:
            label, _, body = part.partition("</p>")
            rows[text(label)] = text(body)
        found.append(rows)
    return found


def opened(
    rows: list[Row],
    as_of: str = LAST,
    *,
    about: About | None = None,
    points: dict[str, dict[str, str]] | None = None,
    judged: list[Row] | None = None,
    **more: Any,
) -> Edition:
    """Return an edition of ``rows``; ``points`` say what is different of a proposition."""
    one = case(rows, **more)
    known = one.propositions
    for point, cells in (points or {}).items():
        for column, cell in cells.items():
            known = known.assign(
                **{column: known[column].mask(known["proposition_id"] == point, cell)}
            )
    views = frame("judgements", judged or [])
    one = dataclasses.replace(
        one, propositions=known, judgements=views, about=about or About(question=QUESTION)
    )
    return open_edition(one, as_of)


def view(point: str, likelihood: str, as_of: str = LAST) -> Row:
    return {
        "proposition_id": point,
        "as_of": as_of,
        "likelihood": likelihood,
        "confidence": "low",
        "rationale": "It is so.",
    }


class TestHead:
    """Title, question, what the edition is for, and what the case starts from."""

    def test_the_title_of_the_edition_is_the_heading_and_the_question_stands_under_it(self) -> None:
        html = screen(opened([claim(1, "ann")]))
        assert re.findall("<h1[^>]*>(.*?)</h1>", html) == ["The last"]
        assert text(html).startswith(f"The last {QUESTION} It ends.")

    def test_a_case_without_a_question_has_none(self) -> None:
        assert 'class="asked"' not in screen(opened([claim(1, "ann")], about=About()))

    def test_the_document_that_the_case_starts_from_is_named_and_linked(self) -> None:
        html = screen(opened([claim(1, "ann")], about=About(seed="d1")))
        assert '<a href="reference.html#d1">“d1”</a> (D1, 1 November 2024)' in html

    @pytest.mark.parametrize(("seed", "day"), [("", LAST), ("d3", "2024-11-06"), ("none", LAST)])
    def test_without_it_or_before_its_day_it_is_not_named(self, seed: str, day: str) -> None:
        rows = [claim(1, "ann"), claim(1, "ben", document_id="d3")]
        html = screen(opened(rows, day, about=About(seed=seed)))
        assert "The case starts from" not in html
        assert parts(html)[0]["Who said it first"].startswith("Asserted by ann")

    def test_of_those_who_sign_one_text_none_is_the_first(self) -> None:
        rows = [
            claim(1, name, claim_id=f"d1-01{letter}")
            for name, letter in zip("xyz", "abc", strict=True)
        ]
        said = parts(screen(opened([*rows, claim(2, "ben", document_id="d3")])))[0]
        first = said["Who said it first"]
        assert first.startswith("Asserted by x and two others in one text")

    def test_nobody_is_the_first_to_say_what_only_a_retelling_words_so(self) -> None:
        rows = [
            claim(1, "ann", proposition_id="q"),
            claim(1, "ann", document_id="d2", derived_from="d1-01a", derivation="cites"),
        ]
        blocks = parts(screen(opened(rows)))
        assert "Nobody on ground of their own." in [block["Who said it first"] for block in blocks]

    def test_where_words_begin_is_left_out_where_nobody_recorded_it(self) -> None:
        rows = [claim(1, "ann", derivation=""), claim(2, "ben", "denies", derivation="")]
        said = parts(screen(opened(rows)))[0]
        assert said["Who said it first"] == "Asserted by ann (D1, 1 November 2024)"


class TestAnswers:
    """A block for each point that leads, in the order of the case."""

    @pytest.mark.parametrize("many", [1, 3, 6])
    def test_there_is_one_for_each_crucial_point(self, many: int) -> None:
        rows = [claim(at, "ann", proposition_id=f"p{at}") for at in range(1, many + 1)]
        points = {
            f"p{at}": {"question": f"Is it {at}?", "order": str(many - at)}
            for at in range(1, many + 1)
        }
        html = screen(opened(rows, points=points))
        asked = [block[""] for block in parts(html)]
        assert asked == [f"Is it {at}?" for at in range(many, 0, -1)]
        assert f'style="--n:{min(many, 3)}"' in html

    def test_past_six_the_board_has_the_others(self) -> None:
        rows = [claim(at, "ann", proposition_id=f"p{at}") for at in range(1, 9)]
        assert len(parts(screen(opened(rows)))) == 6

    def test_without_a_crucial_point_the_contested_lead_by_their_labels(self) -> None:
        rows = [claim(1, "ann"), claim(2, "ben", "denies"), claim(3, "ann", proposition_id="q")]
        points = {"p": {"crucial": "no"}, "q": {"crucial": "no"}}
        assert [block[""] for block in parts(screen(opened(rows, points=points)))] == ["“p”"]

    def test_before_anything_was_published_there_is_no_answer(self) -> None:
        html = screen(opened([claim(1, "ann")], "2020-01-01"))
        assert "Nothing had been published by this date" in html
        assert not parts(html) and "How to read" not in html


class TestSeed:
    """What the seed says: what is open or against before what is for, the words linked."""

    def test_each_stance_that_it_carries_has_a_line_the_open_ones_first(self) -> None:
        rows = [
            claim(1, "ann", cue="it was so,"),
            claim(2, "ben", "denies", cue="it was not"),
            claim(3, "cat", "not_confirmed", cue="whether it was"),
        ]
        html = screen(opened(rows, about=About(seed="d1")))
        (block,) = parts(html)
        assert block["In D1, 1 November 2024"] == (
            "Not confirmed by cat: “ whether it was ” Denied by ben: “ it was not ” "
            "Asserted by ann: “ it was so ”"
        )
        assert '<a href="register.html#d1-03a">“<span dir=auto>whether it was</span>”</a>' in html

    def test_where_it_is_silent_that_is_said(self) -> None:
        rows = [claim(1, "ann", proposition_id="q"), claim(1, "ann", document_id="d2")]
        html = screen(opened(rows, about=About(seed="d1")))
        said = {block[""]: block["In D1, 1 November 2024"] for block in parts(html)}
        assert said["“p”"] == "Has nothing on this point."

    def test_what_it_words_of_another_is_hollow_and_told_as_its_own_wording(self) -> None:
        rows = [
            claim(1, "ann", "not_confirmed", document_id="d2"),
            claim(1, "ann", "denies", document_id="d3", derived_from="d2-01a"),
        ]
        html = screen(opened(rows, about=About(seed="d3")))
        said = parts(html)[0]["In D3, 10 November 2024"]
        assert said == "Denied by ann, only as D3 words it"
        line = html.split("<li>")[1]
        assert 'fill="none"' in line and "Denied by" in line

    def test_words_of_another_language_are_marked_with_it(self) -> None:
        one = opened([claim(1, "ann", cue="так было")], about=About(seed="d1"))
        documents = one.whole.documents.assign(language="uk")
        html = screen(open_edition(dataclasses.replace(one.whole, documents=documents), LAST))
        assert '<span lang="uk" dir=auto>так было</span>' in html


class TestVoices:
    """Who says yes and from how many origins; who does not go along, by name and in words."""

    def test_rings_and_number_lead_to_the_rows_and_names_to_theirs(self) -> None:
        html = screen(opened([claim(1, "ann"), claim(2, "ben"), claim(3, "ann")]))
        assert '<a href="register.html?ids=d1-01a,d1-03a,d1-02a">Two origins</a>' in html
        assert html.count('r="4.5"') >= 2
        assert '<a href="register.html?ids=d1-01a,d1-03a">ann</a>' in html

    def test_the_unnamed_are_told_to_be_unnamed_and_counted(self) -> None:
        rows = [claim(1, "ann"), claim(2, "ben"), claim(3, "cat")]
        unnamed = {"attribution": "described_anonymous"}
        sources = {"ann": {"attribution": "named_person"}, "ben": unnamed, "cat": unnamed}
        (block,) = parts(screen(opened(rows, sources=sources)))
        assert block["Who says yes"] == "Three origins ann; two others, unnamed."

    def test_without_a_coded_attribution_nobody_is_told_to_be_unnamed(self) -> None:
        (block,) = parts(screen(opened([claim(1, "ann"), claim(2, "ben")])))
        assert block["Who says yes"] == "Two origins ann and ben."

    def test_the_one_who_said_it_first_is_no_voice_for_it_where_it_is_inferred(self) -> None:
        html = screen(opened([claim(1, "ann", basis="inference", cue="hard to believe that not")]))
        assert parts(html)[0]["Who said it first"].startswith("Inferred by ann")

    def test_who_only_infers_it_is_told_so_with_words(self) -> None:
        rows = [claim(1, "ann", basis="inference", cue="hard to believe that not")]
        (block,) = parts(screen(opened(rows)))
        assert block["Who says yes"] == (
            "One only infers it Nobody on ground of their own. "
            "Only inferred by ann: “ hard to believe that not ”."
        )

    def test_two_are_named_with_their_words_and_the_others_counted(self) -> None:
        rows = [claim(at, f"ann{at}", "doubts", cue=f"word {at}") for at in range(1, 6)]
        (block,) = parts(screen(opened(rows)))
        assert block["Who denies, doubts or leaves it open"] == (
            "Doubted by ann1: “ word 1 ” Doubted by ann2: “ word 2 ” Doubted by three others "
            "Nobody denies it in what was read."
        )

    def test_silence_is_told_as_silence_and_never_as_a_denial(self) -> None:
        rows = [claim(1, "ann"), claim(2, "ben", "no_answer"), claim(3, "cat", "declined")]
        (block,) = parts(screen(opened(rows)))
        assert block["Who denies, doubts or leaves it open"] == (
            "Comment declined by cat No answer from ben Nobody denies it in what was read."
        )

    def test_who_was_told_of_above_is_not_told_of_again(self) -> None:
        rows = [claim(1, "ann", "doubts")]
        (block,) = parts(screen(opened(rows, about=About(seed="d1"))))
        said = block["Who denies, doubts or leaves it open"]
        assert said == "Nobody besides. Nobody denies it in what was read."

    def test_a_denial_that_is_not_coded_is_not_told_as_none(self) -> None:
        about = About(not_coded=("stance.denies",))
        (block,) = parts(screen(opened([claim(1, "ann")], about=about)))
        assert "Nobody denies" not in block["Who denies, doubts or leaves it open"]
        every = tuple(f"stance.{s}" for s in ("denies", "doubts", "unaware", "not_confirmed"))
        (block,) = parts(screen(opened([claim(1, "ann")], about=About(not_coded=every))))
        assert block["Who denies, doubts or leaves it open"] == "Not recorded in this case."


class TestView:
    """The project's own view, named as such, last, and absent where there is none."""

    def test_without_a_view_there_is_no_word_of_it(self) -> None:
        html = screen(opened([claim(1, "ann")]))
        before_the_terms = html.partition("<details")[0]
        assert "Our view" not in before_the_terms and "band" not in before_the_terms

    def test_the_band_is_as_long_as_its_term(self) -> None:
        html = screen(opened([claim(1, "ann")], judged=[view("p", "likely")]))
        (block,) = parts(html)
        assert list(block)[-1] == "Our view"
        assert block["Our view"] == "Likely 55 to 80 % Confidence: low."
        assert '<rect x="132" y="5" width="60" ' in html

    def test_what_has_moved_opens_the_page_and_the_view_before_is_an_outline(self) -> None:
        rows = [claim(1, "ann")]
        judged = [view("p", "unlikely", "2024-11-15"), view("p", "likely")]
        one = opened(rows, judged=judged)
        now = open_edition(one.whole, LAST, compare_to="2024-11-15")
        html = screen(now)
        assert "Our view has moved on “p” from unlikely to likely." in text(html)
        assert "Before: unlikely." in html and 'fill="none" stroke="#1b1e23"/>' in html
        again = [view("p", "likely", "2024-11-15"), view("p", "likely")]
        same = opened(rows, judged=again)
        html = screen(open_edition(same.whole, LAST, compare_to="2024-11-15"))
        assert "Likelihood as before." in html and "has moved" not in html


def test_nothing_of_a_later_day_reaches_an_earlier_edition() -> None:
    rows = [claim(1, "ann"), claim(1, "zed", "denies", document_id="d3", cue="never so")]
    html = screen(opened(rows, "2024-11-06", about=About(seed="d3")))
    assert "zed" not in html and "never so" not in html and "D3" not in html


def test_markup_in_a_table_stays_text() -> None:
    bad = "<script>x</script>"
    sources = {"ann": {"name": bad}}
    html = screen(
        opened(
            [claim(1, "ann", "doubts", cue=bad)],
            about=About(question=bad),
            points={"p": {"question": bad}},
            sources=sources,
        )
    )
    assert "<script>" not in html and html.count("&lt;script&gt;") >= 4


def test_a_case_of_six_documents_has_its_answers() -> None:
    found = {answer.point: answer for answer in leading_answers(later())}
    assert isinstance(found["arson"].row, pd.Series)
    assert [voice.hold for voice in found["arson"].voices if voice.stance == "denies"] == [
        "reworded"
    ]


class TestTerms:
    """Words that need it are explained where they stand, and in a fold that works by itself."""

    def test_each_term_leads_to_its_meaning_which_is_its_tooltip(self) -> None:
        html = screen(opened([claim(1, "ann")], judged=[view("p", "likely")]))
        terms = re.findall(
            r'<a href="#Term-([\w-]+)" aria-describedby="Meaning-([\w-]+)" title="(.*?)">', html
        )
        assert {key for key, _, _ in terms} == {
            *("origin", "least", "infers", "separate", "own", "relayed", "confidence")
        }
        for key, described, title in terms:
            assert key == described
            assert f'<dd id="Meaning-{key}">{title}</dd>' in html

    def test_there_are_ten_to_fifteen_each_explained_once(self) -> None:
        html = screen(opened([claim(1, "ann")]))
        explained = re.findall(r'<dt id="Term-([\w-]+)">', html)
        assert explained == list(TERMS) and 10 <= len(TERMS) <= 15

    def test_who_is_who_is_told_from_the_table_for_whoever_speaks_here(self) -> None:
        cells = {"name": "Ann Lee", "note": "Runs the yard.", "party": "Yard"}
        rows = [claim(1, "ann"), claim(2, "zoe", proposition_id="q")]
        points = {"q": {"crucial": "no"}}
        html = screen(opened(rows, points=points, sources={"ann": cells}))
        known = html.partition("<details")[2]
        assert (
            '<dt><a href="reference.html#ann">Ann Lee</a></dt>'
            "<dd>person, Yard. Runs the yard.</dd>" in known
        )
        assert "zoe" not in known

    def test_where_holds_are_not_coded_hollow_means_that(self) -> None:
        row = claim(1, "ann", "doubts") | {"derivation": ""}
        html = screen(opened([row]))
        assert "hollow: whose word it is, is not recorded" in html
        assert "filled" not in html
