"""The notebooks of the report, whose pages the registry names; others are an analyst's own."""

from pathlib import Path

from onrecord.questions.registry import QUESTIONS
from onrecord.render.plan import FRONT, page_name

ROOT = Path(__file__).parent.parent


def page_of(notebook: Path) -> str:
    """Return the file name of the page that ``notebook`` becomes, as addresses have it."""
    name = page_name(notebook)
    return "index.html" if name == FRONT else f"{name}.html"


PAGES = {question.page for question in QUESTIONS}
NOTEBOOKS = [
    path for path in sorted((ROOT / "notebooks").glob("*.ipynb")) if page_of(path) in PAGES
]
