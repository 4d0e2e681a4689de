"""A row of the register says what it repeats, how, and by what measure."""

from onrecord.model.edition import open_edition
from onrecord.register.claims import claims
from tests.cases import LAST, case, claim


def test_a_suspicion_stands_beside_its_measure() -> None:
    measure = "27 % of its own words shared, longest run 22 words"
    row = claim(1, "ann", document_id="d2", derived_from="d1-01a", derivation="suspected")
    found = open_edition(case([claim(1, "ann"), row | {"measure": measure}]), LAST)
    assert f"(suspected; {measure})" in claims(found)._repr_html_()
    bare = open_edition(case([claim(1, "ann"), row]), LAST)
    assert "(suspected)" in claims(bare)._repr_html_()
