"""What Ctrl-C does: end at once while a command is still being loaded, in order while it works."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

#: What a shell expects of a program that Ctrl-C ended.
STOPPED = 130
MESSAGE = "Stopped; nothing was left half-written."


@contextmanager
def stopping_at_once() -> Iterator[None]:
    """End the process on Ctrl-C, until :func:`stop_in_order` is called: there is nothing to undo.

    An exception would come up inside of a library that is being imported. Whoever ignores Ctrl-C
    as a whole, as a shell's background job does, goes on ignoring it.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def stop_in_order() -> None:
    """Let Ctrl-C raise ``KeyboardInterrupt`` from here on, so that work in progress is undone."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(*_: object) -> None:
    os.write(2, f"\n{MESSAGE}\n".encode())
    os._exit(STOPPED)
