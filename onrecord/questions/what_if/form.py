"""A form in which a reader assumes something of the voices, and the points counted with it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from onrecord.drawing.rings import Rings
from onrecord.drawing.rings_beside_text import rings_beside_text

_CONTROLS = Markup(
    '<form hidden aria-label="What to assume"><p><label>Voice <select name="one">{voices}</select>'
    '</label> <label>and <select name="other">{voices}</select></label></p>'
    '<p><button name="do" value="one">are one voice</button> '
    '<button name="do" value="separate">came to it separately</button> '
    '<button name="do" value="without">leave the first out</button> '
    '<label><input type="checkbox" name="inference"> count inference as a word</label></p></form>'
)
_BAND = Markup(
    '<div class="assumed" role="status" hidden><p>A reader’s assumptions, '
    "<strong>not the project’s view</strong>:</p><ul></ul>"
    '<p><button name="undo">Undo the last</button> <button name="clear">Undo all</button></p></div>'
)


@dataclass(frozen=True)
class WhatIf:
    """Points as they are counted, and a form that counts them again under what a reader assumes.

    ``rows`` are a point's id, its label, its rings and its numbers in words; ``voices`` are
    ids and names.
    ``data`` is what the page's script counts with, ``words`` what it needs to say the numbers.
    """

    rows: Sequence[tuple[str, str, Rings, str]]
    voices: Sequence[tuple[str, str]]
    data: Mapping[str, Any]
    words: Mapping[str, Any]

    def _repr_html_(self) -> str:
        return str(self.html())

    def html(self) -> Markup:
        """Return the form as HTML; without scripts only what is counted is shown."""
        if not self.rows:
            return Markup("<p>Nothing is said here that could be counted again.</p>")
        options = Markup("").join(
            Markup('<option value="{}">{}</option>').format(name, words)
            for name, words in self.voices
        )
        rows = Markup("").join(
            Markup(
                '<tr data-point="{}"><th scope="row">“{}”</th><td>{}<span>{}</span></td>'
                '<td class="new">–</td></tr>'
            ).format(point, label, rings_beside_text(rings), words)
            for point, label, rings, words in self.rows
        )
        return Markup(
            '<div class="what-if" id="what-if" data-recount="{}" data-words="{}">{}{}'
            '<div class="scroll" role="region" aria-label="What is counted, and what would be" '
            'tabindex="0"><table><caption>What is counted, and what would be</caption><thead><tr>'
            '<th scope="col">Point</th><th scope="col">As counted</th>'
            '<th scope="col">As assumed</th></tr></thead><tbody>{}</tbody></table></div>'
            '<p class="without-scripts">Nothing can be assumed here without scripts. What each '
            "answer would do by itself stands in the table above.</p></div>"
        ).format(
            json.dumps(self.data, separators=(",", ":")),
            json.dumps(self.words, separators=(",", ":"), ensure_ascii=False),
            _CONTROLS.format(voices=options),
            _BAND,
            rows,
        )
