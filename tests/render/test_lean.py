"""What is left out of the imports of a build, and who gets it all the same."""

import subprocess
import sys

import pytest

_BUILD = "import sys, onrecord.render.page; print(*{'rfc3987_syntax', 'chardet'} & {*sys.modules})"
_ASKED = "import onrecord.render, rfc3987_syntax as r; print(r.is_valid_syntax('iri', 'x:é'))"


def said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_what_renders_pages_makes_no_grammars() -> None:
    assert said(_BUILD) == ""


def test_whoever_asks_for_the_grammars_gets_them() -> None:
    pytest.importorskip("rfc3987_syntax")
    assert said(_ASKED) == "True"
