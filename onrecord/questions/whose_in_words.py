"""Whose word claims are, in the words and the marks that every figure has for it."""

import pandas as pd

from onrecord.counting.whose import sums
from onrecord.prose import listed, number, verb

#: What filled and hollow mean, for the line above a picture.
LEGEND = (
    ("ink", "o", "the speaker’s own word", False),
    ("ink", "o", "as others have it, or only as they word it", True),
)


def told_apart(hold: pd.Series) -> str:
    """Return how many claims are relayed, reworded, unattributed or fallen; empty for none."""
    held = sums(hold)
    words = {
        "relayed": ("stands as others have it", "stand as others have it"),
        "reworded": ("stands only as a retelling words it", "stand only as a retelling words them"),
        "unattributed": ("does not say from whom", "do not say from whom"),
        "fallen": ("repeats what was taken back", "repeat what was taken back"),
    }
    found = [(held[term], forms) for term, forms in words.items() if held[term]]
    return listed([f"{number(times)} {verb(times, *forms)}" for times, forms in found])
