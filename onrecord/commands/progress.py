"""How far a build is: a bar with the time left on a terminal, plain lines elsewhere."""

import re
import sys
import time

import click

_PLACE = re.compile(r"\[(\d+)/(\d+)\] ")
_WIDTH = 24


class Progress:
    """Shows each line that it is called with; one line that changes, on a terminal."""

    def __init__(self) -> None:
        self.live, self.start = sys.stderr.isatty(), time.monotonic()

    def __call__(self, line: str) -> None:
        """Show ``line``, which begins with how many of how many there are."""
        if not self.live:
            click.echo(line, err=True)
            return
        found = _PLACE.match(line)
        bar = self._bar(int(found[1]), int(found[2])) if found else ""
        click.echo(f"\r\x1b[K{bar}{line}", nl=False, err=True)

    def close(self) -> None:
        """End the line that changes."""
        if self.live:
            click.echo("\r\x1b[K", nl=False, err=True)

    def _bar(self, done: int, among: int) -> str:
        full = _WIDTH * done // among
        passed = time.monotonic() - self.start
        return f"{'█' * full}{'░' * (_WIDTH - full)} {left(passed, done, among)} "


def left(passed: float, done: int, among: int) -> str:
    """Return how long the rest takes if it goes on as it did, in words."""
    seconds = passed * (among - done) / done if done else 0.0
    if done >= among:
        return "at the end"
    return f"{seconds / 60:.0f} min left" if seconds >= 90 else f"{seconds:.0f} s left"
