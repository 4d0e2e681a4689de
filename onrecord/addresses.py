"""Where the rows of a report stand: claims in the register, what they refer to on the page after.

A row's address is its own name, which no other row of the case has; the checker sees to it.
"""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

REGISTER, REFERENCE = "register.html", "reference.html"
#: The tables whose rows have an address, and the page on which they stand.
PAGES = {
    "claims": REGISTER,
    "propositions": REFERENCE,
    "documents": REFERENCE,
    "sources": REFERENCE,
}
#: So many names are spelt out in an address, for whoever reads it.
_FEW = 12
#: The first table of each page; the keys of its views need no name before them.
PAGES_FIRST = {REGISTER: "claims", REFERENCE: "propositions"}


def address(table: str, name: str) -> str:
    """Return the address of a row from any page of its edition."""
    return f"{PAGES[table]}#{name}"


def view(column: str, value: str) -> str:
    """Return the address of the register with only the claims that have ``value`` in ``column``."""
    return f"{REGISTER}?{column}={value}"


def address_of_rows(table: str, names: Sequence[str]) -> str:
    """Return the address of a row, or of a view of its table with only the rows in ``names``."""
    if len(names) == 1:
        return address(table, names[0])
    lead = "" if table == PAGES_FIRST[PAGES[table]] else f"{table}."
    told = _shortened(names) if len(names) > _FEW else names
    return f"{PAGES[table]}?{lead}ids={','.join(told)}"


def _shortened(names: Sequence[str]) -> list[str]:
    """Return ``names`` with only its last part for each that has the others from the one before."""
    parts = [name.rpartition("-") for name in names]
    before = ["", *(start for start, _, _ in parts)]
    return [
        f"-{end}" if start and start == last else name
        for name, (start, _, end), last in zip(names, parts, before, strict=False)
    ]


def _whole(told: Iterable[str]) -> Iterator[str]:
    """Yield the names that :func:`_shortened` has made ``told`` of."""
    start = ""
    for text in told:
        name = start + text if text.startswith("-") else text
        start = name.rpartition("-")[0]
        yield name


def rows_of(way: str) -> tuple[str, ...]:
    """Return the names of the rows that an address or a view is about.

    A view that asks for several things is about the row that it asks for first.
    """
    if "?" not in way:
        return (way.rpartition("#")[2],)
    return tuple(_whole(way.partition("?")[2].partition("&")[0].partition("=")[2].split(",")))


def link(table: str, name: str, text: str = "", *, here: str = REGISTER) -> Markup:
    """Return a link from the page ``here`` to a row, or nothing where no row is named."""
    if not name:
        return Markup("")
    way = f"#{name}" if PAGES[table] == here else address(table, name)
    return Markup('<a href="{}">{}</a>').format(way, text or name)
