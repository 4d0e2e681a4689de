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
from typing import Any

import matplotlib as mpl

from onrecord.charts.canvas import Canvas
from onrecord.charts.theme import ROLES, TEXT

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FONT = re.compile(r"(?:(?:normal|italic|oblique) )?(?:(bold|\d+) )?(?:normal )?([\d.]+)px .*")
_NUMBER = re.compile(r"-?\d+\.\d+")
_LINE = re.compile(r"M(?P<x>\S+) (?P<y>\S+)L(?P<to_x>\S+) (?P<to_y>\S+)")
_AROUND = re.compile(r"\s*([A-Za-z])\s*")
#: What an element is without being told; not worth a byte.
_DEFAULTS = {
    "font-size": f"{TEXT:g}",
    "font-weight": "normal",
    "opacity": "1",
    "stroke-dashoffset": "0",
    "stroke-linecap": "butt",
    "stroke-linejoin": "round",
    "stroke-width": "1",
    "text-anchor": "start",
}


def svg(canvas: Canvas, prefix: str, label: str) -> str:
    """Return ``canvas`` as an ``<svg>`` element with the alternative text ``label``.

    ``prefix`` must be unique on the page; the ids of the picture are made from it.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(_raw(canvas))  # noqa: S314 - written by matplotlib a line above
    _dress(root)
    _mark(root, canvas)
    shapes = _shapes(root)
    _name(root, shapes, prefix)
    _flatten(root)
    _head(root, canvas, shapes, label)
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def recolour(roles: dict[str, str]) -> str:
    """Return the style rules that give every colour of a picture to the page's role for it."""
    return "".join(
        f'.plot [fill="{colour}"]{{fill:var(--{role})}}'
        f'.plot [stroke="{colour}"]{{stroke:var(--{role})}}'
        for role, colour in roles.items()
    )


def _raw(canvas: Canvas) -> str:
    out = io.BytesIO()
    settings: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "onrecord",
        "path.simplify": True,
    }
    with mpl.rc_context({**mpl.rcParamsDefault, **settings}), warnings.catch_warnings():
        # The reader's fonts draw the type, so it does not matter what ours lack.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        canvas.figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue().decode()


def _dress(root: ET.Element) -> None:
    """Turn styles into attributes, drop what is a default, and shorten numbers."""
    for element in root.iter():
        for key, value in _styles(element.attrib.pop("style", "")):
            element.set(key, value)
        element.attrib.pop("clip-path", None)
        if element.get("transform", "").startswith("rotate(-0 "):
            del element.attrib["transform"]
        for key in ("d", "x", "y", "transform", "points", "stroke-width", "font-size"):
            if key in element.attrib:
                short = _NUMBER.sub(lambda m: f"{round(float(m[0]), 1):g}", element.attrib[key])
                element.set(key, _path(short) if key == "d" else short)
        if element.tag == f"{{{_SVG}}}text" and element.get("fill") == ROLES["ink"]:
            del element.attrib["fill"]
        element.text = (element.text or "").strip() or None
        element.tail = None


def _path(data: str) -> str:
    """Return path data without needless spaces, a straight line by its one changing coordinate."""
    data = _AROUND.sub(r"\1", data).strip()
    line = _LINE.fullmatch(data)
    if line and line["x"] == line["to_x"]:
        return f"M{line['x']} {line['y']}V{line['to_y']}"
    if line and line["y"] == line["to_y"]:
        return f"M{line['x']} {line['y']}H{line['to_x']}"
    return data


def _styles(style: str) -> list[tuple[str, str]]:
    """Return the declarations of a style as attributes, the font as its size and weight."""
    found = []
    for key, _, value in (part.partition(":") for part in style.split(";") if ":" in part):
        key, value = key.strip(), value.strip()
        font = _FONT.fullmatch(value) if key == "font" else None
        if font:
            found += [("font-size", f"{float(font[2]):g}"), ("font-weight", font[1] or "normal")]
        elif key != "font-family":
            found.append((key, value))
    return [(key, value) for key, value in found if _DEFAULTS.get(key) != value]


def _mark(root: ET.Element, canvas: Canvas) -> None:
    """Wrap every mark that has an address in a link, and give each its tooltip."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in [each for each in root.iter() if each.get("id") in canvas.marks]:
        href, title = canvas.marks[element.attrib.pop("id")]
        parent = parents[element]
        place = list(parent).index(element)
        parent.remove(element)
        holder = ET.Element(f"{{{_SVG}}}{'a' if href else 'g'}", {"href": href} if href else {})
        if title:
            # The title is the accessible name of a link, and its tooltip without scripts.
            ET.SubElement(holder, f"{{{_SVG}}}title").text = title
        holder.append(element)
        parent.insert(place, holder)


def _shapes(root: ET.Element) -> dict[str, ET.Element]:
    """Take every definition out of ``root``; return those that something refers to, by id."""
    found = {}
    for parent in list(root.iter()):
        for child in list(parent):
            kind = child.tag.rpartition("}")[2]
            if kind in ("defs", "metadata"):
                parent.remove(child)
            if kind == "defs":
                found.update({each.get("id", ""): each for each in child})
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
            if shapes[old].get("stroke") == element.get("stroke"):
                # The shape has its outline already.
                for key in ("stroke", "stroke-width", "stroke-linejoin"):
                    element.attrib.pop(key, None)
        for key, value in element.attrib.items():
            element.set(key, _REFERENCE.sub(lambda m: f"url(#{names[m[1]]})", value))


def _flatten(element: ET.Element) -> None:
    """Replace every group that says nothing by what is in it."""
    flat: list[ET.Element] = []
    for child in element:
        _flatten(child)
        empty = child.tag == f"{{{_SVG}}}g" and not child.attrib and not _titled(child)
        flat += list(child) if empty else [child]
    element[:] = flat


def _titled(element: ET.Element) -> bool:
    return any(each.tag == f"{{{_SVG}}}title" for each in element)


def _head(root: ET.Element, canvas: Canvas, shapes: dict[str, ET.Element], label: str) -> None:
    if shapes:
        holder = ET.Element(f"{{{_SVG}}}defs")
        holder.extend(shapes.values())
        root.insert(0, holder)
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.set("viewBox", f"0 0 {canvas.width:g} {canvas.height:g}")
    # Marks with links inside are controls; a plain picture is an image.
    links = any(href for href, _ in canvas.marks.values())
    root.set("role", "group" if links else "img")
    root.set("aria-label", label)
    root.set("font-family", "sans-serif")
    root.set("font-size", f"{TEXT:g}")
    root.set("fill", ROLES["ink"])
    root.set("stroke-linejoin", "round")
