"""Print a rendered page as a PDF: tagged, titled and with an outline, through a local Chromium.

What Chromium writes is mended where it would give this machine away: links to pages beside the
printed one become relative, as they are on the page, and the time of printing goes. So does how
often the browser had counted before it came to a part: an element is named by a number that depends
on what else it was doing. The same page then prints to the same bytes. A PDF says at which byte
each of its parts begins, so whatever replaces something is as long as that was.
"""

import os
import re
import tempfile
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from onrecord.model.problems import WorkFailed
from onrecord.model.write import write_bytes
from onrecord.render.browser import chromium, headless

_PRINT = ("--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline")

_FILE = re.compile(rb"(?<=/URI )\((file:(?:[^()\\]|\\.)*)\)")
_CLOCK = re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)")
_ELEMENT = re.compile(rb"\(node(\d{8})\)")
_ESCAPE = re.compile(rb"\\(.)")


def print_page(page: Path, target: Path, name: Path | None = None) -> None:
    """Print the HTML file ``page`` to the PDF ``target``, which is whole or not there.

    What goes wrong is said of ``name``, or of the page where none is given.
    Raise ``NoBrowser`` if there is no Chromium and ``WorkFailed`` if it does not print.
    """
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "page.pdf"
        done = headless(chromium(), *_PRINT, f"--print-to-pdf={part}", page.resolve().as_uri())
        if not part.is_file() or not part.read_bytes().startswith(b"%PDF"):
            said = (done.stderr.strip() or "it wrote no PDF") if done else "it did not end in time"
            raise WorkFailed(
                f"{name or page}: Chromium did not print it ({said.splitlines()[-1]})."
            )
        write_bytes(target, _portable(part.read_bytes(), page.resolve().parent))


def _portable(pdf: bytes, folder: Path) -> bytes:
    """Return ``pdf``, printed from a page in ``folder``, without that folder and any time."""
    timeless = _CLOCK.sub(lambda match: b" " * len(match[0]), pdf)
    return _FILE.sub(lambda match: _relative(match, folder), _counted(timeless))


def _counted(pdf: bytes) -> bytes:
    """Return ``pdf`` with its elements numbered from one, in the order that their numbers had.

    The order stays since a PDF finds an element's name by halving a sorted list.
    """
    numbers = sorted({match[1] for match in _ELEMENT.finditer(pdf)})
    names = {number: b"(node%08d)" % place for place, number in enumerate(numbers, 1)}
    return _ELEMENT.sub(lambda match: names[match[1]], pdf)


def _relative(match: re.Match[bytes], folder: Path) -> bytes:
    """Return the link to a file as seen from ``folder``; a way that is too long leads nowhere."""
    address = urlsplit(_ESCAPE.sub(rb"\1", match[1]).decode())
    way = quote(os.path.relpath(unquote(address.path), folder))
    link = address._replace(scheme="", netloc="", path=way).geturl().encode("ascii", "ignore")
    found = b"(%s)" % re.sub(rb"[()\\]", rb"\\\g<0>", link)
    return (found if len(found) <= len(match[0]) else b"()").ljust(len(match[0]))
