"""Make pages side by side, as many at a time as the machine has processors."""

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from onrecord.render.kernel import stop_kernels
from onrecord.render.plan import Page

_MOMENT = 0.2  # seconds


def in_turns(
    pages: Sequence[Page], make: Callable[[Page], str]
) -> Generator[tuple[Page, "Future[str]"], None, None]:
    """Yield each of ``pages`` with what ``make`` returned or raised for it, as they come.

    Whoever stops listening, by an error or Ctrl-C, ends the notebooks that run; those that wait
    for their turn never start.
    """
    with ThreadPoolExecutor(max_workers=min(len(pages), os.cpu_count() or 1)) as pool:
        waiting = {pool.submit(make, page): page for page in pages}
        try:
            while waiting:
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=lambda future: str(waiting[future].target)):
                    yield waiting.pop(future), future
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            _end(waiting)


def _end(futures: "Iterable[Future[str]]") -> None:
    """Stop the kernels of ``futures`` until none of them runs."""
    # What was cancelled before its turn is never counted as done, and would be waited for for ever.
    running = [future for future in futures if not future.cancelled()]
    # A notebook that is still starting has no kernel to stop yet.
    while wait(running, timeout=_MOMENT).not_done:
        stop_kernels()
