"""``onrecord init``: a folder to work in, anywhere, from nothing but the installed package."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from onrecord.commands.asking import command, say
from onrecord.commands.merge import prepare_git
from onrecord.commands.new import EDITION, create, require_free_name
from onrecord.model.problems import CaseError, WorkFailed
from onrecord.model.write import write_text

#: The case that a new folder begins with, unless another name is asked for.
CASE, _TITLE = "old-bridge", "Whether the old bridge will be closed"
#: What the package holds under a name that it needs for itself.
_CALLED = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "codebook.md": "data/README.md",
}
_ONLY_THERE = re.compile(r"<!-- of this project alone -->.*?<!-- end of it -->\n*", re.DOTALL)
_PARAMETERS = re.compile(r'"(case|as_of) = \\"[^"\\]*\\"')


@command
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--case", default=CASE, show_default=True, help="The name of the case in it.")
@click.option("--title", default=_TITLE, help="The title of that case.")
def init(folder: Path, case: str, title: str) -> int:
    """Make FOLDER a place to work in: notebooks, codebook, and a small case that renders.

    FOLDER may be there already, as long as nothing in it stands in the way.

    Examples:
      onrecord init my-desk
      onrecord init my-desk --case harbour-fire --title "What started the alleged fire?"
    """
    require_free_name(folder / "data", case)
    with tempfile.TemporaryDirectory(prefix=".onrecord-", dir=_nearest(folder)) as part:
        draft = Path(part) / "desk"
        write_desk(draft, case, title)
        _place(draft, folder)
    say(f"Made {folder}, with the case {case}")
    if (folder / ".git").exists():
        try:
            prepare_git(folder)
        except CaseError as error:
            # The desk stands all the same, and the setting can be made at any time.
            click.echo(f"git does not merge tables by key yet: {error}", err=True)
    way = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
    say(f"Go on with: {way}onrecord build")
    return 0


def write_desk(root: Path, case: str, title: str) -> None:
    """Write to ``root`` all that a project needs, with one case."""
    for name, text in _files(case):
        write_text(root / name, text)
    create(root / "data" / case, title)


def _files(case: str) -> Iterator[tuple[str, str]]:
    """Yield the files of a desk beside its case: their place, and what they hold."""
    for path, name in _held(resources.files(__package__) / "desk", ""):
        text = path.read_text("utf-8")
        if name.endswith(".ipynb"):
            text = _asking_for(text, {"case": case, "as_of": EDITION})
        yield _CALLED.get(name, name), _ONLY_THERE.sub("", text).replace("@case@", case)


def _asking_for(notebook: str, values: dict[str, str]) -> str:
    """Return the text of ``notebook`` with these parameters in place of its own."""
    return _PARAMETERS.sub(lambda found: f'"{found[1]} = \\"{values[found[1]]}\\"', notebook)


def _held(folder: Traversable, under: str) -> Iterator[tuple[Traversable, str]]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir():
            yield from _held(path, f"{under}{path.name}/")
        elif not path.name.startswith("."):
            yield path, f"{under}{path.name}"


def _nearest(folder: Path) -> Path:
    """Return ``folder``, or the nearest one above it that is there."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir())


def _place(draft: Path, folder: Path) -> None:
    """Move what is in ``draft`` to ``folder``, all of it or nothing; nothing is written over."""
    made = sorted(path.relative_to(draft) for path in draft.rglob("*") if path.is_file())
    there = [str(path) for path in made if (folder / path).exists()]
    if there:
        raise WorkFailed(
            f"{folder} has {', '.join(there[:3])}{' and others' * (len(there) > 3)} already; "
            "choose another folder. Nothing was changed."
        )
    new = [path for path in (folder, *(folder / p for p in _folders(draft))) if not path.exists()]
    placed: list[Path] = []
    try:
        for path in new:
            path.mkdir(parents=True, exist_ok=True)
        for path in made:
            placed.append(folder / path)
            shutil.move(draft / path, folder / path)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        for path in reversed(new):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        raise


def _folders(draft: Path) -> list[Path]:
    """Return the folders in ``draft``, each after the one that it lies in."""
    return sorted(path.relative_to(draft) for path in draft.rglob("*") if path.is_dir())
