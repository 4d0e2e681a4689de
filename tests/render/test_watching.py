"""What is saved is built again and shown, to this machine alone and at the place where one was."""

import contextlib
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord.model.problems import WorkFailed
from onrecord.project import Project
from onrecord.render import watching
from onrecord.render.building import Order
from onrecord.render.plan import page_name
from onrecord.render.running import USUAL
from onrecord.render.watching import Server, serving
from tests.cases import edit
from tests.conftest import ROOT

AS_OF = "2026-01-06"
PAGE = f"harbour-fire/{AS_OF}/register.html"
LONG = "<html><body>" + "<details><p>Folded.</p></details><p>Line.</p>" * 200 + "{}</body></html>"


@pytest.fixture
def shown(empty_project: Project) -> Iterator[Server]:
    for name in ("index.html", PAGE, "other/2026-01-06/index.html", ".hidden/x.html"):
        path = empty_project.reports / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LONG.format(name), "utf-8")
    with serving(empty_project, 0) as server:
        yield server


def got(address: str, **headers: str) -> str:
    asked = urllib.request.Request(address, headers=headers)  # noqa: S310 - on this machine
    with urllib.request.urlopen(asked) as answer:  # noqa: S310
        return str(answer.read().decode())


def until(address: str, words: str, within: float = 120.0) -> str:
    """Return the page at ``address`` once it has ``words`` in it."""
    end, page = time.monotonic() + within, ""
    while time.monotonic() < end:
        with contextlib.suppress(urllib.error.HTTPError):
            page = got(address)
            if words in page:
                return page
        time.sleep(0.1)
    raise AssertionError(f"“{words}” never came; the page says: {page[-2000:]}")


def test_pages_are_shown_to_this_machine_alone(shown: Server) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", shown.address)
    assert "Line." in got(shown.address) and PAGE in got(shown.address + PAGE)
    for path, headers in (
        (PAGE, {"Host": "elsewhere.example"}),
        (".hidden/x.html", {}),
        ("%2ehidden/x.html", {}),
        ("../data/harbour-fire/claims.csv", {}),
        ("nothing.html", {}),
    ):
        with pytest.raises(urllib.error.HTTPError) as refused:
            got(shown.address + path, **headers)
        assert refused.value.code == 404, path


def test_a_port_that_is_taken_is_said(shown: Server, empty_project: Project) -> None:
    port = int(shown.address.rstrip("/").rpartition(":")[2])
    taken = pytest.raises(WorkFailed, match=f"at port {port}: Address already in use")
    with taken, serving(empty_project, port):
        pass


def test_problems_stand_in_place_of_the_pages_of_their_case_alone(shown: Server) -> None:
    shown.show({"harbour-fire": "<body><h1>Errors</h1></body>"})
    until(shown.address + PAGE, "<h1>Errors</h1>")
    assert "<h1>Errors</h1>" in got(shown.address)
    assert "Line." in got(f"{shown.address}other/2026-01-06/")
    shown.show({"": "<body><h1>Failed</h1></body>"})
    until(f"{shown.address}other/2026-01-06/", "<h1>Failed</h1>")
    shown.show({})
    until(shown.address + PAGE, "Line.")


def test_the_page_that_is_open_is_built_first(empty_project: Project) -> None:
    (empty_project.reports / "harbour-fire" / AS_OF).mkdir(parents=True)

    def first(opened: str, *pages: str) -> list[tuple[object, ...]]:
        found = watching._first(empty_project, Order(pages=pages), opened)
        return [(order.cases, order.as_of, order.pages) for order in found]

    assert first("/" + PAGE) == [(("harbour-fire",), (AS_OF,), ("register",))]
    assert first(f"/harbour-fire/{AS_OF}/") == [(("harbour-fire",), (AS_OF,), ("assessment",))]
    assert first("/") == first("/other/2026-01-06/index.html") == []
    assert first("/" + PAGE, "timeline") == []


@pytest.mark.browser
def test_an_open_page_comes_again_where_one_was(
    shown: Server, empty_project: Project, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.goto(shown.address + PAGE)
    page.locator("details").nth(3).evaluate("fold => { fold.open = true; }")
    page.evaluate("scrollTo(0, 1500)")
    path = empty_project.reports / PAGE
    fresh = path.with_name(".new")
    fresh.write_text(LONG.format("<p id=new>Saved.</p>"), "utf-8")
    fresh.replace(path)
    page.wait_for_selector("#new", state="attached")
    page.wait_for_function("scrollY === 1500")
    assert page.evaluate("[...document.querySelectorAll('details')].map(d => d.open)")[:5] == [
        False, False, False, True, False,
    ]  # fmt: skip
    shown.show({"harbour-fire": "<body><h1>Errors</h1></body>"})
    page.wait_for_selector("h1")
    shown.show({})
    page.wait_for_selector("#new", state="attached")
    page.close()


@pytest.mark.notebooks
def test_what_is_saved_is_shown_and_what_is_wrong_is_said(
    empty_project: Project, folder: Path
) -> None:
    for path in empty_project.notebooks.glob("*.ipynb"):
        if page_name(path) not in ("assessment", "register"):
            path.unlink()
    command = [sys.executable, "-m", "onrecord", "--root", str(empty_project.root)]
    process = subprocess.Popen(
        [*command, "watch", "--page", "register", "--port", "0"],
        cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr
    try:
        address = str(re.findall(r"http://\S+/", process.stderr.readline())[0])
        threading.Thread(target=process.stderr.read, daemon=True).start()
        until(address + PAGE, "<title>")
        before = (folder / "claims.csv").read_text("utf-8")
        edit(folder, "claims", 0, statement="Put in while it was watched.")
        until(address + PAGE, "Put in while it was watched.")
        edit(folder, "claims", 0, stance="perhaps")
        page = until(address + PAGE, "have errors")
        for words in ("claims.csv", "<td>2</td>", "<td>stance</td>", "perhaps", "What to do"):
            assert words in page
        assert "Traceback" not in page
        (folder / "claims.csv").write_text(before, "utf-8")
        assert "Put in while" not in until(address + PAGE, 'class="register"')
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        with pytest.raises(urllib.error.URLError):
            got(address)
    finally:
        process.kill()


def test_a_build_that_cannot_be_written_is_shown_too(
    empty_project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device", "reports")

    monkeypatch.setattr(watching, "build_pages", fails)
    said: list[str] = []
    shown = watching.built(empty_project, Order(), "/", said.append, USUAL)
    assert said == ["No space left on device: reports"]
    assert list(shown) == [""] and said[0] in shown[""]
