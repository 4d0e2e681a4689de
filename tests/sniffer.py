"""HTML_CodeSniffer, a second engine that looks for faults against WCAG 2 AA, run in a page.

It comes with the HTML checker: ``python -m tests.nu --install``. What it only asks a person to look
at is left out; a fault is what it is sure of.
"""

from playwright.sync_api import Page

from tests.nu import INSTALLED, NoChecker

SCRIPT = INSTALLED / "node_modules" / "@pa11y" / "html_codesniffer" / "build" / "HTMLCS.js"
_RUN = """() => new Promise(done => HTMLCS.process('WCAG2AA', document, () => done(
  HTMLCS.getMessages().filter(said => said.type === HTMLCS.ERROR).map(said =>
    `${said.code}: ${said.msg} ${(said.element.outerHTML || '').slice(0, 200)}`))))"""


def faults(page: Page) -> list[str]:
    """Return what the engine says against ``page``: rule, words and the element, a line each."""
    if not SCRIPT.is_file():
        raise NoChecker(
            "The second accessibility engine is not installed. Install it: "
            "python -m tests.nu --install"
        )
    page.evaluate(SCRIPT.read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return found
