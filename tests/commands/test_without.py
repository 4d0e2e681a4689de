"""``onrecord without``: what stands on a row, for people and for scripts."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Outcome


def test_it_says_what_falls_and_what_moves(onrecord: Callable[..., Outcome], folder: Path) -> None:
    row = (folder / "claims.csv").read_text("utf-8").splitlines()[1].split(",")[0]
    done = onrecord("without", folder.name, row, "--json")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert told["case"] == folder.name
    assert row in told["claims"]
    said = onrecord("without", folder.name, row)
    assert f"would fall: {', '.join(told['claims'])}" in said.out
    for point in told["propositions"]:
        assert point["label"] in said.out


def test_a_row_that_is_not_there_is_named(onrecord: Callable[..., Outcome], folder: Path) -> None:
    done = onrecord("without", folder.name, "nobody-2020-01-01-01a")
    assert done.code == 2
    assert "holds no claim nobody-2020-01-01-01a" in done.err
    assert not done.out
