"""Type in pictures of any script: whole, or cut with an ellipsis and whole in the tooltip."""

import dataclasses
import re

import pytest

from onrecord.drawing.theme import DARK, ROLES
from onrecord.model.edition import Edition, open_edition
from onrecord.questions.registry import QUESTIONS, figures
from tests.cases import LAST, case, claim
from tests.contrast import contrast
from tests.drawing_reader import Drawing, read
from tests.pictures import FORMS, clashes, outside

LABELS = {
    "money": "US$50m paid, $60m owed (R&D <5%) ^_{x}",
    "cjk": "中国外交部发言人证实有关企业向俄罗斯出口军用无人机零部件并已交付第一批货物",
    "arabic": "وزارة الخارجية تنفي تسليم 12 طائرة (دفعة 2)",
    "emoji": "🚁 drones 🇨🇳→🇷🇺 shipped 👩‍🚒",
    "cyrillic": "Министерство подтвердило отгрузку беспилотников",
    "long": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
}
NAMES = {
    "money": 'A$AP Finance & Co. <Ltd> "$x^2$"',
    "cjk": "中华人民共和国外交部新闻司发言人（匿名，负责军控事务）" * 4,
    "arabic": "د. محمد الفارس (المتحدث الرسمي، 2024)",
    "emoji": "@drone_watch 🛰️👀",
    "cyrillic": "Министерство обороны Российской Федерации",
    "long": "The office of the deputy head of everything that nobody else looks after. " * 3,
}
FIFTY = "The Harbour and Riverside Morning Courier and Mail"
FIGURES = tuple(question.name for question in QUESTIONS if question.draws)
_UNSEEN = dict.fromkeys((0x2067, 0x2069, 0x200E))
forms = pytest.mark.parametrize("form", FORMS)


def scripts() -> Edition:
    """Return an edition whose labels, names, publishers and words are of many scripts."""
    unnamed = {
        "attribution": "described_anonymous",
        "persons_min": "1",
        "reliability": "C",
        "position_to_know": "It was there.",
        "anonymity_reason": "It may not speak.",
    }
    rows = [
        claim(at, name, stance, proposition_id=name, document_id=f"d{at % 3 + 1}", custody="seen")
        | {"cue": LABELS[name], "event_date": "2024-10" if stance == "asserts" else ""}
        for at, (name, stance) in enumerate(
            ((name, stance) for name in LABELS for stance in ("asserts", "denies")), start=1
        )
    ]
    rows.append(claim(20, "cjk", proposition_id="cjk", document_id="d3", derived_from="d2-01a"))
    rows[-1] |= {"proposition_id": "money", "certainty": "possible", "cue": LABELS["cjk"] * 8}
    one = case(rows, sources={name: {**unnamed, "name": NAMES[name]} for name in NAMES})
    labels = one.propositions["proposition_id"].map(LABELS)
    return open_edition(
        dataclasses.replace(
            one,
            propositions=one.propositions.assign(label=labels),
            documents=one.documents.assign(publisher=[NAMES["cjk"], NAMES["arabic"], FIFTY]),
        ),
        LAST,
    )


@pytest.fixture(scope="module")
def pictures() -> dict[tuple[str, str], Drawing]:
    of = scripts()
    return {
        (name, form): read(getattr(figures, name)(of).canvas(form))
        for name in FIGURES
        for form in FORMS
    }


def letters(text: str) -> str:
    return "".join(text.translate(_UNSEEN).split())


@forms
@pytest.mark.parametrize("name", FIGURES)
def test_what_is_cut_has_an_ellipsis_and_the_whole_in_its_tooltip(
    name: str, form: str, pictures: dict[tuple[str, str], Drawing]
) -> None:
    cut = [line for line in pictures[name, form].words if "…" in line.text]
    for line in cut:
        assert line.mark is not None, line
        _, found, rest = letters(line.mark[1]).partition(letters(line.text).partition("…")[0])
        assert found and rest, line


