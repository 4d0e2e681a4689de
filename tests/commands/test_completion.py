"""``onrecord completion``: what a shell is told while somebody types."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.commands.completion import SHELLS
from tests.cases import add
from tests.conftest import ROOT, Outcome

Run = Callable[..., Outcome]


def completed(project: Path, *words: str) -> list[str]:
    """Return what bash would offer for the last of ``words``, as click's own protocol has it."""
    env = os.environ | {
        "_ONRECORD_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["onrecord", *words]),
        "COMP_CWORD": str(len(words)),
        "PYTHONPATH": str(ROOT),
    }
    call = "import sys; sys.argv[0] = 'onrecord'; from onrecord.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", call], cwd=project, env=env, capture_output=True, text=True
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_commands_cases_and_editions_are_completed(folder: Path) -> None:
    add(folder, "editions", like=0, as_of="2026-02-01", title="Later")
    root = folder.parent.parent
    assert "check" in completed(root, "ch") and "build" not in completed(root, "ch")
    assert completed(root, "check", "har") == ["harbour-fire"]
    assert completed(root, "build", "harbour-fire", "--as-of", "2026-0") == [
        "2026-01-06",
        "2026-02-01",
    ]
    assert completed(root, "export", "harbour-fire", "--to", "c") == ["csv", "csl"]


def test_outside_of_a_project_nothing_breaks(tmp_path: Path) -> None:
    assert completed(tmp_path, "check", "") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_there_is_a_script_for_each_shell(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    done = onrecord("completion", shell)
    assert done.code == 0 and "_ONRECORD_COMPLETE" in done.out
    monkeypatch.setenv("SHELL", f"/bin/{shell}")
    assert onrecord("completion").out == done.out


def test_another_shell_is_told_what_there_is(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    done = onrecord("completion")
    assert done.code == 2 and "onrecord completion bash | zsh | fish" in done.err
