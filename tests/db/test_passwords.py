"""Which passwords are taken: long ones, but not those that are guessed first."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator import resources
from koordinator.db.passwords import check_password, normal_login, secret_of


@pytest.mark.parametrize(
    "password",
    [
        "fire vilde gæs flyver",
        "korrekt hest uden batteri",
        "Grød-med-fløde-i-1987",
        "xK9$mQ2!vR7p",
        "739104628571",
        "to mus i en støvle",
        "ÆØÅ er tre bogstaver",
        "min nabos gule cykel",
        "🦆 en and i en dam",
    ],
)
def test_long_and_unexpected_ones_are_taken(password: str) -> None:
    assert check_password("anna", password) is None


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("kort", "mindst 12 tegn; den har 4"),
        ("elleve tegn", "mindst 12 tegn; den har 11"),
        ("x" * 300, "højst"),
        ("anna.kirstine", "brugernavnet"),
        ("Anna.Kirstine2026!", "brugernavnet"),
        ("aaaaaaaaaaaaaa", "gentager"),
        ("abc1abc1abc1abc1", "gentager"),
        ("121212121212", "gentager"),
        ("passwordpassword", "gentager"),
        ("123456789012", "rækkefølge"),
        ("qwertyuiopå1", "rækkefølge"),
        ("asdfghjklæøå", "rækkefølge"),
        ("1qaz2wsx3edc", "rækkefølge"),
        ("abcdefghijklmn", "rækkefølge"),
        ("1q2w3e4r5t6y", "rækkefølge"),
        ("Adgangskode123", "mest brugte"),
        ("Sommer2026!!!", "mest brugte"),
        ("P@ssw0rd12345", "mest brugte"),
        ("københavn2026", "mest brugte"),
        ("KØBENHAVN 2026", "mest brugte"),
        ("rød grød med fløde", "mest brugte"),
        ("jobcenter1234", "mest brugte"),
        ("correct horse battery staple", "mest brugte"),
    ],
)
def test_what_is_guessed_first_is_refused_with_its_reason(password: str, sentence: str) -> None:
    reason = check_password("anna.kirstine", password)
    assert reason is not None
    assert sentence in reason


def test_every_listed_password_long_enough_is_refused() -> None:
    listed = resources.path("common_passwords.txt").read_text(encoding="utf-8").splitlines()
    long_ones = [line for line in listed if len(line) >= 12 and not line.startswith("#")]
    assert len(long_ones) > 200
    assert [line for line in long_ones if check_password("anna", line) is None] == []
    assert [line for line in long_ones if check_password("anna", line.title() + "!") is None] == []


@given(st.text(), st.text())
def test_whatever_is_typed_gets_an_answer(login: str, password: str) -> None:
    reason = check_password(login, password)
    assert reason is None or reason.endswith(".")


@given(st.text())
def test_a_password_is_the_same_however_its_letters_are_put_together(password: str) -> None:
    assert secret_of(normalize("NFD", password)) == secret_of(normalize("NFC", password))
    assert normal_login(f" {password.upper()} ") == normal_login(password.upper())


@given(st.text(min_size=12, alphabet=st.characters(codec="utf-8")))
def test_the_reason_never_repeats_the_password(password: str) -> None:
    reason = check_password("anna", password)
    assert reason is None or password not in reason
