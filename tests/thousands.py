"""A case of two thousand claims, as a project of its own that the pages can be built from."""

from itertools import combinations
from pathlib import Path

import pandas as pd

from onrecord.model.vocabularies import UNNAMED
from onrecord.project import Project
from tests.cases import Row, frame, write_case
from tests.pages import ROOT
from tests.rounds import AS_OF, OUTLETS, TOLD, claims, documents, pick

CASE, NUMBER = "aster-dam", 2_000
__all__ = ["AS_OF", "CASE", "NUMBER", "make_project", "thousands"]
_LIKELIHOODS = ("unlikely", "roughly even chance", "likely", "very likely")


def thousands() -> dict[str, pd.DataFrame]:
    """Return the tables of the case, as the reader would."""
    rows = {
        "claims": claims(),
        "documents": documents(),
        "sources": [_voice(*cells) for cells in TOLD["voices"]] + [_outlet(s) for s in OUTLETS],
        "propositions": [_proposition(*cells) for cells in TOLD["propositions"]],
        "links": _links(),
        "searches": [_search(cells[0]) for cells in TOLD["propositions"]],
        "judgements": [_judgement(proposition) for proposition in _crucial()],
        "editions": [{"as_of": AS_OF, "title": TOLD["title"], "reason": "The inquiry ends."}],
    }
    return {name: frame(name, table) for name, table in rows.items()}


def make_project(root: Path) -> Project:
    """Return a project in ``root`` with the notebooks of the repository and this case alone."""
    root.mkdir(parents=True)
    for name in ("notebooks", "onrecord"):
        (root / name).symlink_to(ROOT / name)
    write_case(root / "data" / CASE, thousands(), TOLD["title"])
    return Project(root)


def _voice(
    slug: str, name: str, kind: str, attribution: str, party: str, grade: str, tends: str
) -> Row:
    unnamed, people = attribution in UNNAMED, kind == "person"
    return {
        "source_id": slug,
        "name": name,
        "kind": kind,
        "party": party,
        "attribution": attribution,
        "persons_min": str(1 + (unnamed and name.split()[-1].endswith("s"))) if people else "",
        "persons_max": "1" if people and not unnamed else "",
        "position_to_know": "Said to have read the file; how much of it is not said.",
        "anonymity_reason": "Not allowed to speak in public, the document says." if unnamed else "",
        "interest": f"Speaks for {party}, whose part in it is disputed.",
        "reliability": grade,
        "reliability_reason": "Nobody outside can judge it." if grade == "F" else "By its record.",
    }


def _outlet(slug: str) -> Row:
    return {
        "source_id": slug,
        "name": OUTLETS[slug],
        "kind": "outlet",
        "party": "media",
        "attribution": "outlet",
        "reliability": "C",
        "reliability_reason": "Corrects its mistakes in print; takes much from agencies.",
    }


def _proposition(slug: str, label: str, text: str, topic: str, crucial: str) -> Row:
    return {
        "proposition_id": slug,
        "label": label,
        "text": text,
        "topic": topic,
        "crucial": crucial,
        "does_not_establish": "That it caused the flood, or that anybody meant it to happen.",
    }


def _search(proposition: str) -> Row:
    return {
        "proposition_id": proposition,
        "as_of": AS_OF,
        "where": "In every document of the case, and on the site of the operator.",
        "found": "What is recorded as a claim, and nothing else.",
    }


def _crucial() -> list[str]:
    return [cells[0] for cells in TOLD["propositions"] if cells[4] == "yes"]


def _links() -> list[Row]:
    """Return what is known about pairs of voices: of one side mostly, and a few of two."""
    first, crucial = documents()[0]["document_id"], tuple(_crucial())
    rows = []
    for (a, *one), (b, *two) in combinations(TOLD["voices"], 2):
        same, unnamed = one[3] == two[3], {one[2], two[2]} & set(UNNAMED)
        relation = "independent" if not same else "possibly_same" if unnamed else "dependent"
        if same or (not unnamed and pick((True, *[False] * 9), a, b)):
            cells = {"source_a": a, "source_b": b, "relation": relation, "document_id": first}
            if relation == "independent":
                cells |= {"proposition_id": pick(crucial, a, b), "second_reading": AS_OF}
            rows.append({**cells, "reason": f"{one[0]} and {two[0]}, by what the papers say."})
    return rows


def _judgement(proposition: str) -> Row:
    return {
        "proposition_id": proposition,
        "as_of": AS_OF,
        "likelihood": pick(_LIKELIHOODS, proposition),
        "confidence": pick(("low", "moderate"), proposition),
        "rationale": "Several voices say so, and most of them lead back to the same two papers. "
        "The operator denies it without detail, and the regulator has not confirmed it.",
        "assumption": "Supposes that the papers which newspapers describe are genuine.",
        "would_change": "The internal report itself, or a witness under oath.",
    }
