"""The inside of a forked notebook: IPython as a stock kernel sets it up, speaking over a pipe.

Everything here runs in the copy of the process and ends with it. Each message is its length in
four bytes and then JSON, as the Jupyter protocol has it: ``msg_type`` and ``content``.
"""

import builtins
import contextlib
import getpass
import io
import logging
import os
import random
import signal
import struct
import sys
import threading
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, NoReturn, TextIO

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from jupyter_client.session import Session, json_packer
from traitlets.config import Config

_LENGTH = struct.Struct("!I")
_INLINE = "module://matplotlib_inline.backend_inline"
#: Characters of a stream that are kept before they are sent.
_FULL = 8192


@dataclass(frozen=True)
class Cell:
    """A cell to run: its place in the notebook, its id, its code, and whether it may raise."""

    index: int
    name: str
    source: str
    may_raise: bool


class Wire(Session):
    """The way out: where a kernel would speak over sockets, it writes each message to a pipe."""

    def __init__(self, pipe: int) -> None:
        super().__init__(key=b"unused")
        self.pipe, self.owner, self.lock = pipe, os.getpid(), threading.Lock()

    def msg(self, msg_type: str, content: Any = None, *_: Any, **__: Any) -> dict[str, Any]:
        """Return a message, to be sent later."""
        return {"msg_type": msg_type, "content": content or {}, "parent_header": {}}

    def send(
        self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any
    ) -> dict[str, Any] | None:
        """Write a message, or a new one of a type with ``content``, to the pipe."""
        if os.getpid() != self.owner:
            return None  # a copy that a cell has made of its process has no voice here
        made = msg_or_type if isinstance(msg_or_type, dict) else self.msg(msg_or_type, content)
        packed = json_packer({key: made[key] for key in ("msg_type", "content")})
        left = memoryview(_LENGTH.pack(len(packed)) + packed)
        with self.lock:
            while left:
                left = left[os.write(self.pipe, left) :]
        return made


class Stream(io.TextIOBase):
    """What a cell knows as ``sys.stdout`` or ``sys.stderr``."""

    encoding = "utf-8"

    def __init__(self, name: str, wire: Wire) -> None:
        self.name, self._wire = name, wire
        self._kept: list[str] = []
        self._size = 0
        self._lock = threading.RLock()

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def fileno(self) -> int:
        """Return the descriptor that it stands for."""
        return 1 if self.name == "stdout" else 2

    def write(self, text: str) -> int:
        """Keep ``text`` until there is enough, or until :meth:`flush`."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self.closed:
            raise ValueError("I/O operation on closed file")
        with self._lock:
            self._kept.append(text)
            self._size += len(text)
            if self._size >= _FULL:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what was kept."""
        with self._lock:
            text, self._kept, self._size = "".join(self._kept), [], 0
        if text:
            self._wire.send(None, "stream", {"name": self.name, "text": text})


def run_cells(cells: Sequence[Cell], wire: Wire, go: int) -> None:
    """Run ``cells`` one after another, and say over ``wire`` when each starts and ends.

    Before each, a byte in the pipe ``go`` is waited for: what the last one wrote is read by then.
    """
    _as_a_fresh_process()
    streams = Stream("stdout", wire), Stream("stderr", wire)
    sys.stdout, sys.stderr = streams
    shell = _shell(wire)
    _set_up_matplotlib()
    for cell in cells:
        wire.send(None, "cell_start", {"index": cell.index})
        if not os.read(go, 1):
            return
        wire.send(None, "execute_input", {"execution_count": shell.execution_count})
        result = shell.run_cell(cell.source, store_history=True, cell_id=cell.name)
        if os.getpid() != wire.owner:
            os._exit(0)
        for stream in streams:
            stream.flush()
        failed = not result.success or shell._last_traceback_during_displayhook
        left = bool(shell.exit_now)
        wire.send(None, "cell_end", {"index": cell.index, "failed": failed, "left": left})
        if left or (failed and not cell.may_raise):
            return


def _shell(wire: Wire) -> ZMQInteractiveShell:
    settings = Config()
    settings.HistoryManager.enabled = False
    sys.path.insert(0, "")
    ZMQInteractiveShell.clear_instance()
    shell = ZMQInteractiveShell.instance(
        config=settings,
        kernel=SimpleNamespace(eventloop=None, shell_streams=[]),
        compiler_class=XCachingCompiler,
        user_ns={},
    )
    for way_out in (shell.displayhook, shell.display_pub):
        way_out.session, way_out.pub_socket = wire, wire.pipe
    shell.displayhook.topic = b"execute_result"
    builtins.input = getpass.getpass = _nobody_there
    return shell


def _nobody_there(*_: Any, **__: Any) -> NoReturn:
    raise StdinNotImplementedError(
        "raw_input was called, but this frontend does not support input requests."
    )


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Write a warning where Python does, whoever listens to those of this process."""
    (file or sys.stderr).write(warnings.formatwarning(message, category, filename, lineno, line))


def _as_a_fresh_process() -> None:
    """Undo what this process has inherited and a fresh one would not have."""
    random.seed()
    os.environ["MPLBACKEND"] = _INLINE
    signal.signal(signal.SIGINT, signal.default_int_handler)
    logging.root.handlers.clear()
    logging.root.setLevel(logging.WARNING)
    warnings.showwarning = _show_warning
    warnings.resetwarnings()
    for kind in (ResourceWarning, ImportWarning, PendingDeprecationWarning, DeprecationWarning):
        warnings.simplefilter("ignore", kind)
    warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
    pandas = sys.modules.get("pandas")
    if pandas:
        # Read at its import: how wide a terminal is, where a kernel has none.
        pandas.set_option("display.max_columns", 20)


def _set_up_matplotlib() -> None:
    """Have figures shown where they are made, although matplotlib was imported before."""
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is None:
        return
    with contextlib.suppress(AttributeError):
        matplotlib.rcParams._set("backend", _INLINE)
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot:
        pyplot.switch_backend(_INLINE)
        pyplot.install_repl_displayhook()
