"""What Ctrl-C and SIGTERM do: end at once while a command is being loaded, in order at work."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

#: What a shell expects of a program that a signal ended is this and the signal's number.
_SIGNALLED = 128
MESSAGE = "Stopped; nothing was left half-written"
#: How long undoing may take before the process ends without, in seconds. Whatever is left then is
#: cleared by the next run.
_PATIENCE = 2.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(KeyboardInterrupt):
    """A signal asked the process to end; ``code`` is what it ends with."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = _SIGNALLED + number


@contextmanager
def stopping_at_once() -> Iterator[None]:
    """End the process on a signal, until :func:`stop_in_order` is called: nothing is to be undone.

    An exception would come up inside of a library that is being imported. Whoever ignores Ctrl-C
    as a whole, as a shell's background job does, goes on ignoring it.
    """
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    for number, handler in before.items():
        if handler in (signal.default_int_handler, signal.SIG_DFL):
            signal.signal(number, _end)
    try:
        yield
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def stop_in_order() -> None:
    """Let a signal raise :class:`Stopped` from here on, so that work in progress is undone."""
    for number in _SIGNALS:
        if signal.getsignal(number) is _end:
            signal.signal(number, _raise)


def _raise(number: int, _: Any) -> NoReturn:
    for other in _SIGNALS:
        if signal.getsignal(other) is _raise:
            signal.signal(other, signal.SIG_IGN)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, lambda *_: _give_up(number))
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    raise Stopped(number)


def _give_up(number: int) -> None:
    """End without undoing anything, but with every process that was started."""
    processes = sys.modules.get("onrecord.render.processes")
    if processes:
        processes.end_all()
    _end(number)


def _end(number: int, *_: object) -> None:
    os.write(2, f"\n{MESSAGE}.\n".encode())
    os._exit(_SIGNALLED + number)
