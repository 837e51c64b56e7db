"""Which contacts and organisations are probably the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.contacts import ContactLine, OrganisationLine
from koordinator.domain.doubles import alike_contacts, double_contacts, double_organisations
from koordinator.domain.lists.likeness import slips
from koordinator.domain.values.names import fold


def person(row_id: int, name: str, place: int | None = None, phone: str = "", email: str = "") -> ContactLine:
    return ContactLine(row_id, name, None, place, None, phone or None, email or None, 0, None)


def house(row_id: int, name: str, cvr: str | None = None) -> OrganisationLine:
    return OrganisationLine(row_id, name, cvr, None, None, 0, 0)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (person(1, "Maria Dahl"), person(2, "maria dahl"), "samme navn"),
        (person(1, "Maria Dahl", 1), person(2, "Maria Dahl", 2), None),
        (person(1, "Maria Dahl", 1, "11223344"), person(2, "Maria Dahl", 2, "+45 11 22 33 44"), "samme navn"),
        (person(1, "Maria Dahl", 1), person(2, "Maria Dalh", 1), "næsten samme navn"),
        (person(1, "Maria Dahl"), person(2, "Maria Dalh"), None),
        (person(1, "Bo Dam", email="x@y.dk"), person(2, "Bo D.", email="X@Y.dk"), "samme e-mail"),
        (person(1, "Maria Dahl", phone="11223344"), person(2, "M. Dahl", phone="11223344"),
         "samme telefon og lignende navn"),
        (person(1, "Maria Dahl", phone="11223344"), person(2, "Bo Dam", phone="11223344"), None),
    ],
)  # fmt: skip
def test_a_double_has_a_reason(one: ContactLine, other: ContactLine, reason: str | None) -> None:
    assert [double.reason for double in double_contacts([one, other])] == ([reason] if reason else [])


def test_houses_that_differ_in_their_number_are_two() -> None:
    assert double_organisations([house(1, "Bosted Hus 1"), house(2, "Bosted Hus 2")]) == []
    assert double_organisations([house(1, "Bostedet", "13585628"), house(2, "Bostedet i by", "13585628")])
    assert not double_organisations([house(1, "Bostedet", "13585628"), house(2, "Bostedat", "88146328")])


def test_the_one_with_more_cases_stands_first() -> None:
    busy = person(2, "Maria Dahl")._replace(cases=3)
    assert double_contacts([person(1, "Maria Dahl"), busy])[0][:2] == (2, 1)


NAMES = st.text(st.sampled_from("abcøæ"), min_size=5, max_size=12).filter(lambda name: len(fold(name)) > 4)


@given(NAMES, NAMES)
def test_what_is_seen_at_a_glance_hides_no_slip(one: str, other: str) -> None:
    keys = fold(one), fold(other)
    most = 2 if min(map(len, keys)) >= 8 else 1
    near = slips(*keys, most)
    found = double_contacts([person(1, one, 7), person(2, other, 7)])
    assert bool(found) is (near is not None)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    alike_contacts(one, [person(1, other)])
    double_contacts([person(1, one, 7), person(2, other, 7)])
    double_organisations([house(1, one), house(2, other)])
