"""What every page carries with it: the style sheet in the colours of the figures, the scripts."""

import re
from functools import cache
from importlib import resources

from onrecord.drawing import theme
from onrecord.drawing.glyphs import mask
from onrecord.drawing.svg import recolour

#: More than any table of the register has, with columns of one's own.
_COLUMNS = 30
TEMPLATES = resources.files("onrecord.render") / "templates"
_INDENT = re.compile(r"^(?:\s*//.*\n|\s+)", re.MULTILINE)


@cache
def style(*, drawn: bool = True, opening: bool = True, choosing: bool = True) -> str:
    """Return the style sheet: the roles of the figures in light and dark, then our own rules.

    A page on which nothing is ``drawn`` needs no rules for the colours of marks, and one that is
    not ``opening`` an edition none for its first screen; the same goes for ``choosing``, forms in
    which a reader chooses editions or what to assume.
    """
    light = "".join(f"--{role}:{colour};" for role, colour in theme.ROLES.items())
    dark = "".join(f"--{role}:{colour};" for role, colour in theme.DARK.items())
    names = ["style", *(["front"] if opening else []), *(["choices"] if choosing else [])]
    own = "".join((TEMPLATES / "onrecord" / f"{name}.css").read_text("utf-8") for name in names)
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"{own}{recolour(theme.ROLES) if drawn else ''}"
    )


@cache
def register_style(columns: int = _COLUMNS) -> str:
    """Return the rules of pages that list rows: records, lines, and tools above them.

    They know as many ``columns`` as the widest table of the page has.
    """
    own = (TEMPLATES / "onrecord" / "register.css").read_text("utf-8")
    return f"{own}{_stances()}{_marks()}{_columns(columns)}"


@cache
def page_scripts() -> dict[str, str]:
    """Return the page's scripts by name; without them every row is still there.

    Comments and indents are for who changes them; every page would carry them in vain.
    """
    folder = TEMPLATES / "onrecord"
    names = (
        "csv",
        "figures",
        "lines",
        "page",
        "paper",
        "recount",
        "register",
        "two_editions",
        "what_if",
    )
    return {name: _INDENT.sub("", (folder / f"{name}.js").read_text("utf-8")) for name in names}


def _stances() -> str:
    """Return the rules by which the register sets a stance in the colour of its mark."""
    return "".join(
        f".{stance}>:nth-child(3){{color:var(--{role})}}"
        for stance, (role, _) in theme.STANCES.items()
    )


def _marks() -> str:
    """Return the rules by which a line of the register begins with the mark of its stance."""
    rules = []
    for stance, (role, shape) in theme.STANCES.items():
        full, hollow = (mask(shape, hollow=hollow) for hollow in (False, True))
        rules.append(
            f":is(.lines,.chips) .{stance}::before{{background:var(--{role});mask:{full}}}"
            + (f".lines .told.{stance}::before{{mask:{hollow}}}" if hollow != full else "")
        )
    return "".join(["@media screen{", *rules, "}"])


def _columns(columns: int) -> str:
    """Return the rules by which a register table sets how each of its columns is shown."""
    return "".join(
        f".register tr>:nth-child({n}){{flex:var(--f{n});font-size:var(--s{n});"
        f"font-weight:var(--w{n})}}"
        f".register td:nth-child({n})::before{{content:var(--l{n},none)}}"
        for n in range(2, columns + 1)
    ) + "".join(
        [
            "@media screen{",
            *(
                f".lines .closed>:nth-child({n}):not(.more)"
                f"{{display:var(--d{n},none);order:var(--g{n});flex:var(--n{n})}}"
                for n in range(1, columns + 1)
            ),
            "}",
        ]
    )
