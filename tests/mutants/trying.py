"""Try mutants in the folder where mutmut wrote them: each in a process forked from one of ours.

That process has collected every test and run none, so no mutant profits from what an earlier test
made and kept, and none waits for the tests to be found. Run in the folder of the mutated package:
``python -m tests.mutants.trying``.
"""

import json
import os
import re
import signal
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name

FOLDERS = [f"tests/{name}" for name in ("check", "counting", "drawing", "model", "questions")]
OPTIONS = ("-q", "--rootdir=.", "-p", "no:cacheprovider", "--hypothesis-profile=quick")
OPTIONS += ("-m", "not browser and not notebooks and not slow")
TOUCHED, FOUND = Path("touched.json"), Path("found.txt")

# What a test finds in one of these was made for a test before it, which alone is seen to touch it.
SHARED = re.compile(r'scope="(?:module|session)"|^@cache', re.MULTILINE)
# A test never ends that takes so many times as long, or seconds, of the processor; a machine that
# does other things too makes it wait, so by the clock it may take far longer.
LONGER, AT_LEAST, WAITING = 20, 10, 30


class Watcher:
    """What each test touches, how long it takes, and whether it passes while it is watched."""

    def __init__(self) -> None:
        self.touched: dict[str, list[str]] = defaultdict(list)
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_runtest_teardown(self, item: Any) -> None:
        for function in state()._stats:
            self.touched[function].append(item.nodeid)
        state()._stats.clear()

    def save(self) -> None:
        """Write what was seen, without the tests that fail when nothing is changed."""
        for test in self.failed:
            self.seconds.pop(test, None)
        TOUCHED.write_text(json.dumps({"touched": self.touched, "seconds": self.seconds}), "utf-8")


class Trials:
    """Run the chosen tests of one mutant after the other, in the place of the loop of all tests."""

    def __init__(self, names: list[str], children: int) -> None:
        self.names, self.children = names, children

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        try_all(session, self.names, self.children)
        return True


def watch() -> None:
    """Run every test once, in a process of its own, and see what it touches."""
    if os.fork():
        os.wait()
        return
    _quiet()
    set_mutant_under_test("stats")
    watcher = Watcher()
    pytest.main([*OPTIONS, *FOLDERS], plugins=[watcher])
    watcher.save()
    os._exit(0)


def chosen(name: str, touched: dict[str, list[str]], seconds: dict[str, float]) -> list[str]:
    """Return the tests of a mutant, quickest first: those that touch it or share what one made."""
    tests = set(touched.get(mangled_name_from_mutant_name(name), []))
    for file in {test.partition("::")[0] for test in tests}:
        if SHARED.search(Path(file).read_text("utf-8")):
            tests |= {test for test in seconds if test.startswith(f"{file}::")}
    return sorted(tests & seconds.keys(), key=lambda test: (seconds[test], test))


def attempt(session: pytest.Session, name: str, tests: list[str], seconds: dict[str, float]) -> int:
    """Start a process that runs the tests of one mutant until one fails, and return its id."""
    child = os.fork()
    if child:
        return child
    _quiet()
    set_mutant_under_test(name)
    known = {item.nodeid: item for item in session.items}
    items = [known[test] for test in tests if test in known]
    for item, after in zip(items, [*items[1:], None], strict=True):
        # A test that takes far longer than it did is one that notices.
        limit = max(AT_LEAST, LONGER * seconds[item.nodeid])
        signal.setitimer(signal.ITIMER_PROF, limit)
        signal.setitimer(signal.ITIMER_REAL, WAITING * limit)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            break
    os._exit(bool(session.testsfailed))


def try_all(session: pytest.Session, names: list[str], children: int) -> None:
    """Try the mutants in their order, and write down what became of each as it becomes known."""
    known = json.loads(TOUCHED.read_text("utf-8"))
    touched, seconds = known["touched"], known["seconds"]
    running: dict[int, str] = {}
    with FOUND.open("a", encoding="utf-8") as found:

        def wait() -> None:
            child, status = os.wait()
            said = "timeout" if os.WIFSIGNALED(status) else "killed" if status else "survived"
            print(running.pop(child), said, file=found, flush=True)

        for name in names:
            tests = chosen(name, touched, seconds)
            if not tests:
                print(name, "untested", file=found, flush=True)
                continue
            running[attempt(session, name, tests, seconds)] = name
            if len(running) >= children:
                wait()
        while running:
            wait()


def _quiet() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def main() -> None:
    """Watch the tests, load them, and try the mutants that are named on standard input."""
    names, children = sys.stdin.read().split(), int(sys.argv[1])
    if not TOUCHED.exists():
        watch()
    # Forked processes would share the file that catches what tests print, so there is none.
    pytest.main([*OPTIONS, "-s", *FOLDERS], plugins=[Trials(names, children)])


if __name__ == "__main__":
    main()
