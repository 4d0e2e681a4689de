"""Print a rendered page as a PDF: tagged, titled and with an outline, through a local Chromium."""

import tempfile
from pathlib import Path

from onrecord.model.problems import CaseError
from onrecord.model.write import write_bytes
from onrecord.render.browser import chromium, headless

_PRINT = ("--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline")


def print_page(page: Path, target: Path) -> None:
    """Print the HTML file ``page`` to the PDF ``target``, which is whole or not there.

    Raise ``CaseError`` if there is no Chromium or it does not print.
    """
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "page.pdf"
        done = headless(chromium(), *_PRINT, f"--print-to-pdf={part}", page.resolve().as_uri())
        if not part.is_file() or not part.read_bytes().startswith(b"%PDF"):
            cause = done.stderr.strip().splitlines()[-1:] if done else ["it did not end in time"]
            raise CaseError(f"{page}: Chromium did not print it ({' '.join(cause)}).")
        write_bytes(target, part.read_bytes())
