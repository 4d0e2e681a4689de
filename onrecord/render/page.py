"""Render an executed notebook as one self-contained page, through nbconvert and our template."""

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import nbformat
from jinja2 import Environment, FunctionLoader
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter

from onrecord import __version__
from onrecord.charts import theme

_TEMPLATES = resources.files("onrecord.render") / "templates"
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)<a class="anchor-link"')
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Context:
    """What a page says about itself and its neighbours; every field goes into the template."""

    title: str
    case: str
    case_title: str
    edition: str
    as_of: str
    description: str
    pages: list[dict[str, str]] = field(default_factory=list)
    editions: list[dict[str, str]] = field(default_factory=list)
    stamp: dict[str, str] = field(default_factory=dict)
    home: str = ""


def render(notebook: nbformat.NotebookNode, context: Context) -> str:
    """Return ``notebook`` as HTML: one file, no request to anywhere."""
    exporter = HTMLExporter(
        template_name="onrecord",
        extra_template_basedirs=[str(_TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        # nbconvert looks for a language server of its own otherwise
        embed_images=False,
    )
    body, _ = exporter.from_notebook_node(
        notebook, resources={"page": vars(context), "style": style(), "script": script()}
    )
    return _tidy(body.replace("@@CONTENTS@@", _contents(body)))


def render_site(page: str, context: dict[str, Any]) -> str:
    """Return a page that is not a notebook, from the template called ``page``."""
    environment = Environment(
        loader=FunctionLoader(lambda name: (_TEMPLATES / "onrecord" / name).read_text("utf-8")),
        autoescape=True,
    )
    template = environment.get_template(page)
    return _tidy(template.render(style=Markup(style()), version=__version__, **context))  # noqa: S704 - our own file


@cache
def style() -> str:
    """Return the style sheet: the roles of the figures in light and dark, then our own rules."""
    light = "".join(f"--{role}:{colour};" for role, colour in theme.ROLES.items())
    dark = "".join(f"--{role}:{colour};" for role, colour in theme.DARK.items())
    own = (_TEMPLATES / "onrecord" / "style.css").read_text("utf-8")
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{@media screen{{:root{{{dark}}}}}}}\n{own}"
    )


@cache
def script() -> str:
    """Return the page's script; without it every row is still there."""
    return (_TEMPLATES / "onrecord" / "script.js").read_text("utf-8")


def _contents(body: str) -> str:
    found = _HEADING.findall(body)
    items = "".join(f'<li><a href="#{name}">{_TAGS.sub("", text)}</a></li>' for name, text in found)
    return f"<ol>{items}</ol>"


def _tidy(body: str) -> str:
    lines = (line.rstrip() for line in body.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def fingerprint(*parts: bytes) -> str:
    """Return 16 hex digits that change when any of ``parts`` changes."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()[:16]
