"""Make matplotlib's SVG fit for a page: type of the page, links, stable ids, few bytes.

Matplotlib writes a date, a creator, numbered ids, a style on every element and fonts of its own,
and opens links in new windows. A page needs none of that and all of the opposite. Colours stay
as plain attributes, so that a picture stands alone when it is saved; the page's style sheet
recolours them by role (see :func:`recolour`).
"""

import hashlib
import io
import re
import warnings
import xml.etree.ElementTree as ET
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.font_manager import FontProperties

from onrecord.drawing.canvas import Canvas
from onrecord.drawing.face import SANS
from onrecord.drawing.measure import DPI
from onrecord.drawing.svg_size import SVG, flatten, shorten
from onrecord.drawing.theme import ROLES, TEXT

_XLINK = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_NO_METADATA = {"Date": None, "Creator": None}


class _Writer(RendererSVG):
    """Writes what matplotlib writes, and measures no line again: each stands where it was set."""

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | Literal["TeX"]
    ) -> tuple[float, float, float]:
        """Return that a line takes no room: it is aligned by whoever shows the picture."""
        return 0.0, 0.0, 0.0


def svg(canvas: Canvas, prefix: str, label: str) -> str:
    """Return ``canvas`` as an ``<svg>`` element with the alternative text ``label``.

    ``prefix`` must be unique on the page; the ids of the picture are made from it.
    """
    ET.register_namespace("", SVG)
    root = ET.fromstring(_raw(canvas))  # noqa: S314 - written by matplotlib a line above
    shorten(root)
    _mark(root, canvas)
    shapes = _shapes(root)
    _name(root, shapes, prefix)
    flatten(root)
    _head(root, canvas, shapes, label)
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def recolour(roles: dict[str, str]) -> str:
    """Return the style rules that give every colour of a picture to the page's role for it."""
    return "".join(
        f':is(.plot,.glyph) [fill="{colour}"]{{fill:var(--{role})}}'
        f':is(.plot,.glyph) [stroke="{colour}"]{{stroke:var(--{role})}}'
        for role, colour in roles.items()
    )


def _raw(canvas: Canvas) -> str:
    out = io.StringIO()
    settings: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "onrecord",
        "path.simplify": True,
    }
    with mpl.rc_context({**mpl.rcParamsDefault, **settings}), warnings.catch_warnings():
        # The reader's fonts draw the type, so it does not matter what ours lack.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        width, height = canvas.figure.get_size_inches() * DPI
        renderer = _Writer(width, height, out, image_dpi=DPI, metadata=_NO_METADATA)
        canvas.figure.draw(renderer)
        renderer.finalize()
    return out.getvalue()


def _mark(root: ET.Element, canvas: Canvas) -> None:
    """Wrap all that is drawn for a mark in one link with a tooltip, where the first of it is."""
    parents = {child: parent for parent in root.iter() for child in parent}
    holders: dict[str, ET.Element] = {}
    for element in [node for node in root.iter() if node.get("id") in canvas.marks]:
        name, parent = element.attrib.pop("id"), parents[element]
        if name not in holders:
            holders[name] = _holder(*canvas.marks[name])
            parent.insert(list(parent).index(element), holders[name])
        parent.remove(element)
        holders[name].append(element)


def _holder(address: str, title: str) -> ET.Element:
    """Return a link to ``address``, or a group where there is none, with ``title`` as tooltip."""
    kind, more = ("a", {"href": address}) if address else ("g", {})
    holder = ET.Element(f"{{{SVG}}}{kind}", more)
    if title:
        # The title is the accessible name of a link, and its tooltip without scripts.
        ET.SubElement(holder, f"{{{SVG}}}title").text = title
    return holder


def _shapes(root: ET.Element) -> dict[str, ET.Element]:
    """Take every definition out of ``root``; return those that something refers to, by id."""
    found = {}
    for parent in list(root.iter()):
        for child in list(parent):
            kind = child.tag.rpartition("}")[2]
            if kind in ("defs", "metadata"):
                parent.remove(child)
            if kind == "defs":
                found.update({node.get("id", ""): node for node in child})
    used = {value.lstrip("#") for e in root.iter() if (value := e.get(_XLINK))}
    used |= {name for e in root.iter() for v in e.attrib.values() for name in _REFERENCE.findall(v)}
    return {name: element for name, element in found.items() if name in used}


def _name(root: ET.Element, shapes: dict[str, ET.Element], prefix: str) -> None:
    """Give the shapes short ids that are unique on the page, and nothing else an id."""
    lead = "p" + hashlib.sha256(prefix.encode()).hexdigest()[:5]
    names = {old: f"{lead}-{place}" for place, old in enumerate(shapes)}
    for old, shape in shapes.items():
        shape.set("id", names[old])
    for element in root.iter():
        element.attrib.pop("id", None)
        old = element.attrib.pop(_XLINK, "").lstrip("#")
        if old:
            element.set("href", f"#{names[old]}")
            # The shape has the width of its outline already.
            for key in ("stroke-width", "stroke-linejoin"):
                if shapes[old].get(key) == element.get(key):
                    element.attrib.pop(key, None)
        for key, value in element.attrib.items():
            element.set(key, _REFERENCE.sub(lambda m: f"url(#{names[m[1]]})", value))
    for shape in shapes.values():
        # No style sheet reaches into what is used; the colour of the mark itself is inherited.
        shape.attrib.pop("stroke", None)


def _head(root: ET.Element, canvas: Canvas, shapes: dict[str, ET.Element], label: str) -> None:
    if shapes:
        holder = ET.Element(f"{{{SVG}}}defs")
        holder.extend(shapes.values())
        root.insert(0, holder)
    # A picture has its own ground, wherever it is shown or saved.
    ground = {"width": "100%", "height": "100%", "fill": ROLES["paper"]}
    root.insert(len(shapes) and 1, ET.Element(f"{{{SVG}}}rect", ground))
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.set("viewBox", f"0 0 {canvas.width:g} {canvas.height:g}")
    # Marks with links inside are controls; a plain picture is an image.
    links = any(href for href, _ in canvas.marks.values())
    root.set("role", "group" if links else "img")
    root.set("aria-label", label)
    root.set("font-family", f"{SANS}, sans-serif")
    root.set("font-size", f"{TEXT:g}")
    root.set("fill", ROLES["ink"])
    root.set("stroke-linejoin", "round")
