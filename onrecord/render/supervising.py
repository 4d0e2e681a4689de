"""Watch over a forked notebook: gather what it says, and stop it where a cell goes too far."""

import contextlib
import math
import os
import selectors
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jupyter_client.session import json_unpacker

from onrecord.render.limits import Limits, limit_memory
from onrecord.render.processes import (
    adopt_orphans,
    children,
    end_all,
    end_group,
    fork,
    how_it_ended,
)
from onrecord.render.shell import Cell, Wire, run_cells

_LENGTH = struct.Struct("!I")
_CHUNK = 1 << 16
_STREAMS = {1: "stdout", 2: "stderr"}
_MOMENT = 0.005  # seconds

Message = dict[str, Any]


class Stopped(Exception):
    """The notebook did not come to its end; ``why`` finishes a sentence about the cell."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass
class Watch:
    """One forked notebook, with our ends of its pipes."""

    process: int
    messages: int
    outputs: dict[int, int]
    go: int
    limits: Limits
    deadline: float = math.inf
    said: int = 0

    def begin(self) -> None:
        """Start to count for a cell."""
        self.deadline, self.said = time.monotonic() + self.limits.seconds, 0

    def count(self, more: int) -> None:
        """Count what a cell has said; raise :class:`Stopped` if it is too much."""
        self.said += more
        if self.said > self.limits.output:
            raise Stopped(f"it wrote more than {self.limits.output // 1_000_000} MB")

    def left(self) -> float:
        """Return how many seconds the cell has left; raise :class:`Stopped` if there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise Stopped(f"it ran for more than {self.limits.seconds:g} s")
        return left

    def close(self) -> None:
        """Close our ends of the pipes."""
        for pipe in (self.messages, self.go, *self.outputs.values()):
            os.close(pipe)


def watched(cells: Sequence[Cell], limits: Limits) -> Iterator[Message]:
    """Run ``cells`` in a copy of this process; yield each message as it comes.

    Raise :class:`Stopped` if the copy ends early, says too much, or is silent on a cell for too
    long. However this ends, nothing that the cells have started goes on.
    """
    adopt_orphans()
    others = frozenset(children())
    watch = _start(cells, limits)
    try:
        yield from _messages(watch)
    finally:
        end_group(watch.process)
        end_all(others)
        watch.close()


def _start(cells: Sequence[Cell], limits: Limits) -> Watch:
    speaks, hears = os.pipe(), os.pipe()
    streams = {number: os.pipe() for number in _STREAMS}

    def work() -> None:
        for ours in (speaks[0], hears[1], *(begin for begin, _ in streams.values())):
            os.close(ours)
        _take_over({number: end for number, (_, end) in streams.items()})
        limit_memory(limits.memory)
        run_cells(cells, Wire(speaks[1]), hears[0])

    process = fork(work, apart=True)
    for theirs in (speaks[1], hears[0], *(end for _, end in streams.values())):
        os.close(theirs)
    outputs = {number: begin for number, (begin, _) in streams.items()}
    for pipe in (speaks[0], *outputs.values()):
        os.set_blocking(pipe, False)
    watch = Watch(process, speaks[0], outputs, hears[1], limits)
    watch.begin()
    return watch


def _take_over(pipes: dict[int, int]) -> None:
    """Give the copy its own descriptors: nothing to read, and pipes to write to."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, pipe in pipes.items():
        os.dup2(pipe, number)
        os.close(pipe)


def _messages(watch: Watch) -> Iterator[Message]:
    parts = bytearray()
    with selectors.DefaultSelector() as selector:
        for pipe in (watch.messages, *watch.outputs.values()):
            selector.register(pipe, selectors.EVENT_READ)
        while True:
            ready = [key.fd for key, _ in selector.select(watch.left())]
            yield from _written(watch, selector)
            if watch.messages not in ready:
                continue
            found = _read(watch.messages)
            if found == b"":
                yield from _written(watch, selector)
                _require_end(watch.process)
                return
            watch.count(len(found or b""))
            parts += found or b""
            for message in _whole(parts):
                yield from _in_order(message, watch, selector)


def _in_order(
    message: Message, watch: Watch, selector: selectors.BaseSelector
) -> Iterator[Message]:
    """Yield ``message``; before a cell starts comes all that the last one wrote."""
    if message["msg_type"] != "cell_start":
        yield message
        return
    yield from _written(watch, selector)
    watch.begin()
    yield message
    with contextlib.suppress(BrokenPipeError):
        os.write(watch.go, b".")


def _written(watch: Watch, selector: selectors.BaseSelector) -> Iterator[Message]:
    """Yield what was written straight to the descriptors 1 and 2."""
    for number, pipe in watch.outputs.items():
        while pipe in selector.get_map() and (found := _read(pipe)) is not None:
            if not found:
                selector.unregister(pipe)
                break
            watch.count(len(found))
            text = found.decode("utf-8", "replace")
            yield {"msg_type": "stream", "content": {"name": _STREAMS[number], "text": text}}


def _read(pipe: int) -> bytes | None:
    """Return what is in ``pipe``: nothing at its end, ``None`` where there is nothing yet."""
    try:
        return os.read(pipe, _CHUNK)
    except BlockingIOError:
        return None


def _whole(parts: bytearray) -> Iterator[Message]:
    """Yield the messages that are whole in ``parts``, and take them out."""
    while len(parts) >= _LENGTH.size:
        end = _LENGTH.size + _LENGTH.unpack_from(parts)[0]
        if len(parts) < end:
            return
        message: Message = json_unpacker(bytes(parts[_LENGTH.size : end]))
        del parts[:end]
        yield message


def _require_end(process: int) -> None:
    """Wait for the copy, which speaks no more; raise :class:`Stopped` unless it is through."""
    deadline = time.monotonic() + 1
    while time.monotonic() < deadline:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            if status:
                raise Stopped(f"its process {how_it_ended(status)}")
            return
        time.sleep(_MOMENT)
    raise Stopped("it closed the pipe through which its process speaks")
