"""What follows from what: the points on which a word given on another point counts too."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.case import Case
from onrecord.model.stances import DENYING, FOR


@dataclass(frozen=True)
class Implications:
    """The propositions that each one follows from, and those that follow from it, at any remove."""

    narrower: dict[str, tuple[str, ...]]
    wider: dict[str, tuple[str, ...]]

    def whence(self, stance: str, proposition: str) -> tuple[str, ...]:
        """Return the other points on which ``stance`` means that it is taken here, too.

        Whoever asserts the narrower point asserts the wider one; whoever denies the wider one
        denies the narrower. Doubts, and what is left open, go no further.
        """
        if stance in FOR:
            return self.narrower.get(proposition, ())
        return self.wider.get(proposition, ()) if stance in DENYING else ()


def implications(case: Case) -> Implications:
    """Return what the relations ``implies`` of a case come to, from one to the next."""
    rows = case.relations[case.relations["relation"] == "implies"]
    pairs = list(zip(rows["proposition_a"], rows["proposition_b"], strict=True))
    return Implications(_reached((b, a) for a, b in pairs), _reached(pairs))


def _reached(steps: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    ahead: dict[str, list[str]] = {}
    for start, end in steps:
        ahead.setdefault(start, []).append(end)
    return {start: _from(start, ahead) for start in ahead}


def _from(start: str, ahead: dict[str, list[str]]) -> tuple[str, ...]:
    passed: set[str] = set()
    edge = [start]
    while edge:
        step = edge.pop()
        for end in ahead.get(step, []):
            if end not in passed:
                passed.add(end)
                edge.append(end)
    return tuple(sorted(passed - {start}))
