"""What would be worth coding next in a case, and why, the worthiest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from onrecord.check.sourcing import latest
from onrecord.counting.origins import count
from onrecord.model.case import Case
from onrecord.model.stances import TAKING_BACK
from onrecord.model.tables import TABLES
from onrecord.model.vocabularies import UNNAMED
from onrecord.prose import counted, verb

_REPEATING = ("quotes", "cites", "paraphrases", "suspected")
_ARTEFACTS = ("document", "imagery", "technical_analysis")


@dataclass(frozen=True)
class Step:
    """One thing to do: where, which rows it is about, of how many, why, and how.

    ``rows`` are named by their keys, those that speak to crucial points first.
    """

    where: str
    rows: tuple[str, ...]
    among: int
    why: str
    how: str

    def sentence(self, most: int = 3) -> str:
        """Return it as two lines for people, with the first of its rows."""
        named = ", ".join(self.rows[:most]) + (" …" if len(self.rows) > most else "")
        of = f" of {self.among}" if self.among else ""
        places = f" ({len(self.rows)}{of}: {named})" if self.rows else ""
        return f"{self.where}{places}\n  {self.why} {self.how}"


@dataclass(frozen=True)
class _Column:
    """A column whose empty cells are worth filling, for the rows that ``could`` have a value."""

    name: str
    why: str
    could: Callable[[pd.DataFrame], pd.Series] | None = None


def _of(column: str, *values: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: frame[column].isin(values)


def _not(column: str, *values: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: ~frame[column].isin(values)


#: In the order in which they change what a report can say.
_COLUMNS = (
    _Column(
        "documents.published",
        "Without a day it is in an edition only from the day on which it was read.",
        _not("extent", "not_read"),
    ),
    _Column(
        "claims.derivation",
        "Until it is recorded whether a row starts where it stands, it is nobody's own word, and "
        "an origin cannot be told from an echo.",
    ),
    _Column(
        "claims.derived_from",
        "It is said to repeat something, and where that leads is open.",
        _of("derivation", *_REPEATING),
    ),
    _Column(
        "propositions.crucial",
        "The first screen and what would settle it are about the points that the case turns on.",
    ),
    _Column(
        "propositions.question",
        "The first screen asks the points that the case turns on as questions.",
        _of("crucial", "yes"),
    ),
    _Column("propositions.text", "Whoever codes has to know what exactly the point is."),
    _Column("documents.publisher", "Outlets are counted by their publishers."),
    _Column("sources.kind", "Who speaks cannot be told from what it is."),
    _Column("sources.attribution", "The named cannot be told from the unnamed."),
    _Column("claims.certainty", "How surely it is worded drops out of every sentence and mark."),
    _Column(
        "claims.cue", "A reader cannot see on which words the row rests.", _not("paragraph", "")
    ),
    _Column("claims.basis", "What the voice says that it rests on cannot be shown."),
    _Column(
        "claims.custody",
        "How near anybody came to the artefact cannot be shown.",
        _of("basis", *_ARTEFACTS),
    ),
    _Column("claims.said_date", "It stands on no day of the timeline."),
    _Column("propositions.topic", "Points cannot be shown topic by topic."),
    _Column(
        "sources.anonymity_reason",
        "Whether its anonymity keeps the rules of the agencies cannot be told.",
        _of("attribution", *UNNAMED),
    ),
    _Column("sources.reliability", "No grade can be given to what it says."),
    _Column("claims.credibility", "No grade can be given to what is said."),
    _Column("claims.statement", "The register has no sentence for it."),
    _Column("documents.archived_url", "If the page goes, nobody can check it."),
)


def next_steps(case: Case, countable: bool = True) -> list[Step]:
    """Return what is worth doing next in ``case``, the worthiest first.

    What needs counts is left out unless ``countable``: unless its tables have no errors.
    """
    found = [*_edition(case), *_cells(case)]
    if countable and len(case.claims) and len(case.documents):
        found[2:2] = _counted(case)
    return found


def _edition(case: Case) -> Iterator[Step]:
    if not len(case.claims):
        why = "A case begins with claims."
        yield Step("claims", (), 0, why, f"Add one: onrecord add {case.name}")
    elif case.editions.empty:
        why = "No page is made without the date of an edition."
        yield Step("editions", (), 0, why, "Add a row to editions.csv.")


def _cells(case: Case) -> Iterator[Step]:
    """Yield each column that has empty cells where it could have a value."""
    crucial = set(case.propositions.loc[case.propositions["crucial"] == "yes", "proposition_id"])
    for column in _COLUMNS:
        table, _, name = column.name.partition(".")
        frame = case.tables[table]
        if table == "claims":
            frame = frame[(frame["superseded_by"] == "") & ~frame["stance"].isin(TAKING_BACK)]
        could = frame[column.could(frame)] if column.could else frame
        rows = could[could[name] == ""]
        if column.name in case.about.not_coded or rows.empty:
            continue
        if table == "claims":
            first = rows["proposition_id"].isin(crucial)
            rows = pd.concat([rows[first], rows[~first]])
        named = tuple(rows[TABLES[table].key[0]])
        how = f"See onrecord explain {column.name}, or say in case.toml that it is not_coded."
        yield Step(column.name, named, len(could), column.why, how)


def _counted(case: Case) -> list[Step]:
    """Return what the counts of the newest state show to be open on the points that matter."""
    counts = count(latest(case))
    order = case.propositions.set_index("proposition_id")["crucial"].reindex(counts.index) == "yes"
    counts = counts[order] if order.any() else counts
    return [*_separate(counts), *_denials(case, counts), *_judgements(case, counts)]


def _separate(counts: pd.DataFrame) -> Iterator[Step]:
    open_points = counts[(counts["origins"] > 1) & (counts["separate"] == 0)]
    if len(open_points):
        most = open_points.sort_values("origins", ascending=False, kind="stable")
        many = int(most["origins"].iloc[0])
        why = f"Up to {many} origins, and nothing recorded shows two of them to be separate."
        how = "Add to links.csv what is known of two of them: same, dependent, or independent."
        yield Step("links", tuple(most.index), len(counts), why, how)


def _denials(case: Case, counts: pd.DataFrame) -> Iterator[Step]:
    alone = counts[(counts["support"] != "none") & (counts["opposition"] == "none")]
    points = [point for point in alone.index if point not in set(case.searches["proposition_id"])]
    if points:
        why = f"Nobody is on record against {verb(len(points), 'it', 'them')}, nor was one sought."
        how = "Look for a denial, and say in searches.csv where."
        yield Step("searches", tuple(points), len(counts), why, how)


def _judgements(case: Case, counts: pd.DataFrame) -> Iterator[Step]:
    judged = set(case.judgements["proposition_id"])
    points = [point for point in counts.index if point not in judged]
    crucial = case.propositions.set_index("proposition_id")["crucial"]
    points = [point for point in points if crucial.get(point) == "yes"]
    if points:
        why = f"The case turns on {counted(len(points), 'point')} that the page has no view of."
        how = "Add it to judgements.csv, with what it hangs on and what would change it."
        yield Step("judgements", tuple(points), len(counts), why, how)
