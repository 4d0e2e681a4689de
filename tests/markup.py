"""Read a page without a browser: its elements, ids, links and texts, and what is badly nested."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
#: An element on the left ends, without an end tag, where one on the right begins or ends.
IMPLIED = {
    "td": {"td", "th", "tr", "/tr", "/tbody", "/thead"},
    "th": {"td", "th", "tr", "/tr", "/tbody", "/thead"},
    "tr": {"tr", "/tbody", "/thead"},
}
#: An element on the left may not hold one on the right, at any depth.
FORBIDDEN = {
    "a": {"a", "button", "input", "select", "summary"},
    "button": {"a", "button", "input", "select"},
    "p": {"p", "div", "ul", "ol", "dl", "table", "section", "figure", "details", "h2", "h3", "pre"},
    "h1": {"p", "div", "h2"},
    "h2": {"p", "div", "h3"},
    "form": {"form"},
}


class Markup(HTMLParser):
    """What stands in a page; ``faults`` says what is wrong with how it is put together."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        for outer in self._open:
            if tag in FORBIDDEN.get(outer, ()):
                self.faults.append(f"<{tag}> stands in <{outer}> at {self.getpos()}")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def _end_implied(self, by: str) -> None:
        while self._open and by in IMPLIED.get(self._open[-1], ()):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        self._end_implied(f"/{tag}")
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes <{(self._open or ['nothing'])[-1]}>")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.setdefault(self._open[-1], []).append(data)

    def all(self, *tags: str) -> list[dict[str, str]]:
        """Return the attributes of every element of these kinds, or of all."""
        return [attributes for tag, attributes in self.elements if not tags or tag in tags]

    def values(self, attribute: str, *tags: str) -> list[str]:
        """Return the values of ``attribute`` in the order of the page."""
        return [found[attribute] for found in self.all(*tags) if attribute in found]

    def text(self, tag: str) -> str:
        """Return the text directly in elements of this kind."""
        return "".join(self.texts.get(tag, []))
