"""Recovery codes: read however they are written, and slips of the fingers are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.db.passwords import check_password
from koordinator.db.recovery import MistypedCode, as_given, new_code, new_temporary_password, read_code

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_is_seven_groups_of_four_and_never_the_same() -> None:
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all([len(group) for group in code.split("-")] == [4] * 7 for code in codes)
    assert all(set(code) <= set(LETTERS + "-") for code in codes)


def test_a_code_may_be_typed_with_lookalikes_spaces_and_small_letters() -> None:
    for _ in range(100):
        code = new_code()
        sloppy = " " + code.lower().replace("0", "o").replace("1", "l").replace("-", "  ") + "\n"
        assert read_code(sloppy) == read_code(code) == code.replace("-", "").encode()
        assert read_code(code.replace("1", "i")) == read_code(code)


@given(st.integers(0, 27), st.sampled_from(LETTERS))
def test_any_single_wrong_letter_is_told(place: int, letter: str) -> None:
    code = new_code().replace("-", "")
    if code[place] != letter:
        with pytest.raises(MistypedCode):
            read_code(code[:place] + letter + code[place + 1 :])


@given(st.integers(0, 27), st.integers(0, 27))
def test_any_two_swapped_letters_are_told(one: int, other: int) -> None:
    letters = list(new_code().replace("-", ""))
    if letters[one] != letters[other]:
        letters[one], letters[other] = letters[other], letters[one]
        with pytest.raises(MistypedCode):
            read_code("".join(letters))


@given(st.text())
def test_anything_else_typed_is_a_slip_not_a_crash(typed: str) -> None:
    with pytest.raises(MistypedCode, match="tegn for tegn"):
        read_code(typed)


def test_temporary_passwords_are_acceptable_passwords() -> None:
    given_out = {new_temporary_password() for _ in range(200)}
    assert len(given_out) == 200
    assert {check_password("anna", password) for password in given_out} == {None}


def test_a_temporary_password_is_the_same_however_it_is_typed() -> None:
    for _ in range(100):
        given_out = new_temporary_password()
        assert [len(group) for group in given_out.split("-")] == [4] * 4
        assert given_out == given_out.lower()
        bare = given_out.replace("-", "")
        for typed in (given_out.upper(), bare, f" {given_out.replace('-', '  ')}\n", bare.replace("1", "l")):
            assert as_given(typed) == given_out


@given(st.text())
def test_a_text_of_another_shape_is_left_as_it_is(typed: str) -> None:
    letters = sum(letter.isalnum() for letter in typed)
    if letters != 16:
        assert as_given(typed) == typed
