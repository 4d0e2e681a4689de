"""Check anchors and cues against the texts, where somebody has them."""

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.anchors import Text, position, read_text, split_words, starts_of
from onrecord.model.case import Case
from onrecord.model.problems import WARNING, Problem
from onrecord.model.tables import SLUG

Found = tuple[str, str, str, str]

#: An anchor whose numbers are those of a text that somebody can have.
_ANCHOR = re.compile(r"[0-9]{1,9}-[0-9]{1,9}:[0-9a-f]{16}")


def text_path(case: Case, document: str) -> Path:
    """Return where the text of ``document`` is looked for; git ignores that folder."""
    return case.folder / "texts" / f"{document}.txt"


def unfitting_anchors(case: Case) -> Iterator[Problem]:
    """Yield claims whose anchor or cue does not fit the text, for the texts that are there."""
    for document, claims in case.claims.groupby("document_id"):
        path = text_path(case, str(document))
        if not re.fullmatch(SLUG, str(document)) or not path.is_file():
            continue
        try:
            text = read_text(path)
        except (OSError, UnicodeDecodeError) as error:
            yield _unread(path, error)
            continue
        yield from _whole(case, str(document), text)
        for row, claim in zip(claims.index, claims.to_dict("records"), strict=True):
            for column, what, remedy, level in _misfits(claim, text):
                value = str(claim[column])
                yield Problem("claims.csv", int(row), column, "anchor", what, remedy, level, value)


def _unread(path: Path, error: Exception) -> Problem:
    what, remedy = f"the text cannot be read: {error}", "Save it as UTF-8, one paragraph per line"
    return Problem(f"texts/{path.name}", 0, "", "text-unreadable", what, remedy)


def _misfits(claim: dict[str, str], text: Text) -> Iterator[Found]:
    anchor = claim["anchor"]
    if not anchor:
        yield "anchor", "no anchor", "Make one with onrecord anchor", WARNING
    elif not _ANCHOR.fullmatch(anchor):
        return  # its form is another rule's, and there is no place to look at
    elif not text.holds(anchor):
        moved = text.moved(anchor)
        remedy = f"The same words stand at {moved[0]}" if moved else "Make one with onrecord anchor"
        yield "anchor", "the anchor does not fit the text", remedy, "error"
    else:
        yield from _inside(claim, text)


def _inside(claim: dict[str, str], text: Text) -> Iterator[Found]:
    start, end = position(claim["anchor"])
    paragraph = text.paragraph(start)
    if claim["paragraph"].isdecimal() and str(paragraph) != claim["paragraph"]:
        yield "paragraph", "the anchor lies elsewhere", f"It is in paragraph {paragraph}", "error"
    cue = split_words(claim["cue"])
    if cue and not starts_of(text.tokens[start:end], cue):
        yield "cue", "these words are not at the anchor", "Copy them from the text", "error"


def _whole(case: Case, document: str, text: Text) -> Iterator[Problem]:
    rows = case.documents[case.documents["document_id"] == document]
    now = {"text_sha256": text.sha256, "words": str(text.word_count)}
    for row, cells in zip(rows.index, rows.to_dict("records"), strict=True):
        for column, found in now.items():
            known = str(cells[column])
            if known and known != found:
                what, remedy = "the text is not the one that was read", f"It is {found} now"
                yield Problem("documents.csv", int(row), column, "text", what, remedy, value=known)
