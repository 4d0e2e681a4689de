"""The kernel that runs notebooks: stock ipykernel, spoken to over local sockets."""

import os
import uuid
import weakref
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager

#: Unix refuses socket paths that are much longer.
_LONGEST = 90


_STARTED: "weakref.WeakSet[LocalKernelManager]" = weakref.WeakSet()


def stop_kernels() -> None:
    """End every kernel that this process has started; whoever waits for one gets an error.

    Kernels run in sessions of their own, so that a Ctrl-C in the terminal does not reach them.
    """
    for manager in list(_STARTED):
        process = getattr(manager.provisioner, "process", None)
        if process is not None and process.poll() is None:
            process.kill()


class LocalKernelManager(AsyncKernelManager):
    """Starts the kernel on sockets of the file system, which nothing on a network can reach."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        _STARTED.add(self)
        # Each kernel needs a name of its own: several start at the same moment.
        folder = Path(os.environ.get("JUPYTER_RUNTIME_DIR", ""))
        sockets = str(folder / uuid.uuid4().hex[:12])
        if os.name == "posix" and folder.is_absolute() and len(sockets) < _LONGEST:
            self.transport = "ipc"
            self.ip = sockets
