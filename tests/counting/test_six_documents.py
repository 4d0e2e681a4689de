"""A case of six documents worked out on paper: every number of the report, asserted.

The documents are in :mod:`tests.harbour`. On paper:

===========  =======================================================================
arson        asserted in wire 1, courier 1, gazette 1, herald 1 and journal 1:
             **5 mentions** in **5 outlets**. Wire 1, courier 1 and gazette 1 go back to
             the guard, herald 1 to the insider, journal 1 to the mayor: **3 origins**,
             **2** if guard and insider are one. The gazette speaks in its own voice and
             is no origin. Guard and mayor are shown to be independent: **2 separate**, so
             *corroborated*. Guard, insider and mayor are **2 persons at least**; how many
             the insider is at most nobody says. The ministry gave no answer. The weekly's
             denial rewords that silence and is no denial: *unopposed*.
barrels      wire 2, gazette 2 and weekly 2: **3 mentions**, **3 outlets**, all from the
             report: **1 origin**, which alone shows nothing, no persons; *one origin*. The
             ministry has *not confirmed* it in journal 2.
load         Take the guard away and arson keeps herald 1 and journal 1: 2 mentions, 2
             origins, none separate. Take the mayor away: 4, 2, 0. Nothing alone empties
             it. Barrels fall with the report and with the wire, not with the gazette,
             since wire 2 stands without it.
drift        5 repetitions. Courier 1 is weaker than wire 1. Gazette 1 is stronger than
             courier 1, two steps from the root, and changes hands from guard to gazette.
             Gazette 2 is stronger than wire 2. Weekly 2 keeps gazette 2. Weekly 1 turns no
             comment into a denial.
3 to 31      Since 3 March there are 5 claims more: 2 assertions, 1 denial, 1 not
March        confirmed, 1 no answer. Arson went from several origins (guard and insider)
             to corroborated, barrels from unopposed to not confirmed.
===========  =======================================================================
"""

import pandas as pd

from onrecord.counting.bearing import bearing
from onrecord.counting.origins import count
from onrecord.model.edition import open_edition
from onrecord.questions.changes.data import arrived, moved
from onrecord.questions.load_bearing.data import pillars
from onrecord.questions.provenance_graph.data import provenance
from onrecord.questions.registry import findings
from onrecord.questions.wording_drift.data import drift
from tests.harbour import EARLIER, harbour, later


def test_arson_is_counted_as_on_paper() -> None:
    row = count(later()).loc["arson"]
    assert (row["mentions"], row["outlets"]) == (5, 5)
    assert (row["origins"], row["origins_min"], row["separate"]) == (3, 2, 2)
    assert row["persons_min"] == 2 and pd.isna(row["persons_max"])
    assert row["origin_ids"] == ("guard", "insider", "mayor")
    assert (row["support"], row["opposition"]) == ("corroborated", "none")
    assert row["status"] == "Corroborated; unopposed"
    assert (row["denies"], row["no_answer"]) == ((), ("ministry",))


def test_barrels_are_counted_as_on_paper() -> None:
    row = count(later()).loc["barrels"]
    assert (row["mentions"], row["outlets"]) == (3, 3)
    assert (row["origins"], row["origins_min"], row["separate"]) == (1, 1, 0)
    assert (row["persons_min"], row["persons_max"]) == (0, 0)
    assert (row["support"], row["opposition"]) == ("one_origin", "open")
    assert row["not_confirmed"] == ("ministry",)


def test_three_days_earlier_there_was_less() -> None:
    counts = count(open_edition(harbour(), EARLIER))
    assert counts.loc["arson", "mentions"] == 4
    assert counts.loc["arson", "support"] == "several_origins"
    assert counts.loc["barrels", "mentions"] == 2
    assert counts.loc["barrels", "opposition"] == "none"


