"""Room along one axis: which line a word or a mark can stand on without touching another."""

from collections.abc import Iterable

#: Stands for a span that found no room.
NO_ROOM = -1


def pack(spans: Iterable[tuple[float, float]], gap: float = 0, most: int = 0) -> list[int]:
    """Return for each span, from start to end, the first line from 0 on which it touches nothing.

    Spans are placed in the order given, ``gap`` pixels apart. With ``most`` lines, those that find
    no room get ``NO_ROOM``.
    """
    lines: list[list[tuple[float, float]]] = []
    found = []
    for start, end in spans:
        free = (
            place
            for place, taken in enumerate(lines)
            if all(end + gap <= other[0] or start - gap >= other[1] for other in taken)
        )
        line = next(free, len(lines))
        if line == len(lines) and len(lines) == most > 0:
            found.append(NO_ROOM)
            continue
        if line == len(lines):
            lines.append([])
        lines[line].append((start, end))
        found.append(line)
    return found
