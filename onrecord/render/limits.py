"""How far a cell may go: seconds, output and memory."""

import contextlib
import os
import sys
from dataclasses import dataclass

#: What a cell may take unless told otherwise, in seconds.
TIMEOUT = 300.0
#: No page can show so much, in bytes.
_OUTPUT = 50_000_000
_LEAST_MEMORY = 2 << 30


@dataclass(frozen=True)
class Limits:
    """What one cell may take: ``seconds``, bytes of ``output``, and bytes of ``memory``."""

    seconds: float = TIMEOUT
    output: int = _OUTPUT
    memory: int = 0


def shared_memory() -> int:
    """Return how many bytes one notebook may take where one runs on each processor."""
    try:
        all_of_it = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0
    return max(_LEAST_MEMORY, all_of_it // (1 + (os.cpu_count() or 1)))


def limit_memory(most: int) -> None:
    """Let this process, and each that it starts, take no more than ``most`` bytes; 0: no limit.

    A cell that asks for more gets a ``MemoryError``, and nobody else suffers.
    """
    if most and sys.platform == "linux":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))
