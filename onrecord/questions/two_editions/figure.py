"""A form that sets any two editions side by side, point by point."""

import json
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.addresses import view
from onrecord.model.edition import Edition
from onrecord.prose import capital, counted
from onrecord.questions.two_editions.data import OverTime, Stood, over_time

_SELECT = Markup('<label>{} <select name="{}">{}</select></label>')


@dataclass(frozen=True)
class TwoEditions:
    """Two dates to choose, and what stood at each; the page's script fills the table.

    ``was`` is the edition that is chosen first, the one that the page is compared with.
    """

    points: OverTime
    was: str

    def _repr_html_(self) -> str:
        return str(self.html())

    def html(self) -> Markup:
        """Return the form; where there is one edition, a sentence that says so."""
        if len(self.points.days) < 2:
            return Markup("<p>This is the first edition: there is none to compare it with.</p>")
        more = self.points.more
        rest = (
            f" {capital(counted(more, 'further point'))}: onrecord diff has them." if more else ""
        )
        return Markup(
            '<div class="two-editions" id="two-editions" data-points="{}">'
            '<div class="choice" role="group" hidden aria-label="Editions to compare">'
            '<p>{} {} <label><input type="checkbox" name="every"> '
            'points that stand as before, too</label></p></div><p role="status"></p>'
            '<div class="scroll" role="region" aria-label="Points in two editions" tabindex="0" '
            "hidden><table><caption>Points in two editions</caption><thead><tr>"
            '<th scope="col">Point</th><th scope="col" class="was"></th>'
            '<th scope="col" class="now"></th></tr></thead><tbody></tbody></table></div>'
            '<p class="limits"><strong>What it does not show.</strong> That anything became truer '
            "or less true.{}</p>"
            '<p class="without-scripts">Two editions can be chosen here where scripts run; what '
            "has changed since the last one stands on the first page of the edition.</p></div>"
        ).format(
            json.dumps(_data(self.points), separators=(",", ":"), ensure_ascii=False),
            _SELECT.format("Was, on", "was", self._options(self.was)),
            _SELECT.format("now, on", "now", self._options(self.points.days[-1])),
            rest,
        )

    def _options(self, chosen: str) -> Markup:
        days = zip(self.points.days, self.points.dates, strict=True)
        return Markup("").join(
            Markup('<option value="{}"{}>{}</option>').format(
                day, Markup(" selected") if day == chosen else "", words
            )
            for day, words in days
        )


def figure(edition: Edition) -> TwoEditions:
    """Return the points of the edition as they stood in any two editions up to it."""
    return TwoEditions(over_time(edition), edition.compare_to)


def _data(shown: OverTime) -> dict[str, object]:
    """Return what the script fills the table with: each text once, and its places."""
    every = [stood for _, _, told in shown.points for stood in told]
    known = [sorted({stood[part] for stood in every}) for part in (0, 1)]
    return {
        "days": shown.days,
        "statuses": known[0],
        "numbers": known[1],
        "points": [
            [label, view("proposition_id", point), [_numbered(stood, known) for stood in told]]
            for point, label, told in shown.points
        ],
    }


def _numbered(stood: Stood, known: list[list[str]]) -> list[int]:
    return [words.index(word) for words, word in zip(known, stood, strict=True)]
