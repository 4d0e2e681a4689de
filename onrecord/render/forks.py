"""Make pages side by side in forks of this process, as many at a time as it has processors."""

import gc
import os
import pickle
import selectors
import traceback
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from onrecord.model.problems import CaseError, WorkFailed
from onrecord.render.plan import Page
from onrecord.render.processes import (
    adopt_orphans,
    children,
    end_all,
    end_group,
    fork,
    how_it_ended,
)

_CHUNK = 1 << 20

Make = Callable[[Page], str]
Made = Generator[tuple[Page, "Future[str]"], None, None]


@dataclass
class Job:
    """A page that is being made: the process that makes it, and what it has said so far."""

    page: Page
    process: int
    pipe: int
    said: bytearray = field(default_factory=bytearray)


def in_forks(pages: Sequence[Page], make: Make, before: Callable[[Page], None]) -> Made:
    """Yield each of ``pages`` with what ``make`` returned or raised for it, as they come.

    ``before`` runs here, before the fork of a page: what it opens is there for all pages after it.
    Whoever stops listening, by an error or Ctrl-C, ends every process that this has started.
    """
    adopt_orphans()
    others = frozenset(children())
    waiting, jobs = list(pages), dict[int, Job]()
    most = max(1, os.cpu_count() or 1)
    with selectors.DefaultSelector() as selector:
        try:
            while waiting or jobs:
                while waiting and len(jobs) < most:
                    job = _started(waiting.pop(0), make, before)
                    jobs[job.pipe] = job
                    selector.register(job.pipe, selectors.EVENT_READ)
                for key, _ in selector.select():
                    if not _heard(jobs[key.fd]):
                        selector.unregister(key.fd)
                        yield _finished(jobs.pop(key.fd))
        finally:
            for job in jobs.values():
                end_group(job.process)
                os.close(job.pipe)
            end_all(others)
            gc.unfreeze()


def _started(page: Page, make: Make, before: Callable[[Page], None]) -> Job:
    before(page)
    # What is here by now stays: no copy looks through it for what can be thrown away, and so
    # takes a copy of its own of all that it looks at.
    gc.freeze()
    out, into = os.pipe()

    def work() -> None:
        os.close(out)
        answer = pickle.dumps(_answer(page, make))
        with os.fdopen(into, "wb") as pipe:
            pipe.write(answer)

    process = fork(work)
    os.close(into)
    return Job(page, process, out)


def _answer(page: Page, make: Make) -> "str | Exception":
    """Return what ``make`` returned or raised, as something that goes through a pipe."""
    try:
        return make(page)
    except CaseError as error:
        return WorkFailed(str(error))
    except OSError as error:
        file = str(error.filename2 or error.filename or "")
        return OSError(error.errno, error.strerror or str(error), file)
    except Exception:
        return RuntimeError(f"{page.notebook.name} could not be made:\n{traceback.format_exc()}")


def _heard(job: Job) -> bool:
    """Read on; return whether more may come."""
    part = os.read(job.pipe, _CHUNK)
    job.said += part
    return bool(part)


def _finished(job: Job) -> "tuple[Page, Future[str]]":
    os.close(job.pipe)
    _, status = os.waitpid(job.process, 0)
    done: Future[str] = Future()
    if status or not job.said:
        said = f"{job.page.notebook.name}: the process that made it {how_it_ended(status)}."
        done.set_exception(WorkFailed(said))
        return job.page, done
    answer = pickle.loads(job.said)  # noqa: S301 - from a copy of this process
    if isinstance(answer, Exception):
        done.set_exception(answer)
    else:
        done.set_result(answer)
    return job.page, done
