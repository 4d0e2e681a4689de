"""Printed pages for tests: each printed and read once, and what stands on the page beside it."""

import fcntl
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import Destination

from onrecord.render import printing as pdf
from tests.chromium import chromium
from tests.pages import DESK, opened

#: What can be chosen on a screen alone is left out: two editions, of which paper has the last.
_ON_PAGE = """() => {
  const text = each => {
    const copy = each.cloneNode(true);
    copy.querySelectorAll('.anchor-link').forEach(link => link.remove());
    return copy.textContent.trim();
  };
  const all = (query, show) => [...document.querySelectorAll(query)].map(show);
  return {
    title: document.title,
    lang: document.documentElement.lang,
    headings: all('h1, h2, h3', each => [each.tagName, text(each)]),
    figures: all('.plot.wide svg', each => each.getAttribute('aria-label')),
    code: all('.code pre', text).flatMap(each => each.split('\\n')),
    outer: all(
      ':is(.prose, td, footer) a[href^="http"]:not([href*=":~:"])',
      each => each.getAttribute('href'),
    ),
    controls: all('summary, button, .skip, .tools label', text),
    foot: all('footer.site p, footer.site dd', text),
    tables: all('main table:not(.two-editions table)', table => ({
      name: table.id,
      head: [...table.tHead.rows[0].cells].map(text),
      rows: [...table.tBodies].flatMap(body => [...body.rows]).map(row => ({
        // A row that is the head of others has no head of its own.
        id: row.id,
        cells: [...(row.cells[0].tagName === 'TH' ? [] : ['']), ...[...row.cells].map(text)],
      })),
    })),
  };
}"""


def plain(text: str) -> str:
    """Return the ASCII letters and digits of ``text``: what every font has and no line breaks."""
    return re.sub(r"[^0-9A-Za-z]", "", text)


@dataclass(frozen=True)
class Paper:
    """One page, printed: its PDF, the text of each sheet, and the page that it was made from."""

    path: Path
    sheets: list[str]
    page: dict[str, Any]

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(self.path)

    @cached_property
    def plain_sheets(self) -> list[str]:
        return [plain(sheet) for sheet in self.sheets]

    @cached_property
    def plain_text(self) -> str:
        """The text of all sheets without the foot, which is the first line that is read of each."""
        return plain("".join(sheet.partition("\n")[2] for sheet in self.sheets))

    @cached_property
    def parts(self) -> list[dict[str, Any]]:
        """Every element of the tree that tells a screen reader what is what."""
        return list(_parts(self.reader.trailer["/Root"]["/StructTreeRoot"]))

    def count(self, kind: str) -> int:
        return sum(part["/S"] == f"/{kind}" for part in self.parts)

    @cached_property
    def annotations(self) -> list[dict[str, Any]]:
        return [
            annotation.get_object()
            for page in self.reader.pages
            for annotation in page.get("/Annots") or []
        ]

    @cached_property
    def addresses(self) -> list[str]:
        """Where the links that leave the document lead."""
        return [
            str(annotation["/A"]["/URI"]) for annotation in self.annotations if "/A" in annotation
        ]

    @cached_property
    def outline(self) -> list[str]:
        return [entry.title or "" for entry in _entries(self.reader.outline)]

    def sheet_of(self, name: str) -> str:
        """Return the text of the sheet that a link to the id ``name`` leads to."""
        target = self.reader.named_destinations[f"/{name}"]
        return self.plain_sheets[self.reader.get_destination_page_number(target) or 0]


def paper(browser: Browser, page: Path, folder: Path) -> Paper:
    """Return ``page`` printed into ``folder``, by whichever process of this run comes first."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{page.stem}.pdf"
    read = folder / f"{page.stem}.json"
    with (folder / f"{page.stem}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not read.exists():
            printed(page, target)
            sheets = [sheet.extract_text() for sheet in PdfReader(target).pages]
            with opened(browser, page.as_uri(), DESK) as tab:
                found = tab.evaluate(_ON_PAGE)
            read.write_text(json.dumps([sheets, found]))
    return _read(target, read)


@cache
def _read(target: Path, read: Path) -> Paper:
    """Return what was printed; a process reads a PDF once, however many tests ask of it."""
    return Paper(target, *json.loads(read.read_text()))


def printed(page: Path, target: Path) -> None:
    """Print ``page`` as ``onrecord pdf`` does, with the browser that the tests have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "chromium", chromium)
        pdf.print_page(page, target)


def _parts(element: Any) -> Iterator[dict[str, Any]]:
    stack = [element]
    while stack:
        found = stack.pop().get_object()
        if isinstance(found, list):
            stack += reversed(found)
        elif isinstance(found, dict):
            if "/S" in found:
                yield found
            stack += [found["/K"]] if "/K" in found else []


def _entries(outline: list[Any]) -> Iterator[Destination]:
    for item in outline:
        if isinstance(item, list):
            yield from _entries(item)
        else:
            yield item
