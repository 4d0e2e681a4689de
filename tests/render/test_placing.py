"""An edition is placed whole or not at all, whatever happens at whatever moment."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.project import Project
from onrecord.render import one_run, placing
from onrecord.render.one_run import clear_dead, open_run
from onrecord.render.placing import place
from onrecord.render.processes import can_fork, fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="needs processes that can be forked")

OLD = {"assessment.html": b"old", "timeline.html": b"old", "index.html": b"old"}
NEW = {"assessment.html": b"new", "timeline.html": b"new", "index.html": b"new"}
KILLED = 77


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def folder_of(project: Project) -> Path:
    return project.reports / "a-case" / "2026-01-06"


def written(project: Project, files: dict[str, bytes]) -> Path:
    folder = folder_of(project)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def pages(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def hidden(project: Project) -> list[Path]:
    return list(project.root.rglob(".*"))


def steps(stop: int) -> Iterator[None]:
    """Let each step that changes the disk end the process once ``stop`` of them were made."""
    made = 0

    def watch(function: object) -> object:
        def step(*words: object, **more: object) -> object:
            nonlocal made
            if made == stop:
                os._exit(KILLED)
            made += 1
            return function(*words, **more)  # type: ignore[operator]

        return step

    for name in ("mkdir", "rename", "replace", "unlink", "rmdir", "fsync", "chmod"):
        setattr(os, name, watch(getattr(os, name)))
    for name in ("mkdir", "rename", "replace", "unlink", "chmod"):
        setattr(Path, name, watch(getattr(Path, name)))
    shutil.copy2 = watch(shutil.copy2)  # type: ignore[assignment]
    placing._exchanged = watch(placing._exchanged)  # type: ignore[assignment]
    yield


def killed_at(project: Project, stop: int, exchanged: bool) -> int:
    """Place the new edition in a process that ends after ``stop`` steps; return its exit code."""

    def work() -> None:
        if not exchanged:
            placing._exchanged = lambda *_: False
        with open_run(project) as run:
            next(steps(stop))
            place(run, folder_of(project), NEW, frozenset())

    return os.waitstatus_to_exitcode(os.waitpid(fork(work), 0)[1])


@pytest.mark.parametrize("exchanged", [True, False])
@pytest.mark.parametrize("before", [True, False])
def test_a_kill_at_any_step_leaves_one_edition_and_the_next_run_clears_up(
    project: Project, exchanged: bool, before: bool
) -> None:
    seen = set()
    for stop in range(200):
        shutil.rmtree(project.root)
        folder = written(project, OLD) if before else folder_of(project)
        code = killed_at(project, stop, exchanged)
        if exchanged:
            assert pages(folder) in (OLD, NEW, *([] if before else [{}]))
        clear_dead(project)
        found = pages(folder)
        assert found in (OLD, NEW, *([] if before else [{}])), stop
        assert hidden(project) == []
        assert [path.name for path in (project.build / "runs").iterdir()] == ["lock"]
        seen.add(found.get("index.html"))
        if code != KILLED:
            assert (code, found) == (0, NEW)
            break
    assert seen == {b"old" if before else None, b"new"}
    assert stop > 10


def test_what_else_lies_there_stays_and_what_is_gone_goes(project: Project) -> None:
    folder = written(project, {**OLD, "mine.txt": b"mine", "timeline.pdf": b"printed"})
    (folder / "more").mkdir()
    (folder / "more" / "one").write_bytes(b"1")
    with open_run(project) as run:
        place(run, folder, {"timeline.html": b"new"}, frozenset({"timeline.pdf"}))
    assert (folder / "more" / "one").read_bytes() == b"1"
    shutil.rmtree(folder / "more")
    assert pages(folder) == {**OLD, "timeline.html": b"new", "mine.txt": b"mine"}
    assert all(not path.is_symlink() and path.is_file() for path in folder.iterdir())


def test_a_folder_that_cannot_be_replaced_stays_as_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(project, OLD)

    def refused(*_: object) -> bool:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(placing, "_exchanged", refused)
    with open_run(project) as run, pytest.raises(PermissionError):
        place(run, folder, NEW, frozenset())
    assert pages(folder) == OLD
    assert hidden(project) == []


def test_nothing_of_a_living_run_is_touched(project: Project) -> None:
    folder = written(project, OLD)
    with open_run(project) as living:
        part = living.part_of(folder)
        part.mkdir()
        with open_run(project) as other:
            place(other, folder, NEW, frozenset())
        assert part.is_dir()
        assert living.folder.is_dir()
        part.rmdir()
    assert pages(folder) == NEW
    assert [path.name for path in (project.build / "runs").iterdir()] == ["lock"]


def test_a_file_is_put_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_run(project) as run:
        run.put(project.reports / "index.html", b"one")
        monkeypatch.setattr(one_run, "write_through", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run.put(project.reports / "index.html", b"two")
    assert (project.reports / "index.html").read_bytes() == b"one"
