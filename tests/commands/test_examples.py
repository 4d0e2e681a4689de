"""The examples in the help of every command run as they are written."""

import inspect
import shlex
import subprocess
from collections.abc import Callable

import click
import pytest

from onrecord.commands.line import COMMANDS, cli
from onrecord.project import Project
from tests.conftest import Outcome

Run = Callable[..., Outcome]
#: Commands that make pages; the README has their examples, and a test runs these. Another watches
#: until it is stopped.
SLOW = {"build", "render", "pdf", "archive", "watch"}
#: What an example may end with where there is something to say.
_SAID = {"check": {0, 1}}


def examples(name: str) -> list[list[str]]:
    """Return the examples of a command, each as the words after ``onrecord``."""
    found = cli.get_command(click.Context(cli), name)
    assert found and found.callback
    text = inspect.cleandoc(found.callback.__doc__ or "").partition("Examples:\n")[2]
    return [shlex.split(line)[1:] for line in text.splitlines()]


CASES = [
    pytest.param(name, words, id=" ".join(words))
    for name in COMMANDS
    if name not in SLOW
    for words in examples(name)
]


@pytest.mark.parametrize(("name", "words"), CASES)
def test_an_example_runs(onrecord: Run, project: Project, name: str, words: list[str]) -> None:
    text = project.data / "my-case" / "texts" / "gazette-2024-11-15.txt"
    if name == "anchor":
        text.parent.mkdir(parents=True)
        text.write_text("The office has not confirmed it.\n", "utf-8")
    if name == "merge":
        subprocess.run(["git", "init", "--quiet", project.root], check=True)
    if "--read" in words:
        onrecord("sheet", "drones-in-china", "-o", "drones.xlsx")
    if "--accept" in words:
        onrecord("trace", "drones-in-china", "--output", "proposals.csv")
    if "--undo" in words:
        # There has to be something to take back.
        (project.data / "drones-in-china" / "case.toml").unlink()
        before = {"migrate": ["drones-in-china"], "rename": ["eeas", "eu-service"]}
        assert onrecord(name, *before.get(name, examples(name)[0][1:])).code == 0
    done = onrecord(*words)
    assert done.code in _SAID.get(name, {0}), done.err
