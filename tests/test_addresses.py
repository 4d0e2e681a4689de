"""Addresses of rows: short where there are many, and read back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.addresses import address_of_rows, rows_of

_NAMES = st.lists(
    st.from_regex(r"[a-c](-?[a-c0-2]){0,4}", fullmatch=True), min_size=1, max_size=40, unique=True
)


@given(_NAMES, st.sampled_from(["claims", "sources", "propositions"]))
def test_the_rows_of_an_address_are_those_that_it_was_made_of(names: list[str], table: str) -> None:
    assert rows_of(address_of_rows(table, names)) == tuple(names)


def test_few_names_are_spelt_out() -> None:
    assert address_of_rows("claims", ["d1-01a", "d1-02a"]) == "register.html?ids=d1-01a,d1-02a"


def test_of_many_names_a_document_is_told_once() -> None:
    names = [f"paper-2024-{number:02}a" for number in range(7)]
    names += [f"wire-{number:02}a" for number in range(7)]
    way = address_of_rows("claims", names)
    assert way.count("paper") == way.count("wire") == 1
    assert way.startswith("register.html?ids=paper-2024-00a,-01a,")
