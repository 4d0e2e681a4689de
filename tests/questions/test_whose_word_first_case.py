"""The first case in all its editions: nobody is shown to say what only a retelling has them say."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.addresses import rows_of
from onrecord.counting.holds import holds
from onrecord.counting.origins import count
from onrecord.model.case import load_case
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import figures, findings
from onrecord.register import claims as register
from onrecord.register import reference
from onrecord.render.json_ld import linked_data
from tests.drawing_reader import Dot, read
from tests.pictures import FORMS

CASE = load_case(Path(__file__).parents[2] / "data/drones-in-china")
DAYS = sorted(CASE.editions["as_of"])
#: The EU's diplomatic service, and the man who heads it.
SERVICE, HEAD = "eeas", "borrell"
FACTORY = "lethal-production"
NAMES = CASE.sources.set_index("source_id")["name"]


@pytest.fixture(scope="module", params=DAYS)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return one edition of the case."""
    day = str(request.param)
    earlier = [other for other in DAYS if other < day]
    return open_edition(CASE, day, earlier[-1] if earlier else "")


def told_by_others(edition: Edition, voice: str) -> frozenset[str]:
    """Return the rows in which a voice is named and that are no word of its own."""
    held = edition.kept_claims.set_index("claim_id").join(holds(edition)["hold"])
    rows = held[(held["source_id"] == voice) & (held["hold"] != "own")]
    return frozenset(rows.index)


def marks_of(edition: Edition, voice: str) -> list[Dot]:
    """Return the marks of stances that are titled as those of a voice, of every figure."""
    found = []
    for name in ("stance_matrix", "status_board", "first_screen"):
        exhibit = getattr(figures, name)(edition)
        for form in FORMS if hasattr(exhibit, "canvas") else ():
            dots = read(exhibit.canvas(form)).dots
            found += [d for d in dots if d.mark and d.mark[1].startswith(NAMES[voice])]
    return found


def test_the_service_asserts_the_factory_in_no_edition(edition: Edition) -> None:
    counts = count(edition)
    if FACTORY not in counts.index:
        return
    row = counts.loc[FACTORY]
    for who in ("asserts", "origin_ids", "inferred_ids", "own_inferred", "implied_ids"):
        assert SERVICE not in row[who], who
    for dot in marks_of(edition, SERVICE):
        assert not (dot.look[0] == "focus" and edition.labels[FACTORY] in dot.mark[1])  # type: ignore[index]


def test_he_has_a_filled_mark_only_for_words_of_his_own(edition: Edition) -> None:
    told = told_by_others(edition, HEAD)
    counts = count(edition)
    own = edition.kept_claims.set_index("claim_id").join(holds(edition)["hold"])
    own = own[(own["source_id"] == HEAD) & (own["hold"] == "own")]
    for point, row in counts.iterrows():
        stances = set(own.loc[own["proposition_id"] == point, "stance"])
        taken = {s for s in ("asserts", "denies", "doubts") if HEAD in row[f"own_{s}"]}
        assert taken <= stances
    for dot in marks_of(edition, HEAD):
        address = dot.mark[0] if dot.mark else ""
        if not dot.look[2]:
            assert not any(name in address for name in told), dot.mark


def test_sentences_name_the_service_at_the_factory_only_as_not_confirming(
    edition: Edition,
) -> None:
    service, label = str(NAMES[SERVICE]), edition.labels.get(FACTORY, "")
    for name in dir(findings):
        for line in str(getattr(findings, name)(edition)).splitlines():
            for told in line.split(". "):
                if label and label in told and service in told:
                    assert "confirm" in told, told


def test_the_register_says_whose_word_each_row_is(edition: Edition) -> None:
    html = str(register.claims(edition)._repr_html_())
    known = set(edition.case.propositions["proposition_id"])
    for voice in (SERVICE, HEAD):
        for name in told_by_others(edition, voice):
            row = edition.kept_claims.set_index("claim_id").loc[name]
            if row["proposition_id"] not in known or f'<tr id="{name}"' not in html:
                continue
            cells = html.partition(f'<tr id="{name}"')[2].partition("<tr ")[0]
            assert "<td>own word<" not in cells, name


def appearances(edition: Edition) -> dict[str, list[dict[str, Any]]]:
    text = linked_data(edition, title="Page", case_title="Case", rows="0", full=True)
    return {
        node["@id"].partition("#")[2]: node["appearance"]
        for node in json.loads(text)["@graph"]
        if node["@type"] == "Claim"
    }


def test_machines_read_no_rewording_as_an_appearance(edition: Edition) -> None:
    listed = appearances(edition)
    held = edition.topic_claims.set_index("claim_id").join(holds(edition)["hold"])
    said = held[
        (held["stance"] == "asserts") & held["hold"].isin(["own", "relayed", "unattributed"])
    ]
    for point, rows in said.groupby("proposition_id"):
        documents = {f"reference.html#{name}" for name in rows["document_id"]}
        assert {one["@id"] for one in listed.pop(str(point))} == documents
    assert not listed


def test_the_reference_opens_the_origins_of_the_factory_into_no_row_of_the_service(
    edition: Edition,
) -> None:
    html = str(reference.propositions(edition)._repr_html_())
    cells = html.partition(f'<tr id="{FACTORY}"')[2].partition("<tr ")[0]
    rows = edition.published_claims.set_index("claim_id")
    for link in cells.split("<a ")[1:]:
        address, _, words = link.partition(">")
        if "origin" in words or "inference" in words:
            named = [name for name in rows_of(address.strip('"')) if name in rows.index]
            assert SERVICE not in set(rows.loc[named, "source_id"]), link
