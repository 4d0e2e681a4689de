"""Say in few bytes what matplotlib says in many: attributes for styles, one path for many lines."""

import re
import xml.etree.ElementTree as ET

from onrecord.drawing.theme import ROLES, TEXT

SVG = "http://www.w3.org/2000/svg"
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


def shorten(root: ET.Element) -> None:
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
        if element.tag == f"{{{SVG}}}text" and element.get("fill") == ROLES["ink"]:
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


def flatten(element: ET.Element) -> None:
    """Replace every group that says nothing by what is in it, and lines that are alike by one."""
    flat: list[ET.Element] = []
    for child in element:
        flatten(child)
        empty = child.tag == f"{{{SVG}}}g" and not child.attrib and not _titled(child)
        flat += list(child) if empty else [child]
    element[:] = _joined(flat)


def _joined(elements: list[ET.Element]) -> list[ET.Element]:
    """Return ``elements`` with each run of lines that differ only in where they run as one path."""
    found: list[ET.Element] = []
    for element in elements:
        last = found[-1] if found else None
        if last is not None and _look(element) and _look(last) == _look(element):
            last.set("d", last.get("d", "") + element.get("d", ""))
        else:
            found.append(element)
    return found


def _look(element: ET.Element) -> dict[str, str]:
    """Return how an unfilled path is drawn; nothing for anything else."""
    line = element.tag == f"{{{SVG}}}path" and element.get("fill") == "none"
    return {key: value for key, value in element.items() if key != "d"} if line else {}


def _titled(element: ET.Element) -> bool:
    return any(child.tag == f"{{{SVG}}}title" for child in element)
