"""A forked notebook gives what a stock kernel gives, and a cell that goes too far harms nobody."""

import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import nbformat
import pytest

from onrecord.model.problems import WorkFailed
from onrecord.project import Project
from onrecord.render import limits, supervising
from onrecord.render.context import single_context
from onrecord.render.execute import NotebookFailed, run_notebook
from onrecord.render.page import render_page
from onrecord.render.prepared import checked_case
from onrecord.render.processes import can_fork, children
from onrecord.render.running import FORK, STOCK, Running
from tests.conftest import ROOT
from tests.notebooks import NOTEBOOKS

pytestmark = pytest.mark.skipif(not can_fork(), reason="needs processes that can be forked")

SHOWN = (
    "import sys, warnings\nprint('one')\nprint('error', file=sys.stderr)\nprint('two')",
    "import pandas as pd\npd.DataFrame({f'column {n}': range(99) for n in range(40)})",
    "object()",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2, 4])\nplt.title('a line')",
    "from IPython.display import HTML, clear_output, display\n"
    "handle = display(HTML('<b>before</b>'), display_id='it')\nprint('between')",
    "handle.update(HTML('<b>after</b>'))\nprint('gone')\nclear_output()\nprint('stays')",
    "warnings.warn('mind this')\nwarnings.warn('old', DeprecationWarning)",
    "%config InlineBackend.figure_formats\n_",
    "!echo from a shell",
    "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "plt.rcParams['backend'], plt.rcParams['figure.figsize'], pd.get_option('display.max_columns')",
    "import logging\nlogging.warning('logged')",
    "# nothing but a remark",
    "try:\n    input()\nexcept Exception as error:\n    print(type(error).__name__, error)",
    "None",
)


def notebook(path: Path, *cells: str, tags: tuple[str, ...] = ()) -> Path:
    kernel = {"display_name": "Python 3", "name": "python3", "language": "python"}
    made = nbformat.v4.new_notebook(
        metadata={"kernelspec": kernel},
        cells=[
            nbformat.v4.new_code_cell(
                source, id=f"cell-{'abcdefghijklmnopq'[at]}", metadata={"tags": list(tags)}
            )
            for at, source in enumerate(cells)
        ],
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(made), "utf-8")
    return path


def ran(path: Path, engine: str = FORK, **limits: float) -> nbformat.NotebookNode:
    return run_notebook(
        path, path.parent / "done" / path.name, {}, path.parent, Running(engine, **limits)
    )


def texts(done: nbformat.NotebookNode) -> list[str]:
    """Return what the streams of the cells hold, cell by cell."""
    return ["".join(out.get("text", "") for out in cell.get("outputs", [])) for cell in done.cells]


@pytest.mark.notebooks
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_gives_the_same_bytes_in_a_stock_kernel(
    empty_project: Project, folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_project.root / "onrecord").symlink_to(ROOT / "onrecord")
    values = {"case": folder.name, "as_of": "2026-01-06", "compare_to": "", "topics": []}
    context = single_context(checked_case(empty_project.data, folder.name), values, "A page")
    found = []
    for engine in (FORK, STOCK):
        executed = empty_project.build / f"{engine}.ipynb"
        done = run_notebook(path, executed, values, empty_project.root, Running(engine))
        found.append((render_page(done, context), executed.read_text("utf-8")))
    assert found[0] == found[1]
    assert "exhibit" in found[0][0] or "<table" in found[0][0]


@pytest.mark.notebooks
def test_whatever_a_cell_shows_is_the_same_in_a_stock_kernel(tmp_path: Path) -> None:
    path = notebook(tmp_path / "a.ipynb", *SHOWN)
    forked, stock = ran(path), ran(path, STOCK)
    for mine, theirs in zip(forked.cells, stock.cells, strict=True):
        assert mine == theirs, mine.source
    assert forked == stock
    pictures = [out for out in forked.cells[3].outputs if "image/png" in out.get("data", {})]
    assert len(pictures) == 1


