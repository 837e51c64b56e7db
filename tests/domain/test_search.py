"""How what was typed is understood, and where it stands in what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.search import excerpt, needle, spans, words
from koordinator.domain.values.names import fold


@pytest.mark.parametrize("typed", ["33 53 43 71", "33534371", "3353 4371", "+45 33 53 43 71", "33-53-43-71"])
def test_a_phone_number_in_any_spacing(typed: str) -> None:
    assert needle(typed).digits == "33534371"


def test_a_cpr_number_with_or_without_its_dash() -> None:
    assert needle("681197-1981").digits == needle("6811971981").digits == "6811971981"


def test_a_name_has_words_and_no_digits() -> None:
    assert needle("mille østerby") == (("mille", "østerby"), "")


def test_a_case_number_with_letters_is_no_phone_number() -> None:
    assert needle("a-123").digits == ""


def test_the_words_found_are_marked_where_they_stand_as_written() -> None:
    assert spans("Åen, AAen og ålen", ["a"]) == ((0, 1), (5, 2), (13, 1))
    assert spans("Planteskolen", ["skole"]) == ()
    assert spans("CV-dato", ["cv", "dat"]) == ((0, 2), (3, 3))


@given(st.text(max_size=300), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_marks_lie_within_the_text_and_answer_what_was_typed(written: str, typed: list[str]) -> None:
    wanted = [word for one in typed for word in words(one)]
    for start, length in spans(written, wanted):
        assert 0 < length <= len(written) - start
        assert any(fold(written[start : start + length]).startswith(word[:1]) for word in wanted)


@given(st.text(max_size=800), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_an_excerpt_is_one_short_line_of_the_text(written: str, typed: list[str]) -> None:
    found = excerpt(written, [word for one in typed for word in words(one)])
    assert len(found) <= 90 + 4
    assert "\n" not in found
    assert found.strip("… ") in " ".join(written.split())


def test_an_excerpt_shows_the_word_that_was_looked_for() -> None:
    text = "ord " * 100 + "Psykologen ringer i morgen. " + "ord " * 100
    assert "Psykologen ringer" in excerpt(text, ["psyk"])
    assert excerpt("Kort tekst", ["kort"]) == "Kort tekst"
