"""Make matplotlib's SVG fit for a page: colours by role, type of the page, links, stable ids.

Matplotlib writes a date, a creator, numbered ids, fixed colours and fixed fonts, and opens links
in new windows. A page needs none of that and all of the opposite.
"""

import io
import re
import warnings
import xml.etree.ElementTree as ET
from typing import Any

import matplotlib as mpl

from onrecord.charts.canvas import Canvas
from onrecord.charts.theme import ROLES

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_COLOUR = re.compile("|".join(ROLES.values()))
_NAMES = {colour: role for role, colour in ROLES.items()}
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FONT = re.compile(r"font-family:[^;]+;?\s*")
_FONT_SHORT = re.compile(
    r"font: (?:(?:normal|italic|oblique) )?(?:(bold|normal|\d+) )?([\d.]+)px [^;]+"
)
_OUTLINE = re.compile(r"stroke[\w-]*: [^;]+(; |$)")
_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def svg(canvas: Canvas, prefix: str, label: str) -> str:
    """Return ``canvas`` as an ``<svg>`` element with the alternative text ``label``.

    Every id begins with ``prefix``, which must be unique on the page.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(_raw(canvas))  # noqa: S314 - written by matplotlib a line above
    _strip(root)
    _rename(root, prefix)
    _mark(root, canvas, prefix)
    for element in root.iter():
        _dress(element)
    _flatten(root)
    _head(root, canvas, prefix, label)
    return ET.tostring(root, encoding="unicode")


def _raw(canvas: Canvas) -> str:
    out = io.BytesIO()
    settings: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "onrecord",
        "path.simplify": True,
    }
    with mpl.rc_context({**mpl.rcParamsDefault, **settings}), warnings.catch_warnings():
        # The reader's fonts draw the type, so a character that ours has not got is no matter.
        warnings.filterwarnings("ignore", "Glyph .* missing")
        canvas.figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue().decode()


def _strip(root: ET.Element) -> None:
    """Remove metadata and style sheets, which the page has its own of."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.rpartition("}")[2] == "metadata" or (
                child.tag.endswith("}defs") and all(c.tag.endswith("}style") for c in child)
            ):
                parent.remove(child)


def _rename(root: ET.Element, prefix: str) -> None:
    """Prefix the ids that something refers to or that carry a link; drop the others."""
    used = {name for e in root.iter() for v in e.attrib.values() for name in _REFERENCE.findall(v)}
    used |= {e.attrib[_XLINK].lstrip("#") for e in root.iter() if _XLINK in e.attrib}
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if key == "id" and not value.startswith("mark") and value not in used:
                del element.attrib[key]
            elif key == "id":
                element.set(key, f"{prefix}-{value}")
            elif key == _XLINK:
                del element.attrib[key]
                element.set("href", f"#{prefix}-{value.lstrip('#')}")
            else:
                element.set(key, _REFERENCE.sub(rf"url(#{prefix}-\1)", value))


def _mark(root: ET.Element, canvas: Canvas, prefix: str) -> None:
    """Wrap every mark that has an address in a link, and give each its tooltip and so its name."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in [e for e in root.iter() if e.get("id", "").startswith(f"{prefix}-mark")]:
        href, title = canvas.marks[element.get("id", "")[len(prefix) + 1 :]]
        del element.attrib["id"]
        parent = parents[element]
        place = list(parent).index(element)
        parent.remove(element)
        holder = ET.Element(f"{{{_SVG}}}{'a' if href else 'g'}", {"href": href} if href else {})
        if title:
            ET.SubElement(holder, f"{{{_SVG}}}title").text = title
        holder.append(element)
        parent.insert(place, holder)


def _dress(element: ET.Element) -> None:
    """Swap colours for roles and fonts for the page's, and shorten numbers."""
    style = element.get("style")
    if style:
        style = _FONT_SHORT.sub(lambda m: f"font-size: {m[2]}px" + _weight(m[1]), style)
        style = _FONT.sub("", style).replace("text-anchor: start; ", "")
        style = _COLOUR.sub(lambda m: f"var(--{_NAMES[m[0]]}, {m[0]})", style)
        element.set("style", style)
    for key in ("d", "x", "y", "transform", "points"):
        if key in element.attrib:
            short = _NUMBER.sub(lambda m: f"{float(m[0]):.1f}", element.attrib[key])
            element.set(key, " ".join(short.split()))
    if element.tag == f"{{{_SVG}}}use":
        # The marker that it shows has the same outline already.
        element.set("style", _OUTLINE.sub("", element.get("style", "")).rstrip("; "))
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]


def _flatten(element: ET.Element) -> None:
    """Take out groups that say nothing and the blanks between elements: half of the size."""
    flat: list[ET.Element] = []
    for child in element:
        _flatten(child)
        flat += list(child) if child.tag == f"{{{_SVG}}}g" and not child.attrib else [child]
        child.tail = None
    element[:] = flat
    if len(element):
        element.text = None


def _weight(weight: str | None) -> str:
    return f"; font-weight: {weight}" if weight and weight != "normal" else ""


def _head(root: ET.Element, canvas: Canvas, prefix: str, label: str) -> None:
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.set("viewBox", f"0 0 {canvas.width:g} {canvas.height:g}")
    # Marks with links inside are controls; a plain picture is an image.
    links = any(href for href, _ in canvas.marks.values())
    root.set("role", "group" if links else "img")
    root.set("aria-label", label)
    root.set("font-family", "sans-serif")
