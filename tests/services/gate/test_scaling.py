"""Limits as a caseworker really has them: hours, leave, own limits, cases elsewhere and covers together."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from koordinator.db.tables import Absence
from koordinator.db.team_tables import OwnLimit
from koordinator.domain.caseload import Limits, State, WorkerLoad, may_take, scaled
from koordinator.domain.roles import CaseRole, Role
from koordinator.services import absences, staff
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case, add_team, add_worker, at, new_desk
from tests.services.gate.stands import cover, load

DAYS = [date(2026, 11, 20) + timedelta(number) for number in range(12)]
few_shares = st.sampled_from([Decimal(one) for one in ("0.001", "0.25", "0.333", "0.5", "0.667", "0.8", "1")])
spans = st.tuples(st.integers(0, 11), st.integers(0, 11)).map(lambda two: (DAYS[min(two)], DAYS[max(two)]))
limits = st.tuples(st.integers(1, 60), st.integers(0, 20)).map(lambda two: Limits(two[0], sum(two)))
Away = Sequence[tuple[tuple[date, date], Decimal]]
Own = Sequence[tuple[tuple[date, date], Limits]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def expected(team: Limits, hours: Decimal, away: Away, own: Own, day: date) -> Limits:
    """The limits reckoned by hand, with fractions: the strictest own ones, else the team's, rounded down."""
    gone = sum((Fraction(share) for (first, last), share in away if first <= day <= last), Fraction(0))
    present = Fraction(hours) * (1 - min(gone, Fraction(1)))
    now = [one for (first, last), one in own if first <= day <= last]
    warning = min((one.warning for one in now), default=team.warning)
    maximum = min((one.maximum for one in now), default=team.maximum)
    return Limits(floor(warning * present), floor(maximum * present))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    limits, few_shares, st.lists(st.tuples(spans, few_shares), max_size=3),
    st.lists(st.tuples(spans, limits), max_size=3),
)  # fmt: skip
@example(
    Limits(30, 35), Decimal("0.8"), [((DAYS[2], DAYS[6]), Decimal("0.5"))],
    [((DAYS[4], DAYS[8]), Limits(20, 25)), ((DAYS[5], DAYS[5]), Limits(18, 30))],
)  # fmt: skip
def test_hours_absences_and_own_limits_together_on_every_day(
    tmp_path_factory: pytest.TempPathFactory, team: Limits, hours: Decimal, away: Away, own: Own
) -> None:
    desk = new_desk(tmp_path_factory.mktemp("plads"))
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk, warning=team.warning, maximum=team.maximum))
    staff.set_working_time(desk, bo, hours, date(2026, 1, 1))
    with desk.write_quietly("Fravær og egne grænser, som de kan stå i et ældre lager") as tx:
        for (starts, ends), share in away:
            tx.add(
                Absence(worker_id=bo, kind="leave", starts=starts, ends=ends, share=share, scales=True)
            )  # fmt: skip
        for (starts, ends), (warning, maximum) in own:
            tx.add(
                OwnLimit(
                    worker_id=bo, starts=starts, ends=ends, warning=warning, maximum=maximum, reason="Ny"
                )
            )  # fmt: skip
    for day in DAYS:
        assert load(desk, bo, day).limits == expected(team, hours, away, own, day), day
    desk.store.close()


@given(st.integers(0, 1000), st.integers(0, 500), st.integers(0, 500))
def test_every_share_of_full_time_rounds_down(thousandths: int, warning: int, more: int) -> None:
    found = scaled(Limits(warning, warning + more), Decimal(thousandths) / 1000)
    assert found == (warning * thousandths // 1000, (warning + more) * thousandths // 1000)


def test_half_a_leave_of_part_time_takes_half_of_the_hours_and_not_of_the_week(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk))
    staff.set_working_time(desk, bo, Decimal("0.8"), TODAY)
    absences.save_absence(desk, bo, "leave", TODAY, TODAY, share=Decimal("0.5"))
    assert load(desk, bo).limits == (12, 14)
    assert load(desk, bo, TODAY + timedelta(1)).limits == (24, 28)


