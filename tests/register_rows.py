"""The register as a reader filters it: which rows an address leads to."""

from urllib.parse import parse_qs, urlsplit

from onrecord.addresses import rows_of
from onrecord.counting.holds import holds
from onrecord.model.edition import Edition


def rows_shown(edition: Edition, address: str) -> set[str]:
    """Return the ids of the claims that the register shows at ``address``."""
    way = urlsplit(address)
    assert way.path == "register.html"
    if way.fragment:
        return {way.fragment}
    asked = {key: found[0] for key, found in parse_qs(way.query).items()}
    rows = edition.published_claims.join(holds(edition)["hold"], on="claim_id")
    if "ids" in asked:
        return set(rows_of(address))
    for key, term in asked.items():
        rows = rows[rows[key] == term]
    return set(rows["claim_id"])
