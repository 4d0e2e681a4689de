"""The faces: what they hold, which letters a page carries, under which name and licence."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from onrecord.drawing.face import FACES, SANS, SERIF, common, cut, faces_of, held, ready_faces

_RULE = re.compile(
    r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);'
    r'src:url\(data:font/woff2;base64,([^)]+)\) format\("woff2"\)(?:;unicode-range:([^}]+))?\}'
)
EACH = pytest.mark.parametrize("name", FACES)


def brought(page: str, family: str, weight: int = 600) -> set[str]:
    """Return the letters of one face that the rules for ``page`` bring."""
    found: set[str] = set()
    for name, heavy, data, ranges in _RULE.findall(faces_of(page)):
        if (name, int(heavy)) == (family, weight):
            font = TTFont(io.BytesIO(base64.b64decode(data)))
            letters = set(map(chr, font.getBestCmap()))
            assert not ranges or letters == _in(ranges)
            found |= letters
    return found


def _in(ranges: str) -> set[str]:
    found: set[str] = set()
    for part in ranges.removeprefix("U+").split(",U+"):
        low, _, high = part.partition("-")
        found |= {chr(code) for code in range(int(low, 16), int(high or low, 16) + 1)}
    return found


@EACH
def test_a_face_has_one_weight_and_the_scripts_that_it_is_said_to_have(name: str) -> None:
    font = TTFont(FACES[name].path)
    assert "fvar" not in font and font["OS/2"].usWeightClass == FACES[name].weight
    assert held(FACES[name]) >= set("Aé“Łőİ Ωα Жщґ €→")
    assert not held(FACES[name]) & set("中اאक")


@EACH
def test_no_part_of_a_face_has_the_name_that_its_makers_keep(name: str) -> None:
    whole, part = TTFont(FACES[name].path), TTFont(io.BytesIO(cut(FACES[name], "ab")))
    for font in (whole, part):
        names = {record.nameID: str(record) for record in font["name"].names}
        assert not [text for at, text in names.items() if at in (1, 3, 4, 6) and "Source" in text]
        assert "Adobe" in names[0] and "OFL" in names[14]


def test_the_licences_stand_beside_the_faces() -> None:
    for family in ("sans", "serif"):
        text = FACES["sans"].path.with_name(f"OFL-{family}.txt").read_text("utf-8")
        assert (
            "SIL OPEN FONT LICENSE Version 1.1" in text.replace("\n", " ")
            and "adobe" in text.lower()
        )


def test_a_page_brings_the_letters_that_it_sets_and_no_others() -> None:
    page = "<style>Ω{}</style><h1>Čapek</h1><p title=Ы>Łódź, Жук</p><script>Ψ</script>"
    text = brought(page, SANS, 400)
    assert text >= set("Capek Łódź, Жук") | set("Č")
    assert not text & set("ΩЫΨş")
    heads = brought(page, SERIF)
    assert "Č" in heads and not heads & set("ŁŹЖ")


def test_a_page_in_english_brings_little() -> None:
    assert len(faces_of("<h1>What is known?</h1><p>“No,” he said – twice…</p>")) < 42_000


@given(st.text(alphabet=st.sampled_from("aé Łшіخ中𝄞"), max_size=12))
def test_whatever_a_page_sets_it_brings_what_the_faces_hold(text: str) -> None:
    whole = f"<p>{text}</p>"
    assert brought(whole, SANS, 400) >= set(text) & held(FACES["sans"])


def test_the_same_letters_are_the_same_bytes() -> None:
    once = cut(FACES["sans"], "Łódź")
    assert cut(FACES["sans"], reversed("ŁŁódź")) == once
    assert faces_of("<p>Łódź") == faces_of("<p>źdóŁ")


def test_a_part_is_as_wide_as_the_whole() -> None:
    for one in FACES.values():
        whole, part = TTFont(one.path), TTFont(io.BytesIO(cut(one, "Wię")))
        for letter in "Wię":
            widths = [font["hmtx"][font.getBestCmap()[ord(letter)]][0] for font in (whole, part)]
            assert widths[0] == widths[1]


def test_a_face_that_is_at_hand_is_cut_to_the_same_bytes() -> None:
    fresh = {name: cut(face, "Wię") for name, face in FACES.items()}
    ready_faces()
    at_hand = {name: cut(face, "Wię") for name, face in FACES.items()}
    again = {name: cut(face, "Wię") for name, face in FACES.items()}
    assert fresh == at_hand == again


@EACH
def test_what_nearly_every_page_sets_stands_there_as_it_would_be_cut(name: str) -> None:
    assert FACES[name].common.read_bytes() == cut(FACES[name], common(FACES[name]))
