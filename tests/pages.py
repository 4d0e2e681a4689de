"""Real pages for tests: the case of the repository, rendered once, and a browser to open them."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from onrecord.project import Project
from onrecord.render.building import Order, build_pages

ROOT = Path(__file__).parent.parent
CASE, AS_OF = "drones-in-china", "2024-11-15"
NAMES = ["assessment", "timeline", "sourcing", "origins", "settle", "register", "reference"]
#: What a page is looked at with: width, height and colours.
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
PHONE: dict[str, Any] = {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"}
DARK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}


def make_project(root: Path) -> Project:
    """Return a project in ``root`` with the notebooks and cases of the repository."""
    for name in ("notebooks", "data"):
        ignored = shutil.ignore_patterns("texts", ".ipynb_checkpoints")
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    # Notebooks look here for the package first, and so run the one beside these tests.
    (root / "onrecord").symlink_to(ROOT / "onrecord")
    return Project(root)


def built_once(folder: Path, make: Callable[[Path], Project], case: str, as_of: str) -> Path:
    """Return the folder of the pages of one edition, rendered by whichever process comes first.

    ``folder`` is shared by the processes of pytest-xdist.
    """
    folder.mkdir(parents=True, exist_ok=True)
    root, done = folder / "project", folder / f"{case} {as_of}"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            # To find that nothing has changed takes seconds, and here nothing ever does.
            project = Project(root) if root.exists() else make(root)
            build_pages(project, Order([case], [as_of]), lambda line: None)
            done.touch()
    return Project(root).reports / case / as_of


def shared_folder(own: Path) -> Path:
    """Return the temporary folder that all processes of this test run have."""
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@contextmanager
def opened(browser: Browser, url: str, look: dict[str, Any], **more: Any) -> Iterator[Page]:
    """Open ``url`` in a context of its own; fail if a script fails or a dialog opens."""
    context = browser.new_context(**look, **more)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    try:
        page.goto(url)
        yield page
    finally:
        context.close()
    assert not wrong


def unfold(page: Page) -> None:
    """Open every fold of the page."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")


def sideways(page: Page) -> list[str]:
    """Return what sticks out of the window to the right, outside boxes that scroll themselves."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return [...document.querySelectorAll('body *')].filter(each =>
            !each.closest('.scroll, svg') && each.getBoundingClientRect().right > wide + 1
          ).map(each => each.outerHTML.slice(0, 120)).concat('scrollWidth')
        }"""
    )
    return found
