"""A LibreOffice on this machine that edits a workbook without a window."""

import json
import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Iterable
from pathlib import Path

#: A cell to fill: its sheet, its address, what is typed into it.
Cell = tuple[str, str, str]
#: What the machine's own Python does, which LibreOffice's bridge is installed for.
_EDITING = """
import json, os, sys, time, uno
from com.sun.star.beans import PropertyValue
pipe, source, target, cells = json.loads(sys.argv[1])
here = uno.getComponentContext()
resolver = here.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
for _ in range(300):
    try:
        way = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.2)
def told(name, value):
    return PropertyValue(Name=name, Value=value)
desktop = way.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", way)
book = desktop.loadComponentFromURL(source, "_blank", 0, (told("Hidden", True),))
for sheet, cell, text in cells:
    book.Sheets.getByName(sheet).getCellRangeByName(cell).setString(text)
book.storeToURL(target, (told("FilterName", "Calc MS Excel 2007 XML"),))
book.close(True)
# What is left of the bridge falls over whoever leaves in order.
os._exit(0)
"""


def program() -> str:
    """Return the path of LibreOffice, or an empty text where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def bridge() -> str:
    """Return the Python that can speak to LibreOffice, or an empty text where there is none."""
    python = "/usr/bin/python3"
    if not Path(python).exists():
        return ""
    return python if subprocess.run([python, "-c", "import uno"]).returncode == 0 else ""


def lacking() -> str:
    """Return why no workbook can be edited here, or an empty text."""
    if not program():
        return "needs LibreOffice Calc (on Debian: apt-get install libreoffice-calc)"
    return "" if bridge() else "needs LibreOffice's bridge (apt-get install python3-uno)"


def edit(source: Path, target: Path, cells: Iterable[Cell], profile: Path) -> None:
    """Fill ``cells`` of the workbook ``source`` with text, and save it as ``target``.

    A cell that has the form of text takes what is typed as text, which is what is done here.
    ``profile`` is a folder for a person whom LibreOffice does not know yet.
    """
    pipe = f"onrecord{uuid.uuid4().hex}"
    office = subprocess.Popen(
        [
            program(),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        told = json.dumps([pipe, source.as_uri(), target.as_uri(), list(cells)])
        subprocess.run([bridge(), "-c", _EDITING, told], check=True, timeout=180)
    finally:
        # The program that was started has started another one.
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()
