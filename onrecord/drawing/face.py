"""The faces of text, figures and headings, and how a page carries the letters that it sets.

A page brings its type with it, so that it looks the same everywhere, and it brings only the letters
on it. What nearly every page sets is cut out of a face once, what one page needs besides is small.
"""

import base64
import io
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import brotli  # noqa: F401 - WOFF2 is written with it, and a page would have no type without
from fontTools import subset
from fontTools.ttLib import TTFont

_FOLDER = Path(str(resources.files("onrecord.drawing") / "faces"))
#: Accents where they belong, kerning, figures of one width, and letters as a language has them.
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk", "tnum"]
#: Who owns a face and its licence go with every part of it.
_NAMES = [0, 14]
#: Letters that nearly every page sets.
_COMMON = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\u00a0\u2009\u202f·–—‘’“”…×äéöü")
_OPENED: dict["Face", TTFont] = {}
_HEADING = re.compile(r"<h[1-3]\b.*?</h[1-3]>", re.DOTALL)
_UNSEEN = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)


class Face(NamedTuple):
    """One weight of one family, as it stands in a file of its own."""

    name: str
    family: str
    weight: int
    heads: bool = False

    @property
    def path(self) -> Path:
        """Return where its file is."""
        return _FOLDER / f"{self.name}.ttf"

    @property
    def common(self) -> Path:
        """Return where the part of it stands that nearly every page sets, cut once for all."""
        return _FOLDER / f"{self.name}-common.woff2"


SANS, SERIF = "Record Sans", "Record Serif"
FACES = {
    face.name: face
    for face in (
        Face("sans", SANS, 400),
        Face("sans-bold", SANS, 600),
        Face("serif-bold", SERIF, 600, heads=True),
    )
}


def faces_of(page: str) -> str:
    """Return the style rules that bring a ``page`` its faces, with the letters that it sets.

    The serif is for headings and has the letters of these alone.
    """
    letters = _letters(page)
    heads = _letters(" ".join(_HEADING.findall(page)))
    rules = []
    for face in FACES.values():
        more = ((heads if face.heads else letters) & held(face)) - _COMMON
        rules.append(_rule(face, face.common.read_bytes()))
        if more:
            rules.append(_rule(face, _part(face, more), f";unicode-range:{_ranges(more)}"))
    return "".join(rules)


def ready_faces() -> None:
    """Have each face at hand for what a page needs besides: copies of this process find it read."""
    for face in FACES.values():
        if face not in _OPENED:
            _OPENED[face] = _opened(face)


@cache
def held(face: Face) -> frozenset[str]:
    """Return the letters that ``face`` can set."""
    with TTFont(face.path) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _letters(page: str) -> frozenset[str]:
    return frozenset(_UNSEEN.sub("", page))


def common(face: Face) -> frozenset[str]:
    """Return the letters of ``face`` that nearly every page sets."""
    return _COMMON & held(face)


def _rule(face: Face, part: bytes, where: str = "") -> str:
    data = base64.b64encode(part).decode()
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2"){where}}}'
    )


@cache
def _part(face: Face, letters: frozenset[str]) -> bytes:
    return cut(face, letters)


def cut(face: Face, letters: Iterable[str]) -> bytes:
    """Return the part of ``face`` that sets ``letters``, as WOFF2; the same letters, same bytes."""
    # Cutting takes letters out of it, so it serves once.
    font = _OPENED.pop(face, None) or _opened(face)
    options = subset.Options(layout_features=FEATURES, name_IDs=_NAMES, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(map(ord, letters)))
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _opened(face: Face) -> TTFont:
    """Return ``face`` with what takes longest to read of it: how letters stand to each other."""
    font = TTFont(face.path, recalcTimestamp=False)
    for table in ("GSUB", "GPOS"):
        if table in font:
            font[table].ensureDecompiled()
    return font


def _ranges(letters: frozenset[str]) -> str:
    """Return ``letters`` as a style sheet names them, neighbours together."""
    found: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ",".join(f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in found)
