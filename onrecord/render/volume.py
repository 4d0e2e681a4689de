"""The pages of one edition as one document for paper: cover, contents, chapters, notes."""

import html
import io
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pypdf import PdfReader

from onrecord.model.problems import WorkFailed
from onrecord.model.write import write_bytes
from onrecord.render.assets import TEMPLATES, register_style
from onrecord.render.page import render_site
from onrecord.render.paper import quoted_for_style
from onrecord.render.plan import FRONT
from onrecord.render.printing import print_page

#: What the document of an edition is called, beside its pages.
VOLUME = "edition.pdf"
#: The chapters of rows, which stand last.
ROWS = ("register", "reference")
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_FOOT = re.compile(r"<section aria-labelledby=.*</section>", re.DOTALL)
_SITE_FOOT = re.compile(r'<footer class="site">(.*)</footer>', re.DOTALL)
_TITLE = re.compile(r"<title>(.*?) – (.*), (\d{4}-\d\d-\d\d)</title>", re.DOTALL)
_EDITION = re.compile(r'<meta property="og:title" content="([^"]*)">')
_AS_OF = re.compile(r'<time datetime="[^"]*">([^<]*)</time>')


@dataclass(frozen=True)
class Chapter:
    """One page of the edition as a chapter: its name, its title, and what it holds."""

    name: str
    title: str
    body: str


def print_volume(pages: list[Path], target: Path) -> None:
    """Print the rendered ``pages`` of an edition, in order, as one PDF to ``target``.

    It is printed twice, since only paper tells on which sheet something stands.
    Raise ``NoBrowser`` if there is no Chromium, ``WorkFailed`` if it does not print.
    """
    texts = {page.stem: page.read_text("utf-8") for page in pages}
    with tempfile.TemporaryDirectory() as folder:
        source, printed = Path(folder) / "edition.html", Path(folder) / VOLUME
        source.write_text(volume(texts, {}), "utf-8")
        print_page(source, printed, target)
        source.write_text(volume(texts, _sheets(printed.read_bytes())), "utf-8")
        print_page(source, printed, target)
        write_bytes(target, printed.read_bytes())


def volume(texts: dict[str, str], sheets: dict[str, int]) -> str:
    """Return the HTML of the document for the pages ``texts``, which are in order by name.

    ``sheets`` has the number of the sheet on which a place of the contents stands.
    """
    front = texts.get(FRONT) or next(iter(texts.values()))
    context = {
        **_facts(front),
        "chapters": [_chapter(name, text) for name, text in texts.items()],
        "about": Markup(_about(front)),  # noqa: S704 - from a page of ours
        "sheets": sheets,
        "volume_style": Markup(register_style() + _own("volume.css")),  # noqa: S704 - our own files
        "scripts": Markup(_own("paper.js") + _own("volume.js")),  # noqa: S704 - our own files
    }
    return render_site("volume.html.j2", context | {"heads": _heads(context)})


def _facts(page: str) -> dict[str, str]:
    """Return what a page says of its edition: case, title, date."""
    title, edition, date = _TITLE.search(page), _EDITION.search(page), _AS_OF.search(page)
    if not (title and edition):
        raise WorkFailed("A page was made by another version; run onrecord build first.")
    return {
        "case": html.unescape(title[2]),
        "edition": html.unescape(edition[1]),
        "date": html.unescape(date[1]) if date else title[3],
    }


def _chapter(name: str, page: str) -> Chapter:
    main, title = _MAIN.search(page), _TITLE.search(page)
    body = Markup(main[1] if main else "")  # noqa: S704 - from a page of ours
    return Chapter(name, html.unescape(title[1]) if title else name, body)


def _about(page: str) -> str:
    """Return how to cite the edition, its corrections, and what it was made from."""
    foot = _SITE_FOOT.search(page)
    sections = _FOOT.search(foot[1]) if foot else None
    return sections[0] if sections else ""


def _heads(context: dict[str, Any]) -> Markup:
    """Return the style rules that say on each sheet what it belongs to."""
    case = quoted_for_style(f"{context['case']}, as of {context['date']}")
    names = [chapter.name for chapter in context["chapters"]]
    feet = {"contents": "Contents"} | {name: name.capitalize() for name in names}
    # The rows and what they refer to go on without a break, as does what ends the document.
    feet |= dict.fromkeys([*(name for name in names if name in ROWS), "notes"], "Rows and notes")
    rules = [f'@page{{@top-right{{content:"{case}"}}}}']
    rules += [
        f'@page {_page(words)}{{@bottom-left{{content:"{quoted_for_style(words)}"}}}}'
        f"#Chapter-{name}{{page:{_page(words)}}}"
        for name, words in feet.items()
    ]
    return Markup("".join(rules))  # noqa: S704 - every word is escaped for a style sheet


def _page(name: str) -> str:
    return "sheet-" + re.sub(r"[^a-z0-9]", "-", name.lower())


def _own(name: str) -> str:
    return (TEMPLATES / "onrecord" / name).read_text("utf-8")


def _sheets(pdf: bytes) -> dict[str, int]:
    """Return the number of the sheet on which each named place of ``pdf`` stands, from one."""
    reader = PdfReader(io.BytesIO(pdf))
    found = {}
    for name, target in reader.named_destinations.items():
        place = reader.get_destination_page_number(target)
        if place is not None:
            found[name.removeprefix("/")] = place + 1
    return found


def in_order(pages: Iterable[Path], names: list[str]) -> list[Path]:
    """Return ``pages`` in the order of ``names``, what has no name there last."""
    known = {name: place for place, name in enumerate(names)}
    return sorted(pages, key=lambda page: (known.get(page.stem, len(known)), page.stem))