@forms
@pytest.mark.parametrize("name", FIGURES)
def test_no_word_of_a_text_is_parted_by_a_space_that_it_does_not_have(
    name: str, form: str, pictures: dict[tuple[str, str], Drawing]
) -> None:
    for text in pictures[name, form].texts:
        assert not re.search("[\u4e00-\u9fff] [\u4e00-\u9fff]", text), text
    # Whatever stands in the picture of the Chinese name stands in the name.
    lines = [
        text for text in pictures[name, form].texts if re.fullmatch("[\u4e00-\u9fff（），]+", text)
    ]
    assert all(line in NAMES["cjk"] or line in LABELS["cjk"] * 8 for line in lines)


@forms
@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("palette", [ROLES, DARK], ids=["light", "dark"])
def test_lines_and_bars_stand_out_three_to_one(
    palette: dict[str, str],
    name: str,
    form: str,
    pictures: dict[tuple[str, str], Drawing],
) -> None:
    picture = pictures[name, form]
    # Rules and bands part rows and columns; who does not see them misses nothing.
    roles = {stroke.role for stroke in picture.strokes} - {"rule", "band"}
    for bar in picture.bars:
        inside = [
            words
            for words in picture.words
            if bar.x < words.x < bar.x + bar.width and bar.y < words.y < bar.y + bar.height
        ]
        # What has its number on it is seen by that, and an edge says as much as a face.
        roles |= {bar.edge or bar.role} if bar.mark and not inside else set()
    weak = [role for role in sorted(roles) if contrast(palette[role], palette["paper"]) < 3]
    assert weak == []


@forms
@pytest.mark.parametrize("name", FIGURES)
def test_type_of_any_script_fits(name: str, form: str) -> None:
    canvas = getattr(figures, name)(scripts()).canvas(form)
    for text in canvas.axes.texts:
        text.set_text(text.get_text().translate(_UNSEEN))
    assert list(outside(canvas)) == []
    assert list(clashes(canvas)) == []


@forms
def test_names_of_fifty_letters_stay_inside_the_graph(form: str) -> None:
    assert len(FIFTY) == 50
    days = {f"d{at}": f"2024-11-{at:02}" for at in range(1, 13)}
    rows = [claim(1, "ann", document_id="d1")]
    rows += [
        claim(1, "ann", document_id=f"d{at}", derived_from=f"d{at - 1}-01a") for at in range(2, 9)
    ]
    rows += [claim(1, f"v{at}", document_id=f"d{at}") for at in range(9, 13)]
    one = case(rows, documents=days, sources={f"v{at}": {"name": FIFTY} for at in range(9, 13)})
    one = dataclasses.replace(one, documents=one.documents.assign(publisher=FIFTY))
    canvas = figures.provenance_graph(open_edition(one, LAST)).canvas(form)
    assert list(outside(canvas)) == []
    names = [words for words in read(canvas).words if words.text.startswith("The Harbour")]
    assert len(names) >= 12
    cut = [words for words in names if "…" in words.text]
    assert all(FIFTY in (words.mark or ("", ""))[1] for words in cut)
    if form == "narrow":
        # The day stands beside the name, however long that is.
        assert sum(bool(re.search(r", \d+ Nov 2024$", words.text)) for words in names) == 12


@pytest.mark.parametrize("many", [49, 60])
def test_a_graph_of_texts_that_stand_alone_says_which_it_leaves_out(many: int) -> None:
    days = {f"d{at}": f"2024-{at % 12 + 1:02}-01" for at in range(many)}
    rows = [claim(1, f"v{at}", document_id=f"d{at}") for at in range(many)]
    subtitle = figures.provenance_graph(open_edition(case(rows, documents=days), LAST)).subtitle
    left = {49: "one that stands alone", 60: "twelve that stand alone"}[many]
    assert subtitle == (
        f"The earliest 48 of {many} documents, by day of publication, joined to the one they take "
        f"most from; not drawn but in the table: {left}"
    )
