"""Colours by role, sizes of type and widths of pictures, written once for every figure.

The colours keep a contrast of at least 4.5 to 1 on their ground where they carry text and 3 to 1
where they carry marks or lines, in light and in dark; rules, bands and soft fills carry nothing
that words or an edge do not say. They stay apart for colour-blind readers (hues of
Okabe and Ito, darkened or lightened). Shape and words always say the same thing again.
"""

#: Role to colour on a light page. Each hex value is unique, so that a page can swap it for dark.
ROLES = {
    "paper": "#ffffff",
    "ink": "#1b1e23",
    "muted": "#5a6068",
    "line": "#7d848c",
    "rule": "#d5d8dd",
    "band": "#f3f4f6",
    "focus": "#00588f",
    "soft": "#a9cbe3",
    "denied": "#a63a00",
    "doubted": "#8a5a00",
    "open": "#6b4c9a",
    "good": "#00694e",
}

#: The same roles on a dark page.
DARK = {
    "paper": "#14171b",
    "ink": "#eceef1",
    "muted": "#a8b0ba",
    "line": "#747d87",
    "rule": "#3a4048",
    "band": "#1d2126",
    "focus": "#7cc0f2",
    "soft": "#2d5775",
    "denied": "#ff9a66",
    "doubted": "#e8b64c",
    "open": "#c3a6f0",
    "good": "#5fd0ae",
}

#: Pixels. A picture is drawn twice, for a desk and for a phone; the page shows the one that fits.
WIDTHS = {"wide": 780, "narrow": 344}
#: From here on a picture has room for labels beside what they name.
LEAST_WIDE = 600

TEXT = 14.0
SMALL = 13.0
HEADLINE = 20.0
LEADING = 1.35

#: What a stance looks like, by its term in the vocabulary: colour role and marker shape.
STANCES = {
    "asserts": ("focus", "o"),
    "denies": ("denied", "X"),
    "doubts": ("doubted", "^"),
    "unaware": ("open", "D"),
    "not_confirmed": ("open", "s"),
    "declined": ("muted", "_"),
    "no_answer": ("muted", "|"),
    "retracts": ("muted", "v"),
}
