"""The kernel that runs notebooks: stock ipykernel, spoken to over local sockets."""

import os
import uuid
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager

#: Unix refuses socket paths that are much longer.
_LONGEST = 90


class LocalKernelManager(AsyncKernelManager):
    """Starts the kernel on sockets of the file system, which nothing on a network can reach."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        # Each kernel needs a name of its own: several start at the same moment.
        folder = Path(os.environ.get("JUPYTER_RUNTIME_DIR", ""))
        sockets = str(folder / uuid.uuid4().hex[:12])
        if os.name == "posix" and folder.is_absolute() and len(sockets) < _LONGEST:
            self.transport = "ipc"
            self.ip = sockets
