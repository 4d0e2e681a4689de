"""An analyst's own matplotlib figure, in the dress of the report: with a headline and in words."""

import base64
import io
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from onrecord.prose import sentence

#: Same inputs, same bytes: no day and no random ids in the file.
_SETTINGS: dict[Any, Any] = {"svg.hashsalt": "onrecord", "svg.fonttype": "path"}
_NO_DAY = {"Date": None, "Creator": None}


@dataclass(frozen=True)
class OwnPicture:
    """One picture as the page shows it: ``headline``, ``words`` for who does not see it, SVG."""

    headline: str
    words: str
    content: bytes

    def _repr_html_(self) -> str:
        return str(self.html())

    def html(self) -> Markup:
        """Return the picture, its headline above it, with its text alternative."""
        data = base64.b64encode(self.content).decode("ascii")
        return Markup(
            '<figure class="own"><figcaption>{}</figcaption>'
            '<img alt="{}" src="data:image/svg+xml;base64,{}"></figure>'
        ).format(self.headline, self.words, data)


def picture(drawn: Artist, headline: str, words: str) -> OwnPicture:
    """Return what matplotlib has drawn (axes, or a figure) as a picture for the page.

    ``headline`` says what it shows, ``words`` the same for who cannot see it. Raise ``ValueError``
    if one of them is empty: a picture without words is none for many readers.
    """
    for name, text in (("headline", headline), ("words", words)):
        if not text.strip():
            raise ValueError(f"picture needs {name}: say in a sentence what it shows")
    figure = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    if figure is None:
        raise ValueError("picture needs axes, or a figure, that matplotlib has drawn")
    out = io.BytesIO()
    with mpl.rc_context(_SETTINGS):
        figure.savefig(out, format="svg", bbox_inches="tight", transparent=False, metadata=_NO_DAY)
    # The notebook shows each open figure of pyplot once more below the cell.
    _close(figure)
    return OwnPicture(headline, sentence(words), out.getvalue())


def _close(figure: Any) -> None:
    from matplotlib import pyplot

    pyplot.close(figure)
