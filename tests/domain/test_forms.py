"""Which assessments count: the last of each chain of corrections, and the other side's of the same time."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.forms import Area, AssessmentCard, beside, current, earlier, named

DAY = date(2026, 2, 17)


def card(number: int, day: date = DAY, corrects: int | None = None) -> AssessmentCard:
    return AssessmentCard(number, "wheel", day, True, None, None, corrects, None, {})


def test_only_the_last_of_a_chain_counts() -> None:
    cards = [card(1), card(2, corrects=1), card(3, corrects=2), card(4, DAY - timedelta(days=9))]
    assert [one.assessment_id for one in current(cards)] == [4, 3]
    assert [one.assessment_id for one in earlier(cards, cards[2])] == [2, 1]
    assert earlier(cards, cards[0]) == []


@given(st.lists(st.integers(0, 3), max_size=12))
def test_each_chain_has_one_that_counts(lengths: list[int]) -> None:
    cards: list[AssessmentCard] = []
    for length in lengths:
        corrects = None
        for _ in range(length + 1):
            cards.append(card(len(cards) + 1, corrects=corrects))
            corrects = cards[-1].assessment_id
    assert len(current(cards)) == len(lengths)


def test_the_other_sides_score_is_from_the_same_time() -> None:
    near, nearer, far = (card(n, DAY + timedelta(days=days)) for n, days in ((1, -20), (2, 6), (3, 32)))
    assert beside(card(9), [near, nearer, far]) == nearer
    assert beside(card(9), [far]) is None


def test_an_area_keeps_its_key_under_the_citizens_own_name() -> None:
    areas = named([Area("social", "Sociale kompetencer"), Area("job", "Job")], {"social": "Tage telefonen"})
    assert areas[0].key == "social"
    assert (areas[0].name, areas[0].usual, areas[1].usual) == ("Tage telefonen", "Sociale kompetencer", "")
