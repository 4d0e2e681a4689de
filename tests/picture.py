"""Take the picture of the report that stands in the README: ``python -m tests.picture``."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from onrecord.project import find_project
from onrecord.render.browser import FLAGS
from tests.chromium import chromium

#: The edition that the README speaks of, and what of its page is shown, in pixels.
EDITION = "drones-in-china/2024-11-15/index.html"
WIDTH, HEIGHT = 860, 1000


def main() -> int:
    """Take the picture of the status board and put it into ``docs``."""
    project = find_project()
    page_file = project.reports / EDITION
    if not page_file.is_file():
        sys.exit("There is no page to take a picture of; run make report first.")
    take(page_file, project.root / "docs" / "status-board.png")
    return 0


def take(page_file: Path, target: Path) -> None:
    """Write the upper part of the status board on ``page_file`` to ``target`` as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
        page.goto(page_file.as_uri())
        board = page.locator("#figure-status-board .plot.wide").bounding_box() or {}
        clip = {"x": board["x"] - 12, "y": board["y"] - 12, "width": WIDTH, "height": HEIGHT}
        page.screenshot(path=target, clip=clip, full_page=True)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
