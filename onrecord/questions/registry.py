"""Every question that the report answers, in the order of the pages; one line for each.

A question is a folder beside this file. ``figure.py`` in it has the function ``figure``, which
draws the answer, and ``finding.py`` the function ``finding``, which says it in a sentence; either
may be missing. A figure whose marks lead to rows has ``marked`` beside it, which names these rows
without drawing anything, so that each of them can lead back. Notebooks call figures and findings by
the name of the folder: ``figures.timeline(edition)``, ``findings.timeline(edition)``.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from importlib.util import find_spec
from typing import Any, get_type_hints

from onrecord.model.coded import left_out
from onrecord.model.edition import Edition, once
from onrecord.prose import Prose

#: What draws or lists the answer to a question.
Figure = Callable[[Edition], Any]
Finding = Callable[[Edition], Prose]
#: What names the rows that are marked in a figure, without drawing it.
Marked = Callable[[Edition], frozenset[str]]


@dataclass(frozen=True)
class Question:
    """One question: its folder, the page it stands on, and the tables its marks lead to.

    ``words`` is what a link from a row back to the figure says. ``needs`` are the columns and
    stances without which there is no answer: where the case does not record them, one line that
    says so stands in place of the figure.
    """

    name: str
    page: str
    marks: tuple[str, ...] = ()
    words: str = ""
    needs: tuple[str, ...] = ()

    @cached_property
    def figure(self) -> Figure | None:
        """Return the function that draws the answer, once for an edition, if there is one."""
        draw = self._function("figure")
        return once(self._unless_left_out(draw, Prose)) if draw else None

    @cached_property
    def marked(self) -> Marked | None:
        """Return the function that names the rows marked in the figure, if any are."""
        marked = self._function("figure", "marked") if self.marks else None
        return once(self._unless_left_out(marked, lambda line: frozenset())) if marked else None

    @cached_property
    def finding(self) -> Finding | None:
        """Return the function that says the answer, if there is one."""
        say = self._function("finding")
        # One line is enough; beside a figure it stands in its place.
        instead = (lambda line: Prose("")) if self._function("figure") else Prose
        return self._unless_left_out(_with_ways(say), instead) if say else None

    def _unless_left_out(
        self, answer: Callable[[Edition], Any], instead: Callable[[str], Any]
    ) -> Callable[[Edition], Any]:
        """Return ``answer``, or what is made of one line where the case does not record enough."""

        @wraps(answer)
        def answered(edition: Edition) -> Any:
            line = left_out(edition, self.needs)
            return instead(line) if line else answer(edition)

        return answered

    @property
    def draws(self) -> bool:
        """Return whether the answer is a picture, and not a table or a sentence alone."""
        # The registry is read by commands that draw nothing and shall start without the kit.
        from onrecord.drawing.exhibit import Exhibit

        draw = self._function("figure")
        return bool(draw) and get_type_hints(draw).get("return") is Exhibit

    @property
    def anchor(self) -> str:
        """Return the name of the figure as it stands in addresses."""
        return self.name.replace("_", "-")

    def _function(self, module: str, name: str = "") -> Any:
        path = f"onrecord.questions.{self.name}.{module}"
        return getattr(importlib.import_module(path), name or module) if find_spec(path) else None


def _with_ways(say: Finding) -> Finding:
    """Return ``say`` with every name in what it says leading to its rows."""

    @wraps(say)
    def said(edition: Edition) -> Prose:
        # Commands that draw nothing shall start without what these need.
        from onrecord.questions.row_links import with_ways
        from onrecord.questions.ways_of_phrases import ways_of_names

        return with_ways(say(edition), ways_of_names(edition))

    return said


QUESTIONS = (
    Question("first_screen", "index.html"),
    Question(
        "points_over_editions",
        "index.html",
        ("claims", "propositions"),
        "points over the editions",
    ),
    Question("key_findings", "index.html"),
    Question("status_board", "index.html", ("claims", "propositions"), "board"),
    Question("key_judgements", "index.html"),
    Question("source_summary", "index.html"),
    Question("changes", "index.html"),
    Question("timeline", "timeline.html", ("claims", "documents"), "timeline"),
    Question(
        "delays",
        "timeline.html",
        needs=("documents.publisher", "claims.basis", "stance.denies", "stance.not_confirmed"),
    ),
    Question("two_editions", "timeline.html"),
    Question("stance_matrix", "sourcing.html", ("claims", "propositions", "sources"), "stances"),
    Question(
        "named_or_unnamed",
        "sourcing.html",
        ("claims",),
        "naming",
        needs=("sources.attribution", "claims.basis"),
    ),
    Question(
        "anonymity_rules",
        "sourcing.html",
        ("sources",),
        "rules for the unnamed",
        needs=("sources.attribution", "sources.position_to_know", "sources.anonymity_reason"),
    ),
    Question("custody_ladder", "sourcing.html", ("claims",), "custody", needs=("claims.custody",)),
    Question(
        "outlets_to_origins",
        "origins.html",
        ("propositions",),
        "outlets and origins",
        needs=("documents.publisher", "claims.derived_from"),
    ),
    Question(
        "provenance_graph",
        "origins.html",
        ("documents",),
        "graph of who takes from whom",
        needs=("claims.derived_from",),
    ),
    Question(
        "load_bearing",
        "origins.html",
        ("propositions", "sources"),
        "what bears most",
        needs=("documents.publisher", "claims.derived_from"),
    ),
    Question(
        "wording_drift",
        "origins.html",
        ("claims",),
        "wording",
        needs=("claims.derived_from", "claims.certainty"),
    ),
    Question("settle", "settle.html", ("propositions",), "what would settle it"),
    Question("ask_next", "settle.html", needs=("documents.publisher",)),
    Question("what_if", "settle.html"),
    Question("register", "register.html"),
    Question("reference", "reference.html"),
    Question("how_we_count", "reference.html"),
    Question(
        "admiralty_grid", "reference.html", needs=("claims.credibility", "sources.reliability")
    ),
)


class Answers:
    """The functions of one kind by the name of their question, each imported when it is asked."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __dir__(self) -> list[str]:
        return [question.name for question in QUESTIONS if getattr(question, self._kind)]

    def __getattr__(self, name: str) -> Figure:
        found = next((question for question in QUESTIONS if question.name == name), None)
        answer = getattr(found, self._kind, None)
        if answer is None:
            raise AttributeError(f"no {self._kind} {name}; there are {', '.join(dir(self))}")
        return answer


figures = Answers("figure")
findings = Answers("finding")
