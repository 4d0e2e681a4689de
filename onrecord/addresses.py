"""Where the rows of a report stand: claims in the register, what they refer to on the page after.

A row's address is its own name, which no other row of the case has; the checker sees to it.
"""

from markupsafe import Markup

REGISTER, REFERENCE = "register.html", "reference.html"
#: The tables whose rows have an address, and the page on which they stand.
PAGES = {
    "claims": REGISTER,
    "propositions": REFERENCE,
    "documents": REFERENCE,
    "sources": REFERENCE,
}


def address(table: str, name: str) -> str:
    """Return the address of a row from any page of its edition."""
    return f"{PAGES[table]}#{name}"


def view(column: str, value: str) -> str:
    """Return the address of the register with only the claims that have ``value`` in ``column``."""
    return f"{REGISTER}?{column}={value}"


def row_of(way: str) -> str:
    """Return the name of the row that an address or a view is about, if it is about one."""
    return way.rpartition("=" if "=" in way else "#")[2]


def link(table: str, name: str, text: str = "", *, here: str = REGISTER) -> Markup:
    """Return a link from the page ``here`` to a row, or nothing where no row is named."""
    if not name:
        return Markup("")
    way = f"#{name}" if PAGES[table] == here else address(table, name)
    return Markup('<a href="{}">{}</a>').format(way, text or name)
