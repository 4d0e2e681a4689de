"""Six fictional documents about a harbour fire, small enough to count on paper."""

import dataclasses

from onrecord.model.case import Case
from onrecord.model.edition import Edition, open_edition
from tests.cases import case, claim, frame

DAYS = {
    "wire": "2025-03-01",
    "courier": "2025-03-02",
    "gazette": "2025-03-02",
    "herald": "2025-03-03",
    "journal": "2025-03-05",
    "weekly": "2025-03-06",
}
EARLIER, LATER = "2025-03-03", "2025-03-31"

ROWS = [
    # The wire: a guard saw the fire being set; the brigade's report speaks of barrels.
    ("wire", 1, "guard", "asserts", "arson", {"cue": "I saw it being set"}),
    (
        "wire",
        2,
        "report",
        "asserts",
        "barrels",
        {"certainty": "probable", "basis": "document", "cue": "barrels were probably there"},
    ),
    # The courier repeats the guard, less surely; the gazette takes it over as its own, surely.
    (
        "courier",
        1,
        "guard",
        "asserts",
        "arson",
        {"derived_from": "wire-01a", "certainty": "probable", "cue": "probably set"},
    ),
    ("gazette", 1, "gazette", "asserts", "arson", {"derived_from": "courier-01a", "cue": "set"}),
    ("gazette", 2, "report", "asserts", "barrels", {"derived_from": "wire-02a", "cue": "barrels"}),
    # The herald has an insider who was told, from where is not said.
    ("herald", 1, "insider", "asserts", "arson", {"basis": "told_by_other"}),
    # The journal asks the mayor, who was there, and the ministry, which declines twice.
    ("journal", 1, "mayor", "asserts", "arson", {}),
    ("journal", 2, "ministry", "not_confirmed", "barrels", {"certainty": "unstated"}),
    ("journal", 3, "ministry", "no_answer", "arson", {"certainty": "unstated"}),
    # The weekly turns the ministry's silence into a denial.
    ("weekly", 1, "ministry", "denies", "arson", {"derived_from": "journal-03a"}),
    ("weekly", 2, "report", "asserts", "barrels", {"derived_from": "gazette-02a"}),
]
LINKS = [
    ("guard", "mayor", "independent", "journal"),
    ("guard", "insider", "possibly_same", "herald"),
]


def harbour() -> Case:
    """Return the case of the six documents."""
    claims = [
        claim(number, source, stance, document_id=document, proposition_id=proposition, **cells)
        for document, number, source, stance, proposition, cells in ROWS
    ]
    one = {"persons_min": "1", "persons_max": "1"}
    made = case(
        claims,
        kinds={"gazette": "outlet", "report": "document", "ministry": "office"},
        documents=DAYS,
        sources={
            "guard": one,
            "mayor": one,
            "insider": {"persons_min": "1"},
            "gazette": {"name": "GAZETTE"},
        },
    )
    keys = ("source_a", "source_b", "relation", "document_id")
    shown = {"proposition_id": "arson", "second_reading": LATER}
    links = frame(
        "links",
        [
            dict(zip(keys, link, strict=True)) | (shown if link[2] == "independent" else {})
            for link in LINKS
        ],
    )
    return dataclasses.replace(made, links=links)


def later(compare_to: str = EARLIER) -> Edition:
    """Return the edition with all six documents."""
    return open_edition(harbour(), LATER, compare_to)
