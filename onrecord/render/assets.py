"""What every page carries with it: the style sheet in the colours of the figures, the scripts."""

import re
from functools import cache
from importlib import resources

from onrecord.drawing import theme
from onrecord.drawing.svg import recolour

TEMPLATES = resources.files("onrecord.render") / "templates"
_INDENT = re.compile(r"^(?:\s*//.*\n|\s+)", re.MULTILINE)


@cache
def style() -> str:
    """Return the style sheet: the roles of the figures in light and dark, then our own rules."""
    light = "".join(f"--{role}:{colour};" for role, colour in theme.ROLES.items())
    dark = "".join(f"--{role}:{colour};" for role, colour in theme.DARK.items())
    own = (TEMPLATES / "onrecord" / "style.css").read_text("utf-8")
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"{own}{_stances()}{_columns()}{recolour(theme.ROLES)}"
    )


@cache
def page_scripts() -> dict[str, str]:
    """Return the page's scripts by name; without them every row is still there.

    Comments and indents are for who changes them; every page would carry them in vain.
    """
    folder = TEMPLATES / "onrecord"
    names = ("csv", "page", "paper", "recount", "register", "two_editions", "what_if")
    return {name: _INDENT.sub("", (folder / f"{name}.js").read_text("utf-8")) for name in names}


def _stances() -> str:
    """Return the rules by which the register sets a stance in the colour of its mark."""
    return "".join(
        f".{stance}>:nth-child(3){{color:var(--{role})}}"
        for stance, (role, _) in theme.STANCES.items()
    )


def _columns() -> str:
    """Return the rules by which a register table sets how each of its columns is shown."""
    return "".join(
        f".register tr>:nth-child({n}){{flex:var(--f{n});font-size:var(--s{n});"
        f"font-weight:var(--w{n})}}"
        f".register td:nth-child({n})::before{{content:var(--l{n},none)}}"
        for n in range(2, 20)
    )
