"""Which colleague a name in a list probably means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.lists.likeness import Known, Sign, likely, slips

STAFF = [
    Known(1, "Anna Holm"),
    Known(2, "Bo Kjær"),
    Known(3, "Dorthe Østergaard"),
    Known(4, "Charlotte Lund", "chl"),
    Known(5, "Anna Marie Skov"),
]


def meant(name: str) -> list[tuple[int | str, Sign]]:
    return [(one.identity, one.sign) for one in likely(name, STAFF)]


@pytest.mark.parametrize(
    ("name", "identity", "sign"),
    [
        ("AH", 1, Sign.INITIALS),
        ("a.h.", 1, Sign.INITIALS),
        ("ANHO", 1, Sign.INITIALS),
        ("AMS", 5, Sign.INITIALS),
        ("CHL", 4, Sign.INITIALS),
        ("A. Holm", 1, Sign.SHORTENED),
        ("Dorthe Ø.", 3, Sign.SHORTENED),
        ("Bo", 2, Sign.SHORTENED),
        ("Anna Skov", 5, Sign.SHORTENED),
        ("Ana Holm", 1, Sign.SLIP),
        ("Anna Homl", 1, Sign.SLIP),
        ("Dorte Østergård", 3, Sign.SLIP),
        ("Charlote Lundt", 4, Sign.SLIP),
    ],
)
def test_the_colleague_meant_comes_first(name: str, identity: int, sign: Sign) -> None:
    assert meant(name)[:1] == [(identity, sign)]


@pytest.mark.parametrize("name", ["Erik Skov", "Lone Holm", "", "XY", "Ali", "Bo Kruse", "A", "Holm"])
def test_a_stranger_is_nobody(name: str) -> None:
    assert meant(name) == []


def test_the_same_name_is_no_likeness() -> None:
    assert meant("ANNA HOLM") == []


def test_a_name_that_may_be_two_gives_both_with_the_surest_first() -> None:
    assert [identity for identity, _ in meant("Anna")] == [1, 5]


WORDS = st.text("abcdeæø ", max_size=8)


@given(WORDS, WORDS)
def test_slips_are_the_same_both_ways_and_none_only_for_equal_words(one: str, other: str) -> None:
    found = slips(one, other, 9)
    assert found == slips(other, one, 9)
    assert (found == 0) == (one == other)


@given(WORDS, WORDS)
def test_fewer_slips_allowed_hide_only_what_has_more(one: str, other: str) -> None:
    found = slips(one, other, 9)
    assert slips(one, other, 1) == (found if found is not None and found <= 1 else None)


@given(st.text("abcdeæø", min_size=2, max_size=8), st.data())
def test_two_letters_swapped_are_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert slips(word, swapped, 2) in (0, 1)
