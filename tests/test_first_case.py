"""The first case of the documents is followed to the letter."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import read_rows

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "first-case.md").read_text("utf-8")


@pytest.mark.notebooks
def test_a_first_case_comes_about_as_the_page_says(tmp_path: Path) -> None:
    lines = "\n".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))
    call = f'onrecord() {{ "{sys.executable}" -m onrecord "$@"; }}\nset -e\n'
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", call + lines], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    desk = tmp_path / "my-desk"
    _, rows = read_rows(desk / "data" / "harbour-fire" / "claims.csv")
    (new,) = [row for row in rows if row["claim_id"] == "herald-2026-01-06-04a"]
    assert (new["said_date"], new["certainty"]) == ("2026-01-06", "unstated")
    pages = desk / "reports" / "harbour-fire" / "2026-01-06"
    assert "herald-2026-01-06-04a" in (pages / "register.html").read_text("utf-8")
    front = (desk / "reports" / "index.html").read_text("utf-8")
    assert "What started the alleged fire?" in front and "old-bridge" in front
    assert (desk / "build" / "harbour-fire-2026-01-06.csv").is_file()


def test_a_page_says_what_it_needs_and_in_which_language_pages_are() -> None:
    assert "pages are in English" in PAGE
