"""Rings as they stand in a line of text or in a cell, where the page's script draws them too."""

from markupsafe import Markup

from onrecord.drawing.rings import THICK, Rings, ring_look


def rings_beside_text(rings: Rings) -> Markup:
    """Return ``rings`` as empty elements that the style sheet draws; words beside them say it all.

    Their classes are ``separate``, ``least``, none for a ring at the most, and ``broken``.
    """
    made = Markup("").join(
        Markup('<i class="{}"></i>').format(kind) if kind else Markup("<i></i>")
        for kind in _kinds(rings)
    )
    return Markup('<span class="rings" aria-hidden="true">{}</span>').format(made)


def _kinds(rings: Rings) -> list[str]:
    looks = [ring_look(place, rings) for place in range(rings.shown)]
    return [
        "separate" if not hollow else "broken" if shape == "broken" else "least" * (pen == THICK)
        for _, shape, hollow, pen in looks
    ]
