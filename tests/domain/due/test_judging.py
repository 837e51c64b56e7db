"""When something is due: month ends, leap days, weekends, holidays, rules that change, what is put off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.due.clocks import CLOCKS
from koordinator.domain.due.judging import due_items
from koordinator.domain.due.records import DueState
from koordinator.domain.due.rules import DatedValue, Override, Rulebook, Unit, moved
from koordinator.domain.meetings.holidays import is_workday
from koordinator.services.rulebook import shipped
from tests.domain.due.cases import TODAY, facts, judged, rule

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
CV = rule("cv_update", 2, unit=Unit.MONTHS)


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_end_where_the_month_does(start: date, months: int, due: date) -> None:
    found = judged(facts(last_cv=start), rule("cv_update", months, unit=Unit.MONTHS), today=start)
    assert [one.due for one in found] == [due]


@given(DAYS, st.integers(-120, 120))
def test_a_month_later_is_the_same_day_or_the_months_last(start: date, months: int) -> None:
    due = moved(start, months, Unit.MONTHS)
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months
    assert due.day == start.day or (due.day < start.day and (due + timedelta(days=1)).day == 1)
    assert moved(due, -months, Unit.MONTHS) <= start


@given(st.dates(), st.integers(-4000, 4000), st.sampled_from(list(Unit)))
def test_no_value_leaves_the_calendar(start: date, value: int, unit: Unit) -> None:
    assert (moved(start, value, unit) >= start) == (value >= 0 or moved(start, value, unit) == start)


@given(DAYS, DAYS, st.integers(1, 200))
def test_overdue_follows_the_deadline_and_what_is_shown_is_the_last_workday_before(
    start: date, today: date, value: int
) -> None:
    found = judged(facts(last_cv=start), rule("cv_update", value), today=today)
    (one,) = found
    assert one.due == start + timedelta(days=value)
    assert one.shown is not None
    assert one.shown <= one.due
    assert is_workday(one.shown)
    later = [one.shown + timedelta(days=number) for number in range(1, (one.due - one.shown).days + 1)]
    assert not any(map(is_workday, later)), "no workday lies between"
    assert (one.state is DueState.OVERDUE) == (one.due < today)
    if one.due >= today:
        assert (one.state is DueState.SOON) == (one.shown <= today + timedelta(days=14))


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        (date(2026, 11, 22), date(2026, 11, 20)),  # a Sunday
        (date(2026, 12, 27), date(2026, 12, 23)),  # Sunday after Christmas
        (date(2027, 3, 29), date(2027, 3, 24)),  # Easter Monday
        (date(2027, 5, 6), date(2027, 5, 5)),  # Ascension Day
        (date(2027, 6, 5), date(2027, 6, 4)),  # Constitution Day on a Saturday
        (date(2026, 11, 23), date(2026, 11, 23)),
    ],
)
def test_a_deadline_on_a_free_day_is_shown_on_the_workday_before(due: date, shown: date) -> None:
    (one,) = judged(facts(last_cv=due - timedelta(days=1)), rule("cv_update", 1), today=due)
    assert (one.due, one.shown, one.state) == (due, shown, DueState.SOON)


def test_a_deadline_on_a_sunday_is_not_overdue_before_monday() -> None:
    case = facts(last_cv=date(2026, 9, 22))
    states = [judged(case, CV, today=date(2026, 11, day))[0].state for day in (20, 22, 23)]
    assert states == [DueState.SOON, DueState.SOON, DueState.OVERDUE]


@given(DAYS, st.integers(1, 12), st.integers(1, 12), st.integers(0, 500))
def test_a_rule_that_changes_moves_no_deadline_that_already_runs(
    start: date, old: int, new: int, after: int
) -> None:
    change = start + timedelta(days=after)
    before = DatedValue(old, None, change - timedelta(days=1))
    changed = rule("cv_update", before, DatedValue(new, change, None), unit=Unit.MONTHS)
    (one,) = judged(facts(last_cv=start), changed, today=change)
    assert one.due == moved(start, new if after == 0 else old, Unit.MONTHS)


def test_a_rule_asks_for_nothing_outside_its_dates_of_effect() -> None:
    dated = rule("cv_update", DatedValue(2, date(2026, 1, 1), date(2026, 6, 30)), unit=Unit.MONTHS)
    asked = [bool(judged(facts(last_cv=day), dated)) for day in (date(2025, 12, 31), date(2026, 1, 1))]
    asked += [bool(judged(facts(last_cv=day), dated)) for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert asked == [False, True, True, False]


def test_a_teams_value_stands_for_all_dates_and_only_in_its_own_cases() -> None:
    plain = rule("cv_update", DatedValue(2, None, date(2026, 5, 31)), DatedValue(3, date(2026, 6, 1)))
    own = rule("cv_update", *plain.values, override=Override(7, on=True))
    off = rule("cv_update", *plain.values, override=Override(None, on=False))
    book = Rulebook((plain,), {5: (own,), 6: (off,)})
    cases = [facts(case_id=team or 0, team_id=team, last_cv=date(2026, 6, 1)) for team in (None, 4, 5, 6)]
    found = {one.case_id: one.due for one in due_items(cases, book, TODAY, is_workday)}
    assert found == {0: date(2026, 6, 4), 4: date(2026, 6, 4), 5: date(2026, 6, 8)}


@given(st.dates())
def test_a_clock_with_no_known_start_is_never_overdue(today: date) -> None:
    (one,) = judged(facts(last_cv=None), CV, today=today)
    assert (one.state, one.due, one.shown) == (DueState.UNKNOWN, None, None)


@given(DAYS)
def test_nothing_is_overdue_in_a_case_of_which_nothing_is_known_but_that_it_begins_today(today: date) -> None:
    found = judged(facts(starts=today, talks=frozenset()), *shipped(), today=today)
    assert {one.state for one in found} <= {DueState.LATER, DueState.SOON, DueState.UNKNOWN}


def test_put_off_an_item_is_judged_by_the_new_day_and_only_for_that_deadline() -> None:
    due = date(2026, 11, 2)
    off = {("cv_update", None, due): date(2026, 11, 28)}
    (one,) = judged(facts(last_cv=date(2026, 9, 2), postponed=off), CV)
    assert (one.due, one.shown, one.postponed) == (due, date(2026, 11, 27), date(2026, 11, 28))
    assert one.state is DueState.SOON
    (gone,) = judged(facts(last_cv=date(2026, 9, 2), postponed=off), CV, today=date(2026, 11, 29))
    assert gone.state is DueState.OVERDUE
    (other,) = judged(facts(last_cv=date(2026, 9, 3), postponed=off), CV)
    assert (other.postponed, other.state) == (None, DueState.OVERDUE)


def test_a_rule_without_recorded_facts_or_switched_off_asks_for_nothing() -> None:
    for one in shipped():
        assert one.recorded == (one.clock in CLOCKS)
        if not one.active:
            assert judged(facts(talks=frozenset()), one) == []
    assert not next(one for one in shipped() if one.key == "pair_review").active
    assert not next(one for one in shipped() if one.key == "quarterly_form").active


def test_the_sentence_says_what_and_why() -> None:
    note = next(one for one in shipped() if one.key == "status_note")
    (one,) = judged(facts(last_note=date(2026, 8, 17)), note)
    assert (one.sentence, one.why) == ("Statusnotat", "hver 3. måned, sidst 17. aug.")
    (first,) = judged(facts(), note, today=date(2027, 1, 4))
    assert (first.due, first.why) == (date(2026, 6, 2), "hver 3. måned, forløbet begyndte 2. mar. 2026")


def test_every_shipped_rule_can_be_said() -> None:
    for one in shipped():
        words = one.sentence(one.value_on(TODAY))
        assert words
        assert "{" not in words, one.key
        assert one.source, one.key
        assert one.name, one.key
