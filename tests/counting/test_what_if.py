"""Counting again under what somebody assumes: as the report does, in Python and in the browser."""

import datetime as dt
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from playwright.sync_api import Browser

from onrecord.counting.answers import Ground, Links, grounds_to_settle, pair
from onrecord.counting.origins import count
from onrecord.counting.spoken import Spoken
from onrecord.counting.what_if import Assumed, offices, recounted, to_recount
from onrecord.model.case import load_case
from onrecord.model.edition import open_edition
from onrecord.render.assets import page_scripts
from tests.cases import Row
from tests.counting import draws
from tests.counting.notation import build, rows

ROOT = Path(__file__).parent.parent.parent
LAST = "2024-12-31"
NUMBERS = ["origins", "origins_min", "separate", "inferred", "support", "opposition"]
VOICES = ("ann", "ben", "cyd", "dan", "eve", "fay", "zoe")
RELATIONS = ("same", "possibly_same", "dependent", "possibly_dependent", "independent")
STANCES = ("asserts",) * 6 + ("denies", "doubts", "not_confirmed", "unaware")


@given(drawn=draws.claims(), settings=draws.settings())
def test_without_an_assumption_it_is_what_is_counted(drawn: list[Row], settings: str) -> None:
    edition = open_edition(build(drawn, settings), LAST)
    table = count(edition)
    for point, ground in grounds_to_settle(edition).items():
        assert list(recounted(ground, offices(edition), Assumed())) == list(
            table.loc[point, NUMBERS]
        )


def test_nor_on_any_edition_of_the_first_case() -> None:
    case = load_case(ROOT / "data/drones-in-china")
    for as_of in case.editions["as_of"]:
        edition = open_edition(case, as_of)
        table = count(edition)
        for point in edition.crucial:
            found = recounted(grounds_to_settle(edition)[point], offices(edition), Assumed())
            assert list(found) == list(table.loc[point, NUMBERS])


def test_each_assumption_by_hand() -> None:
    edition = open_edition(
        build(rows("a-1 ann asserts; b-1 ben asserts; c-1 cyd asserts inferred; d-1 dan denies")),
        LAST,
    )
    ground = grounds_to_settle(edition)["p"]

    def now(**assumed: object) -> tuple[object, ...]:
        return recounted(ground, [], Assumed(**assumed))  # type: ignore[arg-type]

    assert now() == (2, 2, 0, 1, "several_origins", "denied")
    assert now(one=(("ben", "ann"),)) == (1, 1, 0, 1, "one_origin", "denied")
    assert now(separate=(("ann", "ben"),)) == (2, 2, 2, 1, "corroborated", "denied")
    assert now(without=("ann",)) == (1, 1, 0, 1, "one_origin", "denied")
    assert now(without=("dan",)) == (2, 2, 0, 1, "several_origins", "none")
    assert now(inference=True) == (3, 3, 0, 0, "several_origins", "denied")
    assert now(without=("ann", "ben", "dan")) == (0, 0, 0, 1, "inferred_only", "none")


class Draw:
    """Grounds and assumptions at random, as many as one likes."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - cases, no secrets

    def ground(self) -> Ground:
        found = tuple(self._row(number) for number in range(self._random.randint(0, 8)))
        links = {
            (*pair(*self._random.sample(VOICES, 2)), self._random.choice(RELATIONS))
            for _ in range(self._random.randint(0, 6))
        }
        return Ground("p", found, {}, {}, Links(tuple(sorted(links))), ())

    def assumed(self) -> Assumed:
        return Assumed(
            tuple(pair(*self._random.sample(VOICES, 2)) for _ in range(self._random.randint(0, 2))),
            tuple(pair(*self._random.sample(VOICES, 2)) for _ in range(self._random.randint(0, 2))),
            tuple(self._random.sample(VOICES, self._random.randint(0, 2))),
            self._random.random() < 0.3,
        )

    def offices(self) -> list[tuple[str, str]]:
        return [("ann", "eve"), ("ben", "eve")][: self._random.randint(0, 2)]

    def _row(self, number: int) -> Spoken:
        choice = self._random.choice
        first = dt.datetime(2024, 11, 1) + dt.timedelta(hours=self._random.randint(0, 6))
        return Spoken(
            claim_id=f"{number}",
            proposition="p",
            stance=choice(STANCES),
            publisher="",
            hold=choice(["own", "own", "relayed", "reworded"]),
            origin=choice(VOICES),
            implied=self._random.random() < 0.1,
            unread=choice(["", "", "", "dim"]),
            document=choice("abc"),
            basis=choice(["none_stated", "none_stated", "inference"]),
            day="",
            hours=choice([None, (first, first + dt.timedelta(hours=self._random.randint(0, 2)))]),
            place=choice([("", ""), ("a", "1"), ("b", "1")]),
            repeats=choice(["", "", "", *VOICES]),
            grounded=self._random.random() < 0.9,
            taken=False,
        )


@pytest.mark.browser
def test_the_script_counts_as_python_does_on_ten_thousand_cases(browser: Browser) -> None:
    draw = Draw(20_241_115)
    drawn = [(draw.ground(), draw.offices(), draw.assumed()) for _ in range(10_000)]
    tab = browser.new_page()
    tab.add_script_tag(content=page_scripts()["recount"].replace("const recount", "recount", 1))
    told = [_for_script(*one) for one in drawn]
    found = []
    for start in range(0, len(told), 1000):
        batch = json.dumps(told[start : start + 1000])
        script = "batch => batch.map(({data, assumed}) => recount(data, assumed).p)"
        found += tab.evaluate(script, json.loads(batch))
    tab.close()
    wanted = [recounted(ground, speaking, assumed) for ground, speaking, assumed in drawn]
    assert [tuple(one[name] for name in NUMBERS) for one in found] == [tuple(one) for one in wanted]
    # What is drawn must be able to tell a wrong count from a right one.
    assert {one.support for one in wanted} == {
        "none", "inferred_only", "one_origin", "several_origins", "corroborated"
    }  # fmt: skip
    assert sum(one.origins_min < one.origins for one in wanted) > 1000


def _for_script(
    ground: Ground, speaking: list[tuple[str, str]], assumed: Assumed
) -> dict[str, object]:
    data = to_recount({"p": ground}, [*speaking, *((voice, voice) for voice in VOICES)])
    place = {source: at for at, source in enumerate(data["sources"])}
    return {
        "data": data,
        "assumed": {
            "one": [[place[a], place[b]] for a, b in assumed.one],
            "separate": [[place[a], place[b]] for a, b in assumed.separate],
            "without": [place[one] for one in assumed.without],
            "inference": assumed.inference,
        },
    }
