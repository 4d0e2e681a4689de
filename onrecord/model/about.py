"""What a case says of itself: the file ``case.toml`` beside its tables.

Every key may be missing, and so may the file: a case is then called after its folder, and nobody
is named to whom an error could be reported.
"""

import difflib
import json
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from onrecord.model.problems import Problem

#: The name of the file.
ABOUT = "case.toml"


@dataclass(frozen=True)
class Licence:
    """The licence of the tables, as a Data Package names it; ``name`` is an SPDX identifier."""

    name: str
    title: str = ""
    path: str = ""


@dataclass(frozen=True)
class Author:
    """One author of the tables, with an address of a page or an ORCID in ``path``, or none."""

    name: str
    path: str = ""


@dataclass(frozen=True)
class About:
    """What a case says of itself.

    ``question`` is what it asks, in one sentence, and ``lede`` what a reader should know first.
    ``seed`` is the id of the document that the case starts from. ``contact`` is the address to
    which an error is reported, a page or an e-mail address. ``not_coded`` names what the case does
    not record: columns as ``claims.custody`` and stances as ``stance.denies``. ``show`` names the
    columns of one's own that may be published, as ``claims.my_column``.
    """

    title: str = ""
    question: str = ""
    lede: str = ""
    seed: str = ""
    contact: str = ""
    licence: Licence | None = None
    authors: tuple[Author, ...] = ()
    not_coded: tuple[str, ...] = ()
    show: tuple[str, ...] = ()


_KEYS = [field.name for field in fields(About)]
_COMMENTS = {
    "title": "The name of the case, an allegation worded as one.",
    "question": "What the case asks, in one sentence.",
    "lede": "What a reader should know first, in a sentence or two.",
    "seed": "The document that the case starts from, by its id; empty if there is none.",
    "contact": "Where a reader can report an error: a web page or an e-mail address.",
    "licence": 'The licence of the tables: an SPDX identifier, or { name = "", path = "" }.',
    "authors": 'Who made the tables: names, or { name = "", path = "" }.',
    "not_coded": 'What the case does not record: columns as "claims.custody", stances as '
    '"stance.denies".',
    "show": 'Columns of your own that may be published, as "claims.my_column".',
}
_TEXTS = ("title", "question", "lede", "seed", "contact")
_LISTS = ("not_coded", "show")


def read_about(folder: Path) -> tuple[About, list[Problem]]:
    """Read ``case.toml`` in ``folder``; return what it says and what is wrong with it.

    What is wrong is left out of what it says, so that the rest of a case can still be checked.
    """
    path = folder / ABOUT
    if not path.exists():
        return About(), []
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return About(), [_problem("", f"the file is no TOML: {error}", "Mend it there.")]
    problems = [_unknown(key) for key in told if key not in _KEYS]
    values: dict[str, Any] = {}
    for key in _KEYS:
        if key in told:
            try:
                values[key] = _value(key, told[key])
            except (TypeError, ValueError) as error:
                problems.append(_problem(key, "this is not what the key holds", f"{error}."))
    return About(**values), problems


def about_text(about: About) -> str:
    """Return ``about`` as it stands in the file, every key with what it is for."""
    lines = [
        f"# {comment}\n{key} = {_toml(getattr(about, key))}\n" for key, comment in _COMMENTS.items()
    ]
    return "# What this case says of itself.\n\n" + "\n".join(lines)


def _toml(value: Any) -> str:
    """Return a text, a list, or a record of texts as TOML writes it."""
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, (Licence, Author)):
        told = {key: text for key, text in vars(value).items() if text}
        return "{ " + ", ".join(f"{key} = {_toml(text)}" for key, text in told.items()) + " }"
    # A text in JSON is one in TOML, which only wants the delete character spelled out too.
    return json.dumps(value or "", ensure_ascii=False).replace("\x7f", "\\u007f")


def _problem(key: str, what: str, remedy: str) -> Problem:
    return Problem(ABOUT, 0, key, "case-file", what, remedy)


def _unknown(key: str) -> Problem:
    close = difflib.get_close_matches(key, _KEYS, 1)
    remedy = f"Did you mean {close[0]}?" if close else f"There are {', '.join(_KEYS)}."
    return _problem(key, "there is no such key", remedy)


def _value(key: str, told: Any) -> Any:
    """Return the value of ``key`` as :class:`About` holds it; raise if it is none of its kind."""
    if key in _TEXTS:
        return _text(told)
    if key in _LISTS:
        return tuple(_text(item) for item in _list(told))
    if key == "licence":
        return _licence(told)
    return tuple(_author(item) for item in _list(told))


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError("Write it in quotation marks, as one text")
    return " ".join(told.split())


def _list(told: Any) -> list[Any]:
    if not isinstance(told, list):
        raise TypeError('Write it as a list: ["one", "two"]')
    return told


def _licence(told: Any) -> Licence | None:
    """Return a licence written as its SPDX identifier or as a table of name, title and path."""
    if isinstance(told, str):
        return Licence(_text(told)) if told.strip() else None
    return Licence(**_table(told, ("name", "title", "path")))


def _author(told: Any) -> Author:
    if isinstance(told, str):
        return Author(_text(told))
    return Author(**_table(told, ("name", "path")))


def _table(told: Any, keys: tuple[str, ...]) -> dict[str, str]:
    if not isinstance(told, dict) or not told.get("name"):
        raise ValueError(f"Write a name, or {{ {', '.join(f'{key} = …' for key in keys)} }}")
    other = sorted(set(told) - set(keys))
    if other:
        raise ValueError(f"There is no {', no '.join(other)} here; there are {', '.join(keys)}")
    return {key: _text(value) for key, value in told.items()}
