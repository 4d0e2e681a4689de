"""Cases as people entered them who were refused, or waved through, for the wrong reason."""

from pathlib import Path

import pytest

from onrecord.check.run import check_case
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.model.problems import errors
from tests.cases import Row, claim, frame, write_case

SHIP = {
    "proposition_id": "ship-sank",
    "label": "The ship sank",
    "text": "The freighter sank in the strait.",
    "topic": "ship",
    "crucial": "yes",
}
VOICE = {
    "source_id": "captain",
    "name": "The captain",
    "kind": "office",
    "attribution": "office",
    "reliability": "B",
    "reliability_reason": "On record.",
}


def document(name: str, published: str, **cells: str) -> Row:
    row = {"document_id": name, "publisher": name.title(), "title": "A report", "kind": "article"}
    return row | {
        "published": published,
        "accessed": "2026-11-25",
        "language": "en",
        "extent": "full",
        **cells,
    }


def said(document: str, **cells: str) -> Row:
    return claim(1, "captain", document_id=document, proposition_id="ship-sank", **cells)


def folder_of(tmp_path: Path, documents: list[Row], claims: list[Row]) -> Path:
    rows = {
        "documents": documents,
        "claims": claims,
        "sources": [VOICE],
        "propositions": [SHIP],
        "editions": [{"as_of": "2026-11-25", "title": "All", "reason": "All."}],
    }
    folder = tmp_path / "ship"
    names = ("claims", "sources", "documents", "propositions", "links", "judgements", "editions")
    write_case(folder, {name: frame(name, rows.get(name, [])) for name in names}, "Ship")
    return folder


@pytest.mark.parametrize("published", ["2024-11-15~", "2024-11-15?", "2024-11-15%"])
def test_a_day_that_is_only_about_right_contradicts_no_neighbour(
    tmp_path: Path, published: str
) -> None:
    documents = [document("blog", published), document("paper", "2024-11-14")]
    repeat = said("paper", said_date="2024-11-14", derived_from="blog-01a")
    folder = folder_of(tmp_path, documents, [said("blog", said_date=published), repeat])
    assert errors(check_case(folder)) == []
    edition = open_edition(load_case(folder), "2024-11-15")
    # What may be of a later day is held for the paper that retells it, and does not count itself.
    assert set(edition.valid_claims["document_id"]) == {"paper"}
    assert set(edition.kept_claims["document_id"]) == {"blog", "paper"}


@pytest.mark.parametrize(
    ("wire", "paper"),
    [
        ("2024-11-16", "2024-11-15"),
        ("2024-11-16T07:35+08:00", "2024-11-15T23:40Z"),
        ("2024-11-16T07:35+08:00", "2024-11-15"),
    ],
)
def test_both_printed_dates_stand_where_clocks_differ(
    tmp_path: Path, wire: str, paper: str
) -> None:
    documents = [document("wire", wire), document("paper", paper)]
    repeat = said("paper", said_date=wire, derived_from="wire-01a")
    folder = folder_of(tmp_path, documents, [said("wire", said_date=wire), repeat])
    assert errors(check_case(folder)) == []


def test_times_with_zones_that_contradict_each_other_are_an_error(tmp_path: Path) -> None:
    documents = [
        document("wire", "2024-11-15T23:45Z"),
        document("paper", "2024-11-16T07:35+08:00"),
    ]
    folder = folder_of(tmp_path, documents, [said("wire"), said("paper", derived_from="wire-01a")])
    assert [problem.rule for problem in errors(check_case(folder))] == ["parent-later"]


@pytest.mark.parametrize(
    ("place", "digits"),
    [("", "00"), ("12", "12"), ("150", "150"), ("00:03:20", "000320"), ("p. 4", "04")],
)
def test_a_place_that_is_no_paragraph(tmp_path: Path, place: str, digits: str) -> None:
    row = said("tube", paragraph=place, claim_id=f"tube-{digits}a")
    folder = folder_of(tmp_path, [document("tube", "2024-11-15", kind="video")], [row])
    assert errors(check_case(folder)) == []


@pytest.mark.parametrize(
    "language", ["en", "ckb", "und", "zh-Hans-CN", "pt-BR", "es-419", "sl-rozaj"]
)
@pytest.mark.parametrize(
    "kind", ["post", "video", "live_page", "court_record", "data_set", "image"]
)
def test_a_post_in_any_language_is_a_document(tmp_path: Path, language: str, kind: str) -> None:
    post = document("post", "2024-11-15", language=language, kind=kind)
    assert errors(check_case(folder_of(tmp_path, [post], [said("post")]))) == []


def test_a_later_version_names_the_earlier_one(tmp_path: Path) -> None:
    pages = [document("live", "2024-11-14"), document("live-2", "2024-11-14", version_of="live")]
    folder = folder_of(tmp_path, pages, [said("live"), said("live-2")])
    assert errors(check_case(folder)) == []
    pages[1]["version_of"] = "nowhere"
    (problem,) = errors(check_case(folder_of(tmp_path, pages, [said("live"), said("live-2")])))
    assert (problem.column, problem.rule) == ("version_of", "reference")


def test_an_undated_document_is_in_an_edition_from_the_day_it_was_read(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, [document("leaflet", "")], [said("leaflet")])
    assert errors(check_case(folder)) == []
    case = load_case(folder)
    assert open_edition(case, "2026-11-24").published_claims.empty
    assert len(open_edition(case, "2026-11-25").published_claims) == 1
