"""Hours with comma and point, yes and no, and phone numbers in any spacing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.values.numbers import format_hours, parse_flag, parse_hours, parse_phone, phone_digits

HOURS = st.decimals(0, 168, places=3)


@given(HOURS, st.sampled_from(["{}", " {} t", "{} timer", "{} t/uge", "{} timer pr. uge"]))
def test_hours_come_back_as_they_were_shown(hours: Decimal, form: str) -> None:
    assert parse_hours(form.format(format_hours(hours))) == hours
    assert parse_hours(str(hours)) == parse_hours(float(hours)) == hours


def test_hours_as_people_write_them() -> None:
    assert [parse_hours(value) for value in ("6,5", "4.5", "6,5 t", 8, 0, ",5")] == [
        Decimal(text) for text in ("6.5", "4.5", "6.5", "8", "0", "0.5")
    ]
    assert parse_hours("1,23456") == Decimal("1.235")
    assert [format_hours(Decimal(text)) for text in ("6.500", "8.000", "10")] == ["6,5", "8", "10"]


@pytest.mark.parametrize(
    "wrong",
    ["-1", -1, 168.5, "200", "fuldtid", "", None, True, float("nan"), float("inf"), "6:30", "1.234,5",
     "1" + " " * 100_000],
)  # fmt: skip
def test_what_is_no_hours_is_refused_with_a_sentence(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        parse_hours(wrong)


@pytest.mark.parametrize("yes", ["Ja", "J", "x", "X", "1", 1, 1.0, True, "true", "SAND", " ja "])
def test_yes(yes: object) -> None:
    assert parse_flag(yes)


@pytest.mark.parametrize("no", ["Nej", "N", "0", 0, False, None, "", "  ", "-"])
def test_no(no: object) -> None:
    assert not parse_flag(no)


@pytest.mark.parametrize("wrong", ["måske", 2, object()])
def test_neither_yes_nor_no(wrong: object) -> None:
    with pytest.raises(ValueError, match="ja eller nej"):
        parse_flag(wrong)


@pytest.mark.parametrize(
    "written",
    ["33534371", "33 53 43 71", "+45 33534371", "0045 33 53 43 71", "3353-4371", 33534371, 33534371.0],
)
def test_a_danish_phone_number_is_one_in_any_spacing(written: object) -> None:
    assert parse_phone(written) == "33 53 43 71"
    assert phone_digits(str(parse_phone(written))) == "33534371"


def test_other_phone_texts_are_kept() -> None:
    assert parse_phone("+46 70 123 45 67") == "+46 70 123 45 67"
    assert parse_phone("33 53 43 71 (mor)") == "33 53 43 71 (mor)"
    assert phone_digits("4511223344") == "11223344"
