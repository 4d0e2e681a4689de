"""Every rule of the checker is there, says its sentence, and is missed when it is taken out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from onrecord.check import (
    about,
    cells,
    chains,
    coding,
    columns,
    editions,
    later,
    links,
    names,
    repetitions,
    run,
    sourcing,
    texts,
)
from onrecord.check.run import check_case
from onrecord.model.anchors import read_text
from onrecord.model.problems import ERROR, REMARK, WARNING, Problem
from tests.cases import add, edit
from tests.sentences import faults

GAZETTE, HERALD = "gazette-2026-01-05", "herald-2026-01-06"
FIRST, REFUSAL, REPEAT = f"{GAZETTE}-01a", f"{GAZETTE}-02a", f"{HERALD}-01a"
TEXT = (
    "A bridge will probably have to close, an inspector said.\nThe town hall could not confirm it."
)
LINK = {"reason": "Known.", "document_id": GAZETTE}


@dataclass(frozen=True)
class Broken:
    """One way to break a rule: what is done to a new case, and what the checker then says."""

    check: Callable[..., object]
    rule: str
    table: str
    column: str
    row: int
    sentence: str
    edits: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)
    rows: list[tuple[str, int | None, dict[str, str]]] = field(default_factory=list)
    level: str = ERROR
    text: str = ""

    def do(self, folder: Path) -> None:
        for table, at, changed in self.edits:
            edit(folder, table, at, **changed)
        for table, like, changed in self.rows:
            add(folder, table, like=like, **changed)
        if self.text:
            (folder / "texts" / f"{GAZETTE}.txt").write_text(self.text, "utf-8")


def claims(at: int, **changed: str) -> list[tuple[str, int, dict[str, str]]]:
    return [("claims", at, changed)]


def sources(at: int, **changed: str) -> list[tuple[str, int, dict[str, str]]]:
    return [("sources", at, changed)]


def relation(one: str, bearing: str, other: str) -> dict[str, str]:
    return {
        "proposition_a": one,
        "relation": bearing,
        "proposition_b": other,
        "reason": "By the words.",
    }


RULES = [
    Broken(
        later.later_days,
        "later-day",
        "sources",
        "note",
        2,
        "speaks of a later day and is left out of the edition of",
        sources(0, note="Resigned in March 2031."),
        level=REMARK,
    ),
    Broken(
        later.days_without_year,
        "day-without-year",
        "sources",
        "note",
        2,
        "names a day without its year",
        sources(0, note="Spoke on 3 January."),
        level=REMARK,
    ),
    Broken(
        cells.claim_ids,
        "claim-id",
        "claims",
        "claim_id",
        3,
        "the id disagrees with document and paragraph",
        claims(1, paragraph="3"),
    ),
    Broken(
        cells.long_cues,
        "cue-long",
        "claims",
        "cue",
        2,
        "more than 8 running words",
        claims(0, cue="one two three four five six seven eight nine"),
    ),
    Broken(
        cells.empty_anchors,
        "anchor-empty",
        "claims",
        "anchor",
        2,
        "the anchor holds no words",
        claims(0, anchor="7-7:e3b0c44298fc1c14"),
    ),
    Broken(
        cells.empty_anchors,
        "anchor-empty",
        "claims",
        "anchor",
        2,
        "the anchor holds no words",
        claims(0, anchor="9" * 5000 + "-1:e3b0c44298fc1c14"),
    ),
    Broken(
        cells.unread_blanks,
        "read-blank",
        "documents",
        "title",
        2,
        "the document was read, and the cell is empty",
        [("documents", 0, {"title": ""})],
    ),
    Broken(
        cells.unknown_concerns,
        "concerns-nobody",
        "propositions",
        "concerns",
        2,
        "names a source that is not in sources.csv",
        [("propositions", 0, {"concerns": "town-hall nobody"})],
    ),
    Broken(
        cells.half_derivations,
        "starts-and-repeats",
        "claims",
        "derivation",
        4,
        f"starts here and repeats {FIRST}",
        claims(2, derivation="starts_here"),
    ),
    Broken(
        cells.half_derivations,
        "derivation-missing",
        "claims",
        "derivation",
        4,
        f"repeats {FIRST} and does not say how",
        claims(2, derivation=""),
    ),
    Broken(
        cells.half_derivations,
        "derived-from-missing",
        "claims",
        "derived_from",
        4,
        "says how it repeats and not what",
        claims(2, derived_from=""),
    ),
    Broken(
        cells.half_derivations,
        "retracts-nothing",
        "claims",
        "derived_from",
        3,
        "a retraction that names no claim",
        claims(1, stance="retracts"),
    ),
    Broken(
        cells.silence_as_denials,
        "silence-denies",
        "claims",
        "stance",
        3,
        "Use declined or no_answer: not answering is not denying",
        claims(1, stance="denies", cue="declined to comment"),
    ),
    Broken(
        cells.silence_as_denials,
        "silence-denies",
        "claims",
        "stance",
        3,
        "no answer is recorded as a denial",
        claims(1, stance="denies", statement="The town hall did not immediately respond."),
    ),
    *(
        Broken(
            cells.false_precision,
            "false-precision",
            table,
            column,
            2,
            "Write the year alone if that is all that is known",
            [(table, 0, {column: "2026-01-01"})],
            level=WARNING,
        )
        for table, column in (
            ("claims", "event_date"),
            ("claims", "said_date"),
            ("documents", "published"),
        )
    ),
    Broken(
        cells.unnamed_sources,
        "unnamed-position",
        "sources",
        "position_to_know",
        2,
        "no word on how it could know",
        sources(0, position_to_know=""),
    ),
    Broken(
        cells.unnamed_sources,
        "unnamed-anonymity",
        "sources",
        "anonymity_reason",
        2,
        "no word on why it is unnamed",
        sources(0, attribution="undescribed", anonymity_reason=""),
    ),
    Broken(
        cells.crowds,
        "persons-missing",
        "sources",
        "persons_min",
        2,
        "people, and no number of them",
        sources(0, persons_min=""),
    ),
    Broken(
        cells.crowds,
        "persons-order",
        "sources",
        "persons_max",
        2,
        "more people at least than at most",
        sources(0, persons_min="10", persons_max="9"),
    ),
    Broken(
        cells.reasons,
        "reliability-reason",
        "sources",
        "reliability_reason",
        3,
        "reliability F without its reason",
        sources(1, reliability_reason=""),
    ),
    *(
        Broken(
            cells.mixed_judgements,
            "likelihood-confidence",
            "judgements",
            column,
            2,
            "likelihood and confidence in one sentence",
            [("judgements", 0, {column: "It is Likely, with low confidence. So it is."})],
        )
        for column in ("rationale", "assumption", "would_change")
    ),
    Broken(
        chains.cycles,
        "cycle",
        "claims",
        "derived_from",
        2,
        "the chain leads back to this row",
        claims(0, derived_from=REPEAT, derivation="cites", said_date=""),
        level=WARNING,
    ),
    Broken(
        chains.cycles,
        "cycle",
        "claims",
        "superseded_by",
        2,
        "the chain leads back to this row",
        claims(0, superseded_by=FIRST),
    ),
    Broken(
        chains.circles_of_offices,
        "cycle",
        "sources",
        "speaks_for",
        2,
        "the source speaks for itself",
        [("sources", 0, {"speaks_for": "town-hall"}), ("sources", 3, {"speaks_for": "inspector"})],
    ),
    Broken(
        chains.strange_retractions,
        "retracts-others",
        "claims",
        "source_id",
        5,
        f"takes back {FIRST}, which neither it said nor its paper published",
        rows=[
            (
                "claims",
                1,
                {
                    "claim_id": f"{GAZETTE}-02b",
                    "stance": "retracts",
                    "derived_from": FIRST,
                    "derivation": "",
                },
            )
        ],
    ),
    Broken(
        chains.circles_of_propositions,
        "cycle",
        "relations",
        "proposition_b",
        2,
        "the proposition is part of itself",
        rows=[("relations", None, relation("bridge-closes", "part_of", "bridge-closes"))],
    ),
    Broken(
        chains.circles_of_propositions,
        "cycle",
        "relations",
        "proposition_b",
        2,
        "the proposition follows from itself",
        rows=[
            ("propositions", 0, {"proposition_id": "bridge-shuts"}),
            ("relations", None, relation("bridge-closes", "implies", "bridge-shuts")),
            ("relations", None, relation("bridge-shuts", "implies", "bridge-closes")),
        ],
    ),
    Broken(
        chains.before_their_parents,
        "before-parent",
        "claims",
        "said_date",
        4,
        f"said before the claim that it repeats ({FIRST}, 2026-01-04)",
        claims(2, said_date="2026-01-02"),
    ),
    Broken(
        chains.parents_published_later,
        "parent-later",
        "claims",
        "derived_from",
        2,
        f"repeats {REPEAT}, whose document came out later (2026-01-07)",
        [
            ("documents", 1, {"published": "2026-01-07"}),
            *claims(2, derived_from="", derivation=""),
            *claims(0, derived_from=REPEAT, derivation="cites"),
        ],
    ),
    Broken(
        chains.claims_after_documents,
        "after-document",
        "claims",
        "said_date",
        3,
        "said after its document was published (2026-01-05)",
        claims(1, said_date="2026-01-07"),
    ),
    Broken(
        chains.dead_parents,
        "parent-retracted",
        "claims",
        "derived_from",
        4,
        f"repeats {FIRST}, which was taken back",
        rows=[
            (
                "claims",
                0,
                {
                    "claim_id": f"{HERALD}-02a",
                    "document_id": HERALD,
                    "paragraph": "2",
                    "stance": "retracts",
                    "derived_from": FIRST,
                },
            )
        ],
        level=WARNING,
    ),
    Broken(
        chains.dead_parents,
        "parent-superseded",
        "claims",
        "derived_from",
        4,
        f"repeats {FIRST}, which was replaced",
        claims(0, superseded_by=f"{GAZETTE}-01b"),
        [("claims", 0, {"claim_id": f"{GAZETTE}-01b"})],
        level=WARNING,
    ),
    Broken(
        links.with_itself,
        "link-self",
        "links",
        "source_b",
        2,
        "a source linked with itself",
        rows=[
            (
                "links",
                None,
                {"source_a": "inspector", "source_b": "inspector", "relation": "same", **LINK},
            )
        ],
    ),
    Broken(
        links.other_way_round,
        "link-twice",
        "links",
        "source_b",
        3,
        "the other way round (inspector, town-hall)",
        rows=[
            ("links", None, {"source_a": a, "source_b": b, "relation": "dependent", **LINK})
            for a, b in (("inspector", "town-hall"), ("town-hall", "inspector"))
        ],
    ),
    Broken(
        links.contradictions,
        "link-contradiction",
        "links",
        "relation",
        4,
        "called independent of town-hall, and other rows make them the same source",
        rows=[
            ("sources", 3, {"source_id": "mayor"}),
            *(
                ("links", None, {"source_a": a, "source_b": b, "relation": relation, **LINK})
                for a, b, relation in (
                    ("inspector", "mayor", "same"),
                    ("mayor", "town-hall", "same"),
                    ("inspector", "town-hall", "independent"),
                )
            ),
        ],
    ),
    *(
        Broken(
            links.not_shown,
            rule,
            "links",
            column,
            2,
            what,
            rows=[
                (
                    "links",
                    None,
                    {
                        "source_a": "inspector",
                        "source_b": "town-hall",
                        "relation": "independent",
                        "proposition_id": "bridge-closes",
                        "second_reading": "2026-01-09",
                        **LINK,
                        column: "",
                    },
                )
            ],
        )
        for column, rule, what in (
            ("proposition_id", "independent-proposition", "called independent, and not on what"),
            ("second_reading", "independent-second", "nobody has read it a second time"),
        )
    ),
    Broken(
        editions.read_before_published,
        "read-early",
        "documents",
        "accessed",
        2,
        "read before it was published (2026-01-05)",
        [("documents", 0, {"accessed": "2026-01-03"})],
    ),
    *(
        Broken(check, rule, table, column, row, "If only the clocks differ", edits, level=REMARK)
        for check, rule, table, column, row, edits in (
            (
                chains.before_their_parents,
                "before-parent",
                "claims",
                "said_date",
                4,
                claims(2, said_date="2026-01-03"),
            ),
            (
                chains.claims_after_documents,
                "after-document",
                "claims",
                "said_date",
                3,
                claims(1, said_date="2026-01-06"),
            ),
            (
                editions.read_before_published,
                "read-early",
                "documents",
                "accessed",
                2,
                [("documents", 0, {"accessed": "2026-01-04"})],
            ),
        )
    ),
    Broken(
        editions.without_any_day,
        "undated",
        "documents",
        "published",
        2,
        "no edition holds it. Write one of the two",
        [("documents", 0, {"published": "", "accessed": ""})],
    ),
    Broken(
        editions.no_edition,
        "no-edition",
        "editions",
        "",
        0,
        "no edition, so no page is made",
        level=WARNING,
    ),
    Broken(
        editions.before_the_first_document,
        "edition-empty",
        "editions",
        "as_of",
        2,
        "no document was published by this date",
        [
            ("editions", 0, {"as_of": "2025-12-31"}),
            ("judgements", 0, {"as_of": "2025-12-31"}),
        ],
    ),
    Broken(
        sourcing.overrated,
        "overrated",
        "claims",
        "credibility",
        2,
        "called confirmed with fewer than two origins shown to be separate",
        claims(0, credibility="1"),
    ),
    Broken(
        sourcing.denials_not_sought,
        "denial-sought",
        "propositions",
        "proposition_id",
        2,
        "supported, unopposed, and no denial was looked for",
        [*claims(1, stance="no_answer"), ("searches", 0, {"proposition_id": "bridge-opens"})],
        rows=[("propositions", 0, {"proposition_id": "bridge-opens"})],
        level=WARNING,
    ),
    Broken(
        sourcing.unread_documents,
        "no-accessed",
        "documents",
        "accessed",
        2,
        "no day of reading",
        [("documents", 0, {"accessed": ""})],
        level=WARNING,
    ),
    Broken(
        sourcing.unread_documents,
        "no-archived_url",
        "documents",
        "archived_url",
        0,
        "the column is empty throughout: no archived copy",
        level=WARNING,
    ),
    Broken(
        sourcing.unjudged,
        "unjudged",
        "propositions",
        "crucial",
        3,
        "crucial, and nobody has judged it",
        rows=[("propositions", 0, {"proposition_id": "bridge-opens"})],
        level=WARNING,
    ),
    Broken(
        texts.unfitting_anchors,
        "anchor",
        "claims",
        "anchor",
        0,
        "the column is empty throughout: no anchor. Make one with onrecord anchor",
        level=WARNING,
        text=TEXT,
    ),
    Broken(
        texts.unfitting_anchors,
        "anchor",
        "claims",
        "anchor",
        2,
        "no anchor. Make one with onrecord anchor",
        claims(1, anchor="0-3:0000000000000000"),
        level=WARNING,
        text=TEXT,
    ),
    Broken(
        coding.degrees_of_nothing,
        "degree",
        "claims",
        "certainty",
        3,
        "a degree of certainty where the stance commits to nothing (not_confirmed) ('certain')",
        claims(1, certainty="certain"),
        level=REMARK,
    ),
    Broken(
        coding.custody_without_artefact,
        "custody-of-nothing",
        "claims",
        "custody",
        2,
        "custody of something, and the basis is inference ('seen')",
        claims(0, basis="inference", custody="seen"),
        level=REMARK,
    ),
    Broken(
        coding.basis_without_voice,
        "basis-of-nobody",
        "claims",
        "basis",
        2,
        "nobody speaks but the carrier, and the basis is told_by_other",
        [*claims(0, source_id="the-gazette", basis="told_by_other")],
        rows=[
            (
                "sources",
                1,
                {"source_id": "the-gazette", "name": "The Gazette", "attribution": "outlet"},
            )
        ],
        level=REMARK,
    ),
    Broken(
        coding.coded_twice,
        "coded-twice",
        "claims",
        "claim_id",
        5,
        f"the same voice, place, point and stance as {REFUSAL}",
        rows=[("claims", 1, {"claim_id": f"{GAZETTE}-02b", "statement": "Another."})],
        level=WARNING,
    ),
    Broken(
        coding.for_and_against,
        "for-and-against",
        "claims",
        "stance",
        5,
        f"the source is for it in the same paragraph ({FIRST})",
        rows=[("claims", 0, {"claim_id": f"{GAZETTE}-01b", "stance": "denies"})],
        level=WARNING,
    ),
    Broken(
        coding.declined_by_others,
        "declined-by-other",
        "claims",
        "source_id",
        3,
        "the voice is not who gave no answer (town-hall) ('inspector')",
        claims(
            1,
            source_id="inspector",
            stance="declined",
            statement="The town hall declined to comment.",
        ),
        level=WARNING,
    ),
    Broken(
        columns.placeholder_cells,
        "placeholder",
        "sources",
        "party",
        2,
        "a word for nothing ('Unknown'). Leave the cell empty where it is not known",
        sources(0, party="Unknown"),
        level=WARNING,
    ),
    Broken(
        columns.placeholder_cells,
        "placeholder",
        "claims",
        "statement",
        3,
        "a word for nothing ('N/A')",
        claims(1, statement="N/A"),
        level=WARNING,
    ),
    Broken(
        columns.placeholder_cells,
        "placeholder",
        "documents",
        "credit",
        3,
        "a word for nothing ('-1')",
        [("documents", 1, {"credit": "-1"})],
        level=WARNING,
    ),
    Broken(
        columns.placeholder_cells,
        "spreadsheet-error",
        "judgements",
        "rationale",
        2,
        "a spreadsheet could not work it out ('#NAME?'). Write the text again, as text",
        [("judgements", 0, {"rationale": "#NAME?"})],
    ),
    Broken(
        columns.one_value,
        "one-value",
        "claims",
        "certainty",
        0,
        "all 11 rows have one value ('certain'). Look whether it was judged row by row",
        [("claims", at, {"certainty": "certain"}) for at in range(3)],
        rows=[("claims", 2, {"claim_id": f"{HERALD}-01{letter}"}) for letter in "bcdefghi"],
        level=REMARK,
    ),
    Broken(
        columns.unused,
        "unused",
        "sources",
        "source_id",
        6,
        "no other row names it ('mayor')",
        rows=[("sources", 3, {"source_id": "mayor", "name": "Somebody else"})],
        level=REMARK,
    ),
    Broken(
        names.nearly_equal,
        "near-name",
        "sources",
        "name",
        6,
        "almost the name in row 5, The town hall ('Town-hall'). Write both alike if they are one",
        rows=[("sources", 3, {"source_id": "hall", "name": "Town-hall"})],
        level=REMARK,
    ),
    Broken(
        repetitions.changed_on_the_way,
        "changed",
        "claims",
        "derived_from",
        4,
        "the row that it repeats has another stance, so that it counts as its carrier's wording",
        claims(2, stance="denies"),
        level=REMARK,
    ),
    Broken(
        repetitions.changed_on_the_way,
        "changed",
        "claims",
        "derived_from",
        4,
        "has another voice, so that it counts as a mention that does not say from whom",
        claims(2, source_id="the-herald"),
        level=REMARK,
    ),
    Broken(
        texts.unfitting_anchors,
        "anchor",
        "claims",
        "anchor",
        2,
        "the anchor does not fit the text",
        claims(0, anchor="0-3:0000000000000000"),
        text=TEXT,
    ),
    Broken(
        texts.unfitting_anchors,
        "text",
        "documents",
        "text_sha256",
        2,
        "the text is not the one that was read",
        [("documents", 0, {"text_sha256": "0" * 64})],
        text=TEXT,
    ),
    Broken(
        texts.unfitting_anchors,
        "text",
        "documents",
        "words",
        2,
        "It is 17 now",
        [("documents", 0, {"words": "16"})],
        text=TEXT,
    ),
]


@pytest.fixture(scope="module")
def before(starter: Path) -> list[Problem]:
    """Return what the checker says of a case in which nothing was broken."""
    return check_case(starter)


def found(problems: list[Problem], broken: Broken) -> list[Problem]:
    place = (f"{broken.table}.csv", broken.column, broken.row)
    return [
        problem
        for problem in problems
        if (problem.file, problem.column, problem.row) == place and problem.rule == broken.rule
    ]


@pytest.mark.parametrize("broken", RULES, ids=lambda broken: f"{broken.rule}-{broken.column}")
def test_a_rule_says_its_sentence_and_is_missed_without(
    folder: Path, before: list[Problem], broken: Broken, monkeypatch: pytest.MonkeyPatch
) -> None:
    if broken.rule not in ("no-archived_url", "no-edition"):
        assert found(before, broken) == []
    broken.do(folder)
    if broken.rule == "no-edition":
        for table in ("editions", "judgements"):
            path = folder / f"{table}.csv"
            path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    (problem,) = found(check_case(folder), broken)
    assert broken.sentence in problem.sentence()
    assert list(faults(problem)) == []
    assert problem.level == broken.level
    for stage in ("ROWS", "WHOLE", "COUNTS"):
        rest = tuple(rule for rule in getattr(run, stage) if rule is not broken.check)
        monkeypatch.setattr(run, stage, rest)
    assert found(check_case(folder), broken) == []


def test_every_rule_is_tried_here() -> None:
    # Those of what a case says of itself are tried where that is.
    told = {about.missing_seed, about.no_contact, about.strange_names}
    assert {broken.check for broken in RULES} | told == {*run.ROWS, *run.WHOLE, *run.COUNTS}


def test_each_problem_of_a_level_stops_a_build_or_does_not(folder: Path) -> None:
    edit(folder, "claims", 1, stance="denies", cue="no comment", said_date="2026-01-01")
    levels = {problem.rule: problem.level for problem in check_case(folder)}
    assert levels["silence-denies"] == ERROR
    assert levels["false-precision"] == WARNING


def anchored(folder: Path, phrase: str, **changed: str) -> list[Problem]:
    path = folder / "texts" / f"{GAZETTE}.txt"
    path.write_text(TEXT, "utf-8")
    (place,) = read_text(path).find(phrase)
    edit(folder, "claims", 0, anchor=place, **changed)
    return [
        problem for problem in check_case(folder) if problem.rule == "anchor" and problem.row == 2
    ]


def test_an_anchor_that_fits_is_no_problem(folder: Path) -> None:
    assert anchored(folder, "will probably have to close,", cue="will probably have to") == []


def test_an_anchor_in_another_paragraph_is_one(folder: Path) -> None:
    (problem,) = anchored(folder, "could not confirm", cue="could not")
    assert (problem.column, problem.remedy) == ("paragraph", "It is in paragraph 2")


def test_a_cue_beside_its_anchor_is_one(folder: Path) -> None:
    (problem,) = anchored(folder, "A bridge will", cue="probably have")
    assert (problem.column, problem.what) == ("cue", "these words are not at the anchor")


def test_words_that_moved_are_proposed_at_their_new_place(folder: Path) -> None:
    anchored(folder, "will probably have to close,")
    path = folder / "texts" / f"{GAZETTE}.txt"
    path.write_text("Today " + TEXT, "utf-8")
    (problem,) = [e for e in check_case(folder) if e.rule == "anchor" and e.row == 2]
    assert problem.remedy.startswith("The same words stand at 3-8:")


def test_two_established_origins_may_be_called_confirmed(folder: Path) -> None:
    edit(folder, "claims", 0, credibility="1")
    edit(folder, "claims", 1, stance="asserts")
    pair = {"source_a": "inspector", "source_b": "town-hall", "relation": "independent"}
    shown = {"proposition_id": "bridge-closes", "second_reading": "2026-01-09"}
    add(folder, "links", **pair, **shown, **LINK)
    assert [problem for problem in check_case(folder) if problem.level == ERROR] == []


@pytest.mark.parametrize(
    "said",
    [
        "It is likely. We have low confidence in that.",
        "With moderate confidence the papers agree.",
        "Nothing like high-confidence work; it may be so.",
    ],
)
def test_likelihood_and_confidence_in_two_sentences_are_fine(folder: Path, said: str) -> None:
    edit(folder, "judgements", 0, rationale=said)
    assert not [
        problem for problem in check_case(folder) if problem.rule == "likelihood-confidence"
    ]


@pytest.mark.parametrize(
    ("parent", "child", "level"),
    [
        ("2026-01-04T23:30+08:00", "2026-01-04T15:29Z", ERROR),
        ("2026-01-04T23:30+08:00", "2026-01-04T15:30Z", None),
        ("2026-01-05T00:30+08:00", "2026-01-04T16:31Z", None),
        ("2026-01-05T00:30+08:00", "2026-01-04", REMARK),
        ("2026-01-05T00:30+08:00", "2026-01-03", ERROR),
        ("2026-01-04~", "2026-01-03", None),
        ("2026-01-04?", "2026-01-02", REMARK),
        ("2026-01-04%", "2026-01-02", None),
        ("2026-01-04", "2026-01-03~", None),
        ("2026-01", "2025-12-31", REMARK),
        ("2026-01", "2025-12-30", ERROR),
        ("2026-01~", "2025-12-30", None),
    ],
)
def test_order_is_contradicted_only_where_no_reading_of_two_dates_allows_it(
    folder: Path, parent: str, child: str, level: str | None
) -> None:
    edit(folder, "claims", 0, said_date=parent)
    edit(folder, "claims", 2, said_date=child)
    levels = [problem.level for problem in check_case(folder) if problem.rule == "before-parent"]
    assert levels == ([level] if level else [])


def test_what_nobody_read_has_no_day_of_reading_and_no_archived_copy(folder: Path) -> None:
    def missing() -> list[str]:
        known = ("no-accessed", "no-archived_url")
        return [problem.rule for problem in check_case(folder) if problem.rule in known]

    edit(folder, "documents", 1, archived_url="https://web.archive.org/1")
    edit(folder, "documents", 0, accessed="", archived_url="")
    read = missing()
    edit(folder, "documents", 0, extent="not_read")
    assert len(read) - len(missing()) == 2


def test_a_named_denial_is_no_silence(folder: Path) -> None:
    edit(folder, "claims", 1, stance="denies", cue="is not true", statement="It said it is untrue.")
    assert not [problem for problem in check_case(folder) if problem.rule == "silence-denies"]