def test_a_newcomers_limit_begins_and_ends_on_its_days(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk))
    first, last = date(2026, 12, 1), date(2027, 2, 28)
    staff.set_own_limit(desk, bo, first, last, Limits(15, 20), "Nyansat")
    for _ in range(21):
        add_case(desk, caseworker=bo)
    one = timedelta(1)
    states = [load(desk, bo, day).state for day in (first - one, first, last, last + one)]
    assert states == [State.OK, State.OVER, State.OVER, State.OK]


def test_an_own_limit_of_one_and_half_a_week_leaves_no_room_and_warns_of_nothing(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk))
    staff.set_own_limit(desk, bo, TODAY, None, Limits(1, 1), "Oplæring")
    staff.set_working_time(desk, bo, Decimal("0.5"), TODAY)
    bare = load(desk, bo)
    assert (bare.limits, bare.state) == ((0, 0), State.OK)
    assert may_take(bare, 1).sentence == (
        "Bo Kjær har ikke plads til sager den dag, men får 1 sag til. Skriv en begrundelse."
    )


def held(cases: int, outside: int = 0, covered: int = 0, lent: int = 0) -> WorkerLoad:
    return WorkerLoad(
        1, "Bo Kjær", 1, "Fyldt 30", cases, outside, covered, 0, Decimal(1), Limits(30, 35), "", None, lent
    )  # fmt: skip


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(1, 5))
def test_near_begins_at_the_warning_and_over_after_the_maximum_whatever_the_cases_are(
    own: int, outside: int, covered: int, lent: int, more: int
) -> None:
    verdict = may_take(held(own + lent, outside, covered, lent), more)
    after = own + outside + covered + more
    assert (verdict.before, verdict.after) == (after - more, after)
    near, over = "nær max" in verdict.sentence, "over max" in verdict.sentence
    assert (near, over) == (30 <= after <= 35, after > 35)


def test_nearness_case_by_case() -> None:
    said = {number: may_take(held(number - 1), 1).state for number in (29, 30, 31, 35, 36)}
    assert said == {29: State.OK, 30: State.NEAR, 31: State.NEAR, 35: State.NEAR, 36: State.OVER}


def test_a_case_lent_out_counts_once_also_when_it_ends_in_the_middle(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    stays = add_case(desk, caseworker=anna)
    ends = add_case(desk, caseworker=anna, ended=TODAY + timedelta(3))
    for case_id in (stays, ends):
        cover(desk, case_id, bo, TODAY, TODAY + timedelta(10))
    whole = [load(desk, anna, day).total + load(desk, bo, day).total for day in DAYS]
    assert whole == [2] * 4 + [1] * 8


def test_cases_elsewhere_count_from_their_day_and_give_way_to_the_next_number(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk))
    staff.set_outside(desk, bo, 4, TODAY)
    staff.set_outside(desk, bo, 0, TODAY + timedelta(7))
    seen = [load(desk, bo, TODAY + timedelta(number)).total for number in (-1, 0, 6, 7)]
    assert seen == [0, 4, 4, 0]


def test_a_consultants_limits_scale_the_same_way(desk: Desk) -> None:
    team = add_team(desk, consultant_warning=40, consultant_maximum=45)
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT], team)
    staff.set_working_time(desk, peter, Decimal("0.8"), TODAY)
    absences.save_absence(desk, peter, "leave", TODAY, TODAY, share=Decimal("0.5"))
    assert load(desk, peter, TODAY, CaseRole.CONSULTANT).limits == (16, 18)
    staff.set_own_limit(desk, peter, TODAY, TODAY, Limits(10, 12), "Oplæring")
    assert load(desk, peter, TODAY, CaseRole.CONSULTANT).limits == (4, 4)
    assert load(at(desk, TODAY), peter, TODAY + timedelta(1), CaseRole.CONSULTANT).limits == (32, 36)
