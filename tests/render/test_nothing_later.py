"""No edition of the case prints what was published, said or known on a later day."""

import re
from datetime import date
from html import unescape

import pandas as pd
import pytest

from onrecord.model import dates
from onrecord.model.case import Case, load_case
from onrecord.model.edition import Edition, open_edition
from tests.markup import Markup
from tests.pages import CASE, NAMES, ROOT, built_once, make_project, shared_folder

pytestmark = [pytest.mark.notebooks, pytest.mark.slow]
EDITIONS = sorted(pd.read_csv(ROOT / "data" / CASE / "editions.csv", dtype=str)["as_of"])
MONTHS = [f"{date(2000, month, 1):%B}" for month in range(1, 13)]
MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
#: A day, a month or a year as tables, sentences and axes write it.
DAYS = re.compile(
    rf"(?P<iso>(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?)(?!\d)"
    rf"|(?:\b(?P<day>\d\d?) )?\b(?P<month>{MONTH})\.? (?P<year>(?:19|20)\d\d)\b"
    rf"|(?<![\d,.#-])(?P<alone>(?:19\d|20[0-4])\d)(?![\d,.%-])"
)
#: What of a page is the project's own apparatus: the way to other editions and when it was made.
APPARATUS = re.compile(
    r'<nav aria-label="Editions">.*?</nav>|compiled (?:on )?\d+ \w+ \d+|"datePublished":"[^"]*"',
    re.DOTALL,
)
UNREAD = re.compile(r"<style.*?</style>|<script(?! type=\"application/ld).*?</script>", re.DOTALL)


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case(ROOT / "data" / CASE)


@pytest.fixture(params=EDITIONS)
def as_of(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pages(as_of: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of an edition by name, without style, scripts and apparatus."""
    folder = shared_folder(tmp_path_factory.getbasetemp()) / "published"
    built = built_once(folder, make_project, CASE, as_of)
    texts = {name: (built / f"{name}.html").read_text("utf-8") for name in NAMES}
    return {name: APPARATUS.sub("", UNREAD.sub("", text)) for name, text in texts.items()}


def first_day(found: re.Match[str]) -> date:
    """Return the earliest day that a match can mean."""
    if found["iso"]:
        year, month, day = (*map(int, found["iso"].split("-")), 1)[:3]
        return date(year, month, day)
    if found["alone"]:
        return date(int(found["alone"]), 1, 1)
    month = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(found["month"]))
    return date(int(found["year"]), month, int(found["day"] or 1))


def words(page: str) -> list[str]:
    """Return all that a page says: in its text, its pictures, its tooltips and its head."""
    markup = Markup(page)
    told = ("title", "alt", "content", "aria-label", "datetime", "href", "data-row", "id")
    within = [text for texts in markup.texts.values() for text in texts]
    return [
        unescape(text) for text in [*within, *(v for name in told for v in markup.values(name))]
    ]


def excused(edition: Edition) -> set[str]:
    """Return what may name a later day: when rows were entered, and words of documents."""
    tables = edition.case.tables
    work = [tables["claims"]["entered"], tables["documents"]["accessed"]]
    work += [tables["links"]["second_reading"]]
    spans = dates.spans_of(edition.case.claims["event_date"])
    work += [spans[end].dropna().dt.strftime("%Y-%m-%d") for end in ("first", "last")]
    return {day for column in work for day in column}


def test_no_day_is_later_than_the_edition(as_of: str, pages: dict[str, str], case: Case) -> None:
    edition, last = open_edition(case, as_of), date.fromisoformat(as_of)
    allowed = excused(edition)
    spoken = " ".join(edition.case.claims["statement"])
    found = {
        (name, match[0])
        for name, page in pages.items()
        for text in words(page)
        for match in DAYS.finditer(text)
        if first_day(match) > last and match[0] not in spoken
        if not {match[0], first_day(match).isoformat()} & allowed
    }
    assert not found


def test_no_row_is_later_than_the_edition(as_of: str, pages: dict[str, str], case: Case) -> None:
    seen = open_edition(case, as_of).case
    later = {
        name
        for table in ("documents", "claims", "sources", "propositions")
        for name in set(case.tables[table].iloc[:, 0]) - set(seen.tables[table].iloc[:, 0])
    }
    # A rationale names a row by its outlet and its last part, as in "gazette 02a".
    later -= {re.sub(r"-[0-9]{4}-.*", "", name) for name in seen.documents["document_id"]}
    for page in pages.values():
        # The address of a document has the name of whoever published it, in letters of its own.
        ours = re.sub(r"https?:[^\s\"'<>]+", "", page)
        named = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", ours))
        assert not {name for name in named & later if "-" in name}


def test_no_cell_of_the_analyst_is_later_than_the_edition(
    as_of: str, pages: dict[str, str], case: Case
) -> None:
    """A text that only rows have that are not in the edition, or that it leaves out, is nowhere."""
    seen = open_edition(case, as_of).case
    whole = "\n".join(text for page in pages.values() for text in words(page))
    known = {cell for table in seen.tables.values() for cell in table.to_numpy().ravel()}
    every = {cell for table in case.tables.values() for cell in table.to_numpy().ravel()}
    told = "\n".join(known)
    later = {cell for cell in every - known if len(cell) > 40 and cell not in told}
    assert later and not {cell for cell in later if cell in whole}