def test_the_load_lies_as_on_paper() -> None:
    losses = bearing(later()).set_index(["proposition_id", "role", "member"])
    left = ["mentions_left", "origins_left", "separate_left"]
    assert tuple(losses.loc[("arson", "origin", "guard"), left]) == (2, 2, 0)
    assert tuple(losses.loc[("arson", "origin", "mayor"), left]) == (4, 2, 0)
    assert tuple(losses.loc[("arson", "outlet", "WIRE"), left]) == (2, 2, 0)
    assert not losses.loc["arson"]["load_bearing"].any()
    bearers = losses.loc["barrels"].query("load_bearing").index
    assert set(bearers) == {("origin", "report"), ("outlet", "WIRE"), ("document", "wire")}
    assert list(pillars(later())["mentions"]) == [3, 3, 3]


def test_the_wording_drifts_as_on_paper() -> None:
    steps = drift(later()).set_index("claim_id")
    assert steps["step"].to_dict() == {
        "weekly-01a": "not comparable",
        "gazette-01a": "strengthened",
        "gazette-02a": "strengthened",
        "courier-01a": "weakened",
        "weekly-02a": "kept",
    }
    assert list(steps.index[steps["flipped"]]) == ["weekly-01a"]
    assert list(steps.index[steps["changed_hands"]]) == ["gazette-01a"]
    assert steps["depth"].to_dict()["gazette-01a"] == 2


def test_the_texts_hang_together_as_on_paper() -> None:
    texts = provenance(later()).set_index("document_id")
    assert texts["main"].to_dict() == {
        "wire": "",
        "courier": "wire",
        "gazette": "courier",
        "weekly": "gazette",
        "herald": "",
        "journal": "",
    }
    assert texts.loc["weekly", "repeats"] == ("gazette", "journal")
    assert texts.loc["wire", "origins"] == ("guard", "report")
    assert texts.loc["gazette", "own"] == 0


def test_the_editions_differ_as_on_paper() -> None:
    sums = arrived(later())["stance"].value_counts().to_dict()
    assert sums == {"asserts": 2, "denies": 1, "not_confirmed": 1, "no_answer": 1}
    rows = moved(later()).set_index("proposition_id")
    assert tuple(rows.loc["arson", ["support_before", "support"]]) == (
        "several_origins",
        "corroborated",
    )
    assert tuple(rows.loc["barrels", ["opposition_before", "opposition"]]) == ("none", "open")


def test_the_sentences_say_what_is_on_paper() -> None:
    edition = later()
    assert findings.outlets_to_origins(edition) == (
        "Of two propositions that somebody asserts, all stand in more than one outlet, and one of "
        "these leads back to a single origin all the same. The widest echo is “barrels”: two "
        "outlets pass on one origin. One proposition has two origins or more that are shown to "
        "be separate."
    )
    assert findings.provenance_graph(edition) == (
        "Three of six documents take claims from another, and none of these adds anything of "
        "its own. The text that most others draw on is by WIRE, published on 1 March 2025: two "
        "take from it."
    )
    assert findings.load_bearing(edition) == (
        "One of two propositions rests on one origin and would be left with nothing if it were "
        "wrong; the heaviest is report, with three mentions of “barrels”. Among those who pass "
        "things on, WIRE bears most: without it, one proposition has no support left. “barrels”, "
        "which the case turns on, is among those with a single origin."
    )
    assert findings.wording_drift(edition) == (
        "Five claims repeat another; of the four that can be compared, one is as sure, one less "
        "sure and two surer in their wording. One repetition takes another stance than what it "
        "repeats, turning into a denial what was none. One repetition gives the words to somebody "
        "other than the text that it repeats."
    )
    assert findings.changes(edition) == (
        "Five claims have been added since 3 March 2025: two assertions, one denial, one answer "
        "that does not confirm and one question without an answer. Two propositions "
        "stand otherwise than before: "
        "“arson” went from several origins to corroborated and “barrels” went from unopposed to "
        "not confirmed or not known. Nothing was corrected or taken back.\n\n"
        "The project’s own judgements have not moved."
    )