@pytest.mark.notebooks
@pytest.mark.parametrize("source", ["1 / 0", "def broken(:", "%no_such_magic", "raise SystemExit"])
def test_an_error_is_the_same_in_a_stock_kernel(tmp_path: Path, source: str) -> None:
    path = notebook(tmp_path / "a.ipynb", "print('before')", source, "'after'")
    found = []
    for engine in (FORK, STOCK):
        with pytest.raises(NotebookFailed, match="cell cell-b: ") as failed:
            ran(path, engine)
        kept = nbformat.read(tmp_path / "done" / "a.ipynb", as_version=4)
        found.append((str(failed.value), [cell.get("outputs") for cell in kept.cells]))
    assert found[0] == found[1]


def test_what_is_written_to_the_descriptors_is_not_lost(tmp_path: Path) -> None:
    path = notebook(
        tmp_path / "a.ipynb",
        "import os, subprocess\nos.write(1, b'straight\\n')\nos.write(2, b'wrong\\n');",
        "subprocess.run(['echo', 'by another program']);",
        "print('last')",
    )
    assert texts(ran(path)) == ["straight\nwrong\n", "by another program\n", "last\n"]


def test_nothing_of_one_run_is_there_in_the_next(tmp_path: Path) -> None:
    mess = (
        "import os, sys, threading, time\nimport pandas as pd\nimport onrecord.prose as prose\n"
        "left = 1\nos.environ['LEFT'] = '1'\nos.chdir('/')\npd.set_option('display.max_rows', 3)\n"
        "prose.number = None\nsys.path.append('left')\n"
        "threading.Thread(target=time.sleep, args=(60,)).start()"
    )
    look = (
        "import os, sys\nimport pandas as pd\nimport onrecord.prose as prose\n"
        "print('left' in globals(), 'LEFT' in os.environ, os.getcwd(), 'left' in sys.path)\n"
        "print(pd.get_option('display.max_rows'), prose.number(3))"
    )
    ran(notebook(tmp_path / "a.ipynb", mess))
    done = ran(notebook(tmp_path / "b.ipynb", look))
    assert texts(done) == [f"False False {tmp_path} False\n60 three\n"]


LEFT = "import subprocess\nprint(subprocess.Popen(['sleep', '300'], start_new_session=True).pid)"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("while True: pass", "it ran for more than 2 s"),
        ("import time; time.sleep(60)", "it ran for more than 2 s"),
        ("import os; os._exit(3)", "its process ended with exit code 3"),
        ("import os; os.kill(os.getpid(), 9)", "its process was ended by signal SIGKILL"),
        ("import os; os.closerange(0, 99)", "its process"),
        ("exit()", "it ended the notebook before its last cell"),
        ("import sys; sys.exit()", "SystemExit"),
        ("import sys; sys.exit(0)", "SystemExit"),
        ("while True: print('again' * 999)", "it wrote more than 2 MB"),
        ("import os\nwhile True: os.write(1, b'again' * 999)", "it wrote more than 2 MB"),
        ("kept = bytearray(10**12)", "MemoryError"),
        ("import signal, time\nsignal.signal(15, signal.SIG_IGN)\ntime.sleep(60)", "more than 2 s"),
    ],
)
def test_a_cell_that_goes_too_far_is_stopped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, why: str
) -> None:
    monkeypatch.setattr(limits.Limits, "__init__", _small)
    path = notebook(tmp_path / "01-a.ipynb", "x = 1", LEFT, source, "'never'")
    before = set(children())
    start = time.monotonic()
    with pytest.raises(NotebookFailed) as failed:
        ran(path, timeout=2)
    assert time.monotonic() - start < 20
    assert isinstance(failed.value, WorkFailed)
    assert str(failed.value).startswith("01-a.ipynb, cell cell-c: ")
    assert why in str(failed.value)
    kept = nbformat.read(path.parent / "done" / path.name, as_version=4)
    (left,) = [cell for cell in kept.cells if cell.source == LEFT]
    with pytest.raises(ProcessLookupError):
        os.kill(int(left.outputs[0].text), 0)
    assert set(children()) <= before


