"""Work is done once: an edition keeps what was made of it, and nobody changes that."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import onrecord.model.edition as editions
from onrecord.counting import bearing, origins
from onrecord.counting import holds as holding
from onrecord.drawing.exhibit import Exhibit
from onrecord.drawing.small_table import SmallTable
from onrecord.model.edition import Edition, once, open_edition
from onrecord.questions.delays import data as delays
from onrecord.questions.how_we_count.data import example, point
from onrecord.questions.registry import QUESTIONS
from tests.harbour import later


def ask_everything(edition: Edition) -> dict[str, Any]:
    """Return every figure as HTML and every finding of ``edition``."""
    asked: dict[str, Any] = {}
    for question in QUESTIONS:
        if question.figure:
            asked[f"figure {question.name}"] = question.figure(edition)._repr_html_()
        if question.finding:
            asked[f"finding {question.name}"] = str(question.finding(edition))
    return asked


def same(one: Any, other: Any) -> bool:
    """Return whether two things that functions have made of an edition hold the same."""
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other)
        return True
    if isinstance(one, pd.Series):
        pd.testing.assert_series_equal(one, other)
        return True
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, (Exhibit, SmallTable)):
        return one.html() == other.html() and same(one.frame, other.frame)
    if hasattr(one, "__dataclass_fields__"):
        # What an edition keeps in turn is asked of it, not of the one that keeps it.
        held = vars(one).keys() - (
            {"found", "before", "case", "whole"} if isinstance(one, Edition) else set()
        )
        return all(same(getattr(one, name), getattr(other, name)) for name in held)
    if hasattr(one, "_repr_html_"):
        return bool(one._repr_html_() == other._repr_html_())
    return bool(one == other)


def test_every_question_asked_twice_has_the_same_answer() -> None:
    edition = later()
    assert ask_everything(edition) == ask_everything(edition) == ask_everything(later())


def test_nobody_changes_what_an_edition_keeps() -> None:
    asked, fresh = later(), later()
    ask_everything(asked)
    assert len(asked.found) > 20
    for function, made in asked.found.items():
        # The same function, unwrapped, works on an edition that nobody else has asked.
        assert same(made, function(fresh)), function


def test_the_dear_work_is_done_once_however_much_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()

    def counted(module: Any, name: str) -> None:
        real = getattr(module, name)

        def counting(*given: Any, **more: Any) -> Any:
            calls[name] += 1
            return real(*given, **more)

        monkeypatch.setattr(module, name, counting)

    edition = later()
    # The invented example of how we count is counted once for all editions.
    point(example())
    counted(holding, "_frame")
    counted(origins, "_voices")
    counted(bearing, "_losses")
    counted(delays, "_dated")
    counted(editions, "open_edition")
    ask_everything(edition)
    ask_everything(edition)
    propositions = len(edition.case.propositions)
    before = edition.before
    assert before is not None and before is edition.before
    # Once for the edition, for the one that it is compared with and for the one of the table.
    (day,) = set(edition.case.editions["as_of"]) - {edition.as_of, before.as_of}
    earlier = open_edition(edition.whole, day)
    assert calls["open_edition"] == 1
    assert calls["_frame"] == 3
    assert calls["_voices"] == sum(len(one.case.propositions) for one in (edition, before, earlier))
    assert calls["_losses"] == propositions
    assert calls["_dated"] == 1


def test_once_works_for_each_edition_and_leaves_no_trace_on_another() -> None:
    asked: list[str] = []

    @once
    def day(edition: Edition) -> str:
        """Return the day."""
        asked.append(edition.as_of)
        return edition.as_of

    one = later()
    other = replace(one, as_of="2025-04-01")
    assert [day(one), day(one), day(other)] == ["2025-03-31", "2025-03-31", "2025-04-01"]
    assert asked == ["2025-03-31", "2025-04-01"]
    assert day.__name__ == "day" and day.__doc__ == "Return the day."
    assert not later().found
