"""The drawing kit: sheets, type, marks, rows and tables; nothing in it knows what a claim is.

Matplotlib serves as a sheet of pixels. Most figures of a report are tables set in type, with rows
as high as their words, and no axis of a plotting library can do that; matplotlib is asked for
lines, shapes, type and SVG, and for ticks that fall on days people know. Its SVG says everything
twice, in numbered ids, styles on every element and fonts of its own: ``svg`` and ``svg_size`` say
the same in less than half of the bytes, with the page's type, stable ids and one link to a mark.

Everything is written once: a sheet of paper and what stands on it (``canvas``), how wide words are
(``measure``), which way they run (``direction``), where lines break and how a text is cut
(``lines``), a label that leads somewhere and a row that it names (``label``), what marks mean
(``legend``), room along an axis (``pack``), time along one (``scale``), roles, sizes and widths
(``theme``), a figure with its words and its data (``exhibit``).
"""
