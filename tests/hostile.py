"""A case full of markup, scripts, formulas and strange letters."""

from pathlib import Path

from onrecord.commands.new import create
from onrecord.model.tables import TABLES
from onrecord.project import Project
from tests.cases import add, edit
from tests.pages import ROOT

CASE, AS_OF = "hostile", "2026-01-06"
NASTY = {
    "script": "<script>window.harmed=1;alert(1)</script>",
    "picture": '"><img src=x onerror="window.harmed=1">',
    "quotes": "' onmouseover='window.harmed=1' \" autofocus onfocus=\"window.harmed=1",
    "closing": "</title></style></script></svg><!-- --><h1>Taken over</h1>",
    "linked": "]]> \\u003c/script> <![CDATA[ &lt;b&gt; &amp;amp; <!--contents-->",
    "address": "javascript:window.harmed=1",
    "formula": '=HYPERLINK("http://evil.example","Click")',
    "command": "@cmd|' /C calc'!A0",
    "plus": "+1+1",
    "word": "W" * 10_000,
    "emoji": "👩🏽‍🚀🏴‍☠️ ⚖️",
    "chinese": "中国外交部发言人",
    "arabic": "لم تؤكد الخدمة الأوروبية ذلك",
    "jinja": "{{ 7*7 }} {% raw %} {{ page.stamp }} {# gone #}",
    "formatted": "{name} {0} %s %(x)s {{}}",
    "mathematics": "$E=mc^2$ $$\\int_0^1$$ _under_ *star* `tick`",
}
STANCES = ("asserts", "denies", "doubts", "no_answer")


def free(table: str, text: str) -> dict[str, str]:
    """Return ``text`` for every column of a table in which anything may be written."""
    columns = TABLES[table].columns
    closed = [
        column for column in columns if column.vocabulary or column.pattern or column.refers_to
    ]
    return {
        column.name: text for column in columns if column.type == "string" and column not in closed
    }


def fill(folder: Path) -> None:
    """Give every free text of a case every nasty text."""
    for kind, text in NASTY.items():
        names = {
            f"{name}_id": f"{name[0]}-{kind}" for name in ("source", "proposition", "document")
        }
        for table in ("sources", "propositions", "documents"):
            key = TABLES[table].key[0]
            add(folder, table, 0, **free(table, text), **{key: names[key]})
        for letter, stance in zip("abcd", STANCES, strict=True):
            cells = {**free("claims", text), **names, "stance": stance}
            cells["cue"] = text if len(text.split()) < 9 else ""
            add(folder, "claims", 0, **cells, claim_id=f"d-{kind}-01{letter}")
        judged = {**free("judgements", text), "proposition_id": names["proposition_id"]}
        add(folder, "judgements", 0, **judged)
        pair = {"source_a": "inspector", "source_b": names["source_id"]}
        more = {"relation": "possibly_same", "document_id": "gazette-2026-01-05"}
        add(folder, "links", None, **free("links", text), **pair, **more)
    edit(folder, "editions", 0, title=" ".join(NASTY.values()), reason=NASTY["script"])
    edit(folder, "documents", 0, url="https://example.org/'onclick='alert(1)")


def make_hostile(root: Path) -> Project:
    """Return a project in ``root`` whose one case is full of nasty texts."""
    (root / "data").mkdir(parents=True)
    (root / "notebooks").symlink_to(ROOT / "notebooks")
    (root / "onrecord").symlink_to(ROOT / "onrecord")
    folder = root / "data" / CASE
    create(folder, NASTY["closing"] + NASTY["jinja"])
    fill(folder)
    return Project(root)
