"""Shared words, counted by hand and by trying everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.anchors import Text, split_words
from onrecord.tracing.shared_words import RUN, Words, ready, shared


def text(*paragraphs: str) -> Text:
    """Return a text with these paragraphs."""
    starts, tokens = [], []
    for paragraph in paragraphs:
        starts.append(len(tokens))
        tokens += split_words(paragraph)
    return Text(tuple(tokens), tuple(starts))


EARLIER = text("The mayor said on Monday that the harbour burned for three days.")


def test_words_in_a_shared_run_are_counted() -> None:
    # Seven of the ten words, "that the harbour burned for three days", are one run of the other.
    later = text("We hear that the harbour burned for three days. Again.")
    found = shared(ready(later), ready(EARLIER))
    assert (found.longest, found.start, found.end) == (7, 2, 9)
    assert found.words == frozenset(range(2, 9))
    assert found.containment == found.outside == pytest.approx(0.7)


def test_case_and_marks_at_the_ends_of_words_make_no_difference() -> None:
    later = text("“THAT (the Harbour) burned, for three days!”")
    assert shared(ready(later), ready(EARLIER)).longest == 7


def test_a_shorter_run_is_none() -> None:
    later = text("Somebody wrote that the harbour burned for weeks.")
    found = shared(ready(later), ready(EARLIER))
    assert (found.longest, found.containment, found.words) == (0, 0.0, frozenset())


def test_words_of_a_speaker_are_no_words_of_the_outlet() -> None:
    said = "“We will find out who set the harbour on fire”"
    later = text(f"Asked on Tuesday he said: {said}.", "Nobody else was there.")
    found = shared(ready(later), ready(text(f"In the town hall: {said}, she wrote.")))
    assert found.longest == 10
    assert found.containment == pytest.approx(10 / 19)
    assert found.outside == 0.0


def test_a_quotation_that_nobody_closes_ends_with_its_paragraph() -> None:
    words = ready(text("He said: “We will see.", "Nothing more came."))
    assert words.quoted == (False, False, True, True, True, False, False, False)


def test_letters_are_counted_where_a_script_has_no_spaces() -> None:
    # Six words are twelve letters of Chinese; here thirteen in a row are the same, one is not.
    earlier, later = (
        ready(text("市长说港口的大火烧了三天才灭")),
        ready(text("据长说港口的大火烧了三天才灭")),
    )
    found = shared(later, earlier)
    assert (later.run, found.start, found.end, found.longest) == (12, 1, 14, 7)
    shorter = shared(ready(text("港口的大火烧了三天才")), earlier)
    assert shorter.longest == 0


def test_nothing_is_shared_with_nothing() -> None:
    empty = Words((), ())
    assert shared(empty, ready(EARLIER)).containment == 0.0
    assert shared(ready(EARLIER), empty).longest == 0


_TOKENS = st.lists(st.sampled_from("abc"), max_size=30).map(tuple)


@given(_TOKENS, _TOKENS, st.randoms(use_true_random=False))
def test_it_equals_trying_every_run(one: tuple[str, ...], other: tuple[str, ...], random) -> None:  # type: ignore[no-untyped-def]
    quoted = tuple(random.random() < 0.3 for _ in one)
    found = shared(Words(one, quoted), Words(other, (False,) * len(other)))
    runs = [
        (start, end)
        for start in range(len(one))
        for end in range(start + RUN, len(one) + 1)
        if any(one[start:end] == other[at : at + end - start] for at in range(len(other)))
    ]
    places = {at for start, end in runs for at in range(start, end)}
    free = [at for at, inside in enumerate(quoted) if not inside]
    assert found.words == places
    assert found.longest == max((end - start for start, end in runs), default=0)
    assert found.containment == pytest.approx(len(places) / len(one) if one else 0)
    assert found.outside == pytest.approx(len(places & set(free)) / len(free) if free else 0)
