"""One person, however the name is typed."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.values.names import clean_name, clean_text, fold, person_name, worker_key, worker_name

FIRST = ["Anna", "Bo", "Søren", "Åse", "Fatma", "Anne-Marie", "Şükrü", "Tuấn", "Łukasz", "Zoë"]
LAST = ["Holm", "Kjær", "Østergaard", "Özdemir", "Åkjær", "O'Neill", "Yılmaz", "Đặng", "Bak Olsen"]
WAYS: list[Callable[[str, str], str]] = [
    lambda first, last: f"{first} {last}",
    lambda first, last: f"{last}, {first}",
    lambda first, last: f"{last} ,{first} ",
    lambda first, last: f"{first} {last} ".upper(),
    lambda first, last: f"  {first}\t{last}".lower(),
    lambda first, last: unicodedata.normalize("NFD", f"{first}\N{NO-BREAK SPACE} {last}"),
    lambda first, last: f"{first} {last}".replace("'", "’").replace("-", "‑"),
    lambda first, last: f"{first} {last}".replace("Å", "Aa").replace("å", "aa"),
]


@given(st.sampled_from(FIRST), st.sampled_from(LAST), st.sampled_from(WAYS))
def test_every_way_of_writing_a_colleague_has_one_key(
    first: str, last: str, write: Callable[[str, str], str]
) -> None:
    assert worker_key(write(first, last)) == worker_key(f"{first} {last}")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Holm, Anna", "Anna Holm"),
        ("ANNA HOLM ", "Anna Holm"),
        ("anna  holm", "Anna Holm"),
        ("Anna Holm", "Anna Holm"),
        ("ANNE-MARIE O'NEILL", "Anne-Marie O'Neill"),
        ("østergaard, dorthe", "Dorthe Østergaard"),
        ("Ian McDonald", "Ian McDonald"),
        ("AHO", "AHO"),
        ("Holm,", "Holm"),
    ],
)
def test_how_a_colleague_is_shown(written: str, shown: str) -> None:
    assert worker_name(written) == shown


def test_names_that_differ_stay_apart() -> None:
    names = ["Bo Kjær", "Bo Kjar", "Søren Bak", "Soren Bak", "Anna Holm", "Anne Holm"]
    assert len({worker_key(name) for name in names}) == len(names)


def test_a_citizens_spelling_is_kept() -> None:
    assert person_name("Møller,  EMIL") == "EMIL Møller"
    assert clean_name(" Emil \n Møller ") == "Emil Møller"


@given(st.text(st.characters(codec=None)))
def test_folding_twice_is_folding_once_and_text_can_be_saved(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(f" {text} ") == fold(text)
    assert isinstance(clean_text(text).encode(), bytes)


@given(st.text())
def test_showing_a_name_does_not_change_whose_it_is(text: str) -> None:
    assert worker_key(worker_name(text)) == worker_key(text)
