"""What a case says of itself is read whole, and what is wrong with it is said by key."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.about import About, Author, Licence, about_text, read_about


def told(folder: Path, text: str) -> tuple[About, list[str]]:
    (folder / "case.toml").write_text(text, "utf-8")
    about, problems = read_about(folder)
    return about, [problem.sentence() for problem in problems]


def test_a_case_without_the_file_says_nothing_of_itself(tmp_path: Path) -> None:
    assert read_about(tmp_path) == (About(), [])


def test_every_key_is_read(tmp_path: Path) -> None:
    about, problems = told(
        tmp_path,
        """
        title = "A fire in the harbour"
        question = "Was it set?"
        lede = "One report,\\n two denials."
        seed = "gazette-2024-01-02"
        contact = "desk@example.org"
        licence = { name = "ODbL-1.0", path = "https://example.org/odbl" }
        authors = ["A. Reader", { name = "B. Writer", path = "https://example.org/b" }]
        not_coded = ["claims.custody", "stance.denies"]
        show = ["claims.my_note"]
        """,
    )
    assert problems == []
    assert about == About(
        title="A fire in the harbour",
        question="Was it set?",
        lede="One report, two denials.",
        seed="gazette-2024-01-02",
        contact="desk@example.org",
        licence=Licence("ODbL-1.0", path="https://example.org/odbl"),
        authors=(Author("A. Reader"), Author("B. Writer", "https://example.org/b")),
        not_coded=("claims.custody", "stance.denies"),
        show=("claims.my_note",),
    )


@pytest.mark.parametrize(
    ("text", "key", "remedy"),
    [
        ('titel = "x"', "titel", "Did you mean title?"),
        ("title = 3", "title", "Write it in quotation marks"),
        ('show = "claims.mine"', "show", "Write it as a list"),
        ("authors = [3]", "authors", "Write a name"),
        ('licence = { name = "X", url = "y" }', "licence", "no url here; there are name, title"),
        ('licence = { title = "X" }', "licence", "Write a name"),
    ],
)
def test_what_is_wrong_is_said_by_key_and_the_rest_is_kept(
    tmp_path: Path, text: str, key: str, remedy: str
) -> None:
    about, problems = told(tmp_path, f'question = "Was it set?"\n{text}\n')
    assert about == About(question="Was it set?")
    assert len(problems) == 1
    assert problems[0].startswith(f"case.toml, {key}: ")
    assert remedy in problems[0]


def test_a_file_that_is_no_toml_is_said_to_be_none(tmp_path: Path) -> None:
    about, problems = told(tmp_path, "title: x")
    assert about == About()
    assert len(problems) == 1
    assert "no TOML" in problems[0]


def test_a_mark_at_the_beginning_of_the_file_is_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, '\ufefftitle = "x"') == (About(title="x"), [])


WORDS = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: " ".join(text.split()))
NAMES = WORDS.filter(bool)


@given(
    st.builds(
        About,
        title=WORDS,
        question=WORDS,
        lede=WORDS,
        seed=WORDS,
        contact=WORDS,
        licence=st.none() | st.builds(Licence, NAMES, WORDS, WORDS),
        authors=st.lists(st.builds(Author, NAMES, WORDS)).map(tuple),
        not_coded=st.lists(WORDS).map(tuple),
        show=st.lists(WORDS).map(tuple),
    )
)
def test_what_is_written_is_read_back(about: About) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert told(Path(folder), about_text(about)) == (about, [])
