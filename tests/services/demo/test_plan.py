"""The planned example: the same every time, near the reference unit's figures, and free of slips."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator import resources
from koordinator.domain.cases import cv_oldest
from koordinator.domain.periods import Period, first_overlap
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.cpr import age_on, birth_date, parse_cpr
from koordinator.services.demo.calendar import is_workday, months_later
from koordinator.services.demo.plan import DemoPlan, PlannedCase, PlannedHours, PlannedOffer, PlannedPlacement
from koordinator.services.demo.planning import plan_demo

TODAY = date(2026, 11, 20)
LOADS = {
    "Anna Holm": 33, "Bo Lindgaard": 41, "Lise Dam": 36, "Mette Vang": 29, "Karim Naseri": 32,
    "Jonas Bruun": 28, "Sanne Krogh": 9, "": 2,
}  # fmt: skip
Running = PlannedOffer | PlannedPlacement | PlannedHours
GOOD = {"Ordinært job", "Uddannelse", "Fleksjob", "Ledighedsydelse"}


@cache
def usual() -> DemoPlan:
    return plan_demo(TODAY)


def holder(plan: DemoPlan, case: PlannedCase, role: CaseRole, day: date = TODAY) -> str:
    held = [s for s in case.spells if s.role is role and Period(s.starts, s.ends).covers(day)]
    return plan.workers[held[0].worker].name if held else ""


def runs(periods: Iterable[Running]) -> bool:
    return any(Period(p.starts, p.ends).covers(TODAY) for p in periods)


def shares(plan: DemoPlan) -> dict[str, float]:
    """Figures of the running cases, in percent."""
    found: Counter[str] = Counter()
    for case in plan.running:
        course, citizen = case.course, plan.citizens[case.citizen]
        working = (runs(course.paid), runs(course.placements), runs(course.offers))
        found["paid"] += working[0]
        found["placement"] += working[1]
        found["passive"] += not any(working)
        found["cv old"] += not course.cv_days or course.cv_days[-1] < cv_oldest(TODAY)
        found["no consultant"] += not holder(plan, case, CaseRole.CONSULTANT)
        found["protected"] += citizen.protected
        found["interpreter"] += citizen.interpreter is not None
        found["paper"] += not citizen.digital_post
        found["past end"] += case.expected_end is not None and case.expected_end < TODAY
        found["new"] += case.starts > TODAY - timedelta(days=14)
    return {name: 100 * count / len(plan.running) for name, count in found.items()}


def test_the_same_seed_and_day_give_the_same_content() -> None:
    assert plan_demo(TODAY, 60, 4, 7) == plan_demo(TODAY, 60, 4, 7)


def test_another_seed_gives_other_people() -> None:
    one, other = plan_demo(TODAY, 60, 4, 7), plan_demo(TODAY, 60, 4, 8)
    assert {c.cpr for c in one.citizens} != {c.cpr for c in other.citizens}
    assert [w.name for w in one.workers] == [w.name for w in other.workers]


def test_the_usual_example_has_the_reference_unit() -> None:
    plan = usual()
    roles = Counter(role for worker in plan.workers if not worker.reserve for role in worker.roles)
    assert [(one.name, one.roles, one.cases) for one in plan.workers if one.reserve] == [
        ("Vibeke Torsager", (Role.CASEWORKER,), 0)
    ]
    assert (roles[Role.CASEWORKER], roles[Role.CONSULTANT], roles[Role.LEADER]) == (7, 7, 1)
    assert [team.name for team in plan.teams] == ["Under 30", "Fyldt 30"]
    assert len(plan.running) == 210
    assert 100 < len(plan.cases) - 210 < 200
    assert len({w.initials for w in plan.workers} | {"BS"}) == len(plan.workers) + 1


def test_loads_run_from_9_to_41() -> None:
    assert Counter(holder(usual(), case, CaseRole.CASEWORKER) for case in usual().running) == LOADS


def test_one_is_part_time_and_one_goes_on_leave_in_four_weeks() -> None:
    workers = {worker.name: worker for worker in usual().workers}
    assert [name for name, worker in workers.items() if worker.share] == ["Mette Vang", "Vibeke Torsager"]
    leaves = [away for worker in workers.values() for away in worker.absences if away.kind == "leave"]
    assert [(away.starts, away.ends) for away in leaves] == [(date(2026, 12, 18), date(2027, 4, 17))]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_figures_are_those_from_before(seed: int) -> None:
    expected = {
        "paid": (12, 1), "placement": (32, 1.5), "passive": (28, 1.5), "cv old": (15, 3),
        "no consultant": (3, 2), "protected": (2, 1), "interpreter": (8, 1), "paper": (10, 1),
        "past end": (3, 2), "new": (3, 2),
    }  # fmt: skip
    for name, share in shares(plan_demo(TODAY, seed=seed)).items():
        middle, stray = expected[name]
        assert abs(share - middle) <= stray, name


def test_about_55_in_100_ended_well_and_over_two_years() -> None:
    ended = [case for case in usual().cases if case.ended]
    good = sum(case.end_reason in GOOD for case in ended)
    assert 0.48 < good / len(ended) < 0.62
    assert all(TODAY - timedelta(days=740) < case.ended < TODAY for case in ended if case.ended)


def test_caseloads_of_the_past_are_believable_too() -> None:
    for back in range(30, 400, 30):
        day = TODAY - timedelta(days=back)
        held = Counter(holder(usual(), case, CaseRole.CASEWORKER, day) for case in usual().cases)
        assert max(count for name, count in held.items() if name) < 50


def test_nobody_holds_cases_before_she_came() -> None:
    sanne = next(w for w in usual().workers if w.name == "Sanne Krogh")
    place = usual().workers.index(sanne)
    assert sanne.since is not None
    assert all(s.starts >= sanne.since for case in usual().cases for s in case.spells if s.worker == place)


def test_the_citizens_of_the_pictures_are_there() -> None:
    for plan in (usual(), plan_demo(TODAY, 30, 3)):
        cases = {plan.citizens[case.citizen].name: case for case in plan.running}
        mille, ali = cases["Mille Østerby"], cases["Ali Rahimi"]
        assert age_on(plan.citizens[mille.citizen].born, TODAY) == 34
        assert age_on(plan.citizens[ali.citizen].born, TODAY) == 31
        assert plan.citizens[ali.citizen].interpreter == "dari"
        assert holder(plan, mille, CaseRole.CASEWORKER) == "Anna Holm"
        assert holder(plan, mille, CaseRole.CONSULTANT) == "Peter Ågård"
        assert mille.programme == "Ressourceforløb"
        assert "Virksomhedspraktik – Grønnegårdens Planteskole" in [p.title for p in mille.course.placements]
        assert (mille.starts, mille.expected_end) == (date(2026, 1, 13), date(2028, 1, 12))


def test_few_people_share_a_name() -> None:
    names = Counter(citizen.name for citizen in usual().citizens)
    assert [name for name, count in names.items() if count > 1] == ["Jens Madsen"]


def test_no_programme_begins_after_it_was_closed() -> None:
    closed = {row["name"]: row["valid_to"] for row in resources.table("programmes.toml")["programme"]
              if "valid_to" in row}  # fmt: skip
    for case in usual().cases:
        assert case.starts <= closed.get(case.programme, TODAY)


def test_a_large_example_spreads_its_cases_sensibly() -> None:
    plan = plan_demo(TODAY, 3000, 90)
    held = Counter(holder(plan, case, CaseRole.CASEWORKER) for case in plan.running)
    assert sum(held.values()) == 3000
    unnamed = [count for name, count in held.items() if name and name not in LOADS]
    assert min(unnamed) >= 14
    assert max(unnamed) <= 42
    assert len({w.name for w in plan.workers}) == len({w.email for w in plan.workers}) == len(plan.workers)
    assert sum(Role.CONSULTANT in w.roles for w in plan.workers) == 90


def check(plan: DemoPlan) -> None:
    """What must hold of every example."""
    numbers = [case.number for case in plan.cases]
    assert len(set(numbers)) == len(numbers)
    assert len({citizen.cpr for citizen in plan.citizens}) == len(plan.citizens)
    for citizen in plan.citizens:
        assert 61 <= int(citizen.cpr[:2]) <= 91
        assert birth_date(parse_cpr(citizen.cpr, plan.today)) == citizen.born
    for case in plan.cases:
        check_case(plan, case)


def check_case(plan: DemoPlan, case: PlannedCase) -> None:
    last = case.ended or plan.today
    assert case.starts <= last <= plan.today
    assert case.expected_end is None or case.expected_end > case.starts
    citizen, team = plan.citizens[case.citizen], plan.teams[case.team]
    assert (team.age_from or 18) <= age_on(citizen.born, last) <= (team.age_to or 70)
    assert age_on(citizen.born, case.starts) >= 17
    for _, spells in groupby(sorted(case.spells), lambda spell: spell.role):
        periods = [Period(spell.starts, spell.ends) for spell in spells]
        assert first_overlap(periods) is None
        assert not any(period.backwards for period in periods)
        assert all(period.starts and period.starts >= case.starts for period in periods)
        assert case.ended is None or all(period.ends and period.ends <= case.ended for period in periods)
    course = case.course
    rows: list[Running] = [*course.offers, *course.placements, *course.paid]
    for row in rows:
        period = Period(row.starts, row.ends)
        assert not period.backwards
        assert row.starts >= case.starts
        assert case.ended is None or (row.ends is not None and row.ends <= case.ended)
    assert first_overlap(Period(row.starts, row.ends) for row in course.placements) is None
    assert all(is_workday(day) for day in course.talks)
    for days in (course.talks, course.cv_days):
        assert list(days) == sorted(set(days))
        assert all(case.starts <= day <= last for day in days)


def test_every_row_of_the_usual_example_is_in_order() -> None:
    check(usual())


@settings(max_examples=25)
@given(
    st.dates(date(2024, 1, 1), date(2031, 12, 31)),
    st.integers(0, 60),
    st.integers(0, 9),
    st.integers(0, 10_000),
)
def test_every_example_is_in_order(today: date, cases: int, workers: int, seed: int) -> None:
    plan = plan_demo(today, cases, workers, seed)
    assert len(plan.running) == cases
    caseworkers = [worker for worker in plan.workers if Role.CASEWORKER in worker.roles]
    assert sum(not worker.reserve for worker in caseworkers) == workers
    assert sum(worker.reserve for worker in caseworkers) == (1 if workers else 0)
    check(plan)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(-60, 60))
def test_months_later_keeps_the_day_or_takes_the_months_last(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_feasts_are_no_workdays() -> None:
    closed = [date(2026, 4, 2), date(2026, 4, 6), date(2026, 5, 14), date(2026, 12, 24), date(2026, 11, 21)]
    assert not any(map(is_workday, closed))
    assert is_workday(date(2026, 4, 7))
