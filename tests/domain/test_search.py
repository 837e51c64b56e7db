"""How what was typed is understood."""

import pytest

from koordinator.domain.search import needle


@pytest.mark.parametrize("typed", ["33 53 43 71", "33534371", "3353 4371", "+45 33 53 43 71", "33-53-43-71"])
def test_a_phone_number_in_any_spacing(typed: str) -> None:
    assert needle(typed).digits == "33534371"


def test_a_cpr_number_with_or_without_its_dash() -> None:
    assert needle("681197-1981").digits == needle("6811971981").digits == "6811971981"


def test_a_name_has_words_and_no_digits() -> None:
    assert needle("mille østerby") == (("mille", "østerby"), "")


def test_a_case_number_with_letters_is_no_phone_number() -> None:
    assert needle("a-123").digits == ""