def _small(self: limits.Limits, seconds: float = 2, **_: int) -> None:
    for name, value in (("seconds", seconds), ("output", 2_000_000), ("memory", 4 << 30)):
        object.__setattr__(self, name, value)


def test_a_cell_may_fork_and_its_copies_end_with_it(tmp_path: Path) -> None:
    path = notebook(
        tmp_path / "a.ipynb",
        "import os\nme = os.getpid()\nos.fork()\nprint('me' if os.getpid() == me else 'a copy')",
        "print('once')",
    )
    before = set(children())
    assert texts(ran(path)) == ["me\n", "once\n"]
    assert set(children()) <= before


def test_what_a_cell_has_closed_is_said_by_its_own_error(tmp_path: Path) -> None:
    path = notebook(tmp_path / "a.ipynb", "import sys\nsys.stdout.close()", "print('lost')")
    with pytest.raises(NotebookFailed, match="I/O operation on closed file"):
        ran(path)


@pytest.mark.parametrize(("tag", "said"), [("raises-exception", "on\n"), ("skip-execution", "")])
def test_the_tags_of_jupyter_hold(tmp_path: Path, tag: str, said: str) -> None:
    path = notebook(tmp_path / "a.ipynb", "1 / 0", "print('on')", tags=(tag,))
    if said:
        with pytest.raises(NotebookFailed, match="cell cell-a: ZeroDivisionError"):
            ran(path)
    else:
        ran(path)
    kept = nbformat.read(tmp_path / "done" / "a.ipynb", as_version=4)
    assert [text for text in texts(kept) if text] == ([said] if said else [])


def test_papermill_runs_the_engine_by_its_name(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["entry-points"]["papermill.engine"][FORK].partition(":")
    said = (
        "import sys\nfrom papermill.cli import papermill\n"
        "from papermill.engines import papermill_engines\n"
        f"from {module} import {name}\npapermill_engines.register({FORK!r}, {name})\npapermill()"
    )
    path, done = notebook(tmp_path / "a.ipynb", "x = 1", "print(x + 1)"), tmp_path / "b.ipynb"
    words = [str(path), str(done), "--engine", FORK, "-p", "x", "5", "--no-progress-bar"]
    subprocess.run([sys.executable, "-c", said, *words], cwd=ROOT, check=True, capture_output=True)
    kept = nbformat.read(done, as_version=4)
    assert "".join(texts(kept)) == "2\n"
    assert not any("iopub.status.busy" in str(cell.metadata) for cell in kept.cells)


@pytest.mark.parametrize("first", ["onrecord.render.engine", "papermill", "onrecord.render.entry"])
def test_papermill_and_the_engine_may_be_imported_in_any_order(first: str) -> None:
    said = f"import {first}, papermill.engines, onrecord.render.engine"
    subprocess.run([sys.executable, "-c", said], cwd=ROOT, check=True)


def test_another_kernel_is_left_to_jupyter(tmp_path: Path) -> None:
    path = notebook(tmp_path / "a.ipynb", "x = 1")
    path.write_text(path.read_text("utf-8").replace('"python3"', '"no-such-kernel"'), "utf-8")
    with pytest.raises(NotebookFailed, match="no-such-kernel"):
        ran(path)


def test_messages_are_read_whole_however_they_come() -> None:
    one, two = b'{"msg_type":"a"}', b'{"msg_type":"b"}'
    sent = b"".join(len(part).to_bytes(4, "big") + part for part in (one, two))
    parts, found = bytearray(), []
    for byte in sent:
        parts.append(byte)
        found += [message["msg_type"] for message in supervising._whole(parts)]
    assert found == ["a", "b"]
    assert not parts
