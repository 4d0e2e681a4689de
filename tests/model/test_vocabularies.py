"""Terms live once, each with its meaning, and what the code singles out is among them."""

import pytest

from onrecord.model import vocabularies
from onrecord.model.tables import PATTERNS, TABLES
from onrecord.model.vocabularies import Vocabulary

ALL = {
    name: vocabulary
    for name, vocabulary in vars(vocabularies).items()
    if isinstance(vocabulary, Vocabulary)
}


@pytest.mark.parametrize("vocabulary", ALL.values(), ids=ALL)
def test_every_term_has_a_meaning_of_its_own(vocabulary: Vocabulary) -> None:
    meanings = list(vocabulary.terms.values())
    assert vocabulary.source
    assert all(meanings)
    if vocabulary.name not in ("reliability", "credibility"):
        assert len(set(meanings)) == len(meanings)


@pytest.mark.parametrize("vocabulary", ALL.values(), ids=ALL)
def test_terms_rank_in_their_order(vocabulary: Vocabulary) -> None:
    terms = list(vocabulary.terms)
    assert [vocabulary.rank(term) for term in terms] == list(range(len(terms)))
    with pytest.raises(KeyError):
        vocabulary.rank("no such term")


def test_what_the_code_singles_out_is_in_the_vocabularies() -> None:
    assert set(vocabularies.UNNAMED) <= set(ALL["ATTRIBUTION"].terms)
    assert set(vocabularies.OWN_WORK) <= set(ALL["BASIS"].terms)


def test_likelihood_has_the_bands_of_its_standard_without_gaps() -> None:
    bands = [meaning.split(" to ") for meaning in ALL["LIKELIHOOD"].terms.values()]
    assert [low for low, _ in bands[1:]] == [high for _, high in bands[:-1]]
    assert len(bands) == 7


def test_missing_is_no_end_of_a_scale() -> None:
    for name in ("RELIABILITY", "CREDIBILITY"):
        *_, last = ALL[name].terms.values()
        assert "missing" in last


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_keys_references_and_examples_of_a_table_hold(table: object) -> None:
    assert set(table.key) <= set(table.names)  # type: ignore[attr-defined]
    for column in table.columns:  # type: ignore[attr-defined]
        assert column.meaning
        assert column.known_by
        assert not column.refers_to or column.refers_to in TABLES
        if column.vocabulary and column.example:
            assert column.example in column.vocabulary.terms


def test_every_pattern_is_used() -> None:
    used = {column.pattern for table in TABLES.values() for column in table.columns}
    assert set(PATTERNS.values()) <= used
