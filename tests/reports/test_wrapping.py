"""Lines of a paper: no wider than their room, and with all that was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.reports.fonts import printable
from koordinator.reports.pdf.house import BODY, TITLE
from koordinator.reports.pdf.text import cut, lines, width
from tests.reports.cards import squeezed

WORDS = st.text(st.sampled_from("aWi æØ-.\n<&>"), max_size=300)


@given(WORDS, st.floats(30, 500))
def test_lines_keep_to_their_room_and_lose_nothing(text: str, room: float) -> None:
    made = lines(text, BODY, room)
    assert all(width(line.text, BODY) <= room + 0.001 for line in made)
    assert squeezed("".join(line.text for line in made)) == squeezed(printable(text))


@given(WORDS)
def test_words_that_fit_are_not_broken(text: str) -> None:
    typed = [word for word in text.split() if width(word, BODY) <= 200]
    shown = [word for line in lines(text, BODY, 200) for word in line.text.split()]
    assert [word for word in shown if word in typed] == typed or set(typed) <= set(shown)


def test_a_long_word_is_broken_where_the_room_ends() -> None:
    made = lines("W" * 300, TITLE, 400)
    assert "".join(line.text for line in made) == "W" * 300
    assert len({len(line.text) for line in made[:-1]}) == 1


def test_no_text_takes_no_line() -> None:
    assert lines("", BODY, 100) == lines(" \n ", BODY, 100) == []


@pytest.mark.parametrize("text", ["kort", "en lang linje, som ikke kan være der"])
def test_a_cut_line_fits(text: str) -> None:
    line = cut(text, BODY, 100)
    assert width(line.text, BODY) <= 100
    assert line.text == text or line.text.endswith("…")
