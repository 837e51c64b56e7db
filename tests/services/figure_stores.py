"""Small stores with every trap the key figures know, as plain rows and as tables."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from koordinator.db.course_tables import Assessment, CaseEnding, JobPlan, Spoke
from koordinator.db.store import Transaction
from koordinator.db.tables import (
    Assignment,
    Case,
    Citizen,
    CvUpdate,
    Intervention,
    PaidHours,
    Placement,
)
from koordinator.domain.roles import CaseRole
from tests.services.figure_recount import (
    DAY,
    Filled,
    Finish,
    Held,
    Offered,
    Row,
    Time,
    Work,
    months_after,
)

Draw = Callable[..., Any]
DAYS = st.one_of(
    st.sampled_from([date(2028, 2, 29), date(2026, 2, 28), date(2027, 3, 1), date(2026, 9, 30)]),
    st.dates(date(2025, 1, 1), date(2029, 12, 31)),
)
OUTCOMES = st.sampled_from([None, "job", "uddannelse", "fleksjob", "ledighedsydelse", "flyttet", "andet"])


def near(day: date) -> st.SearchStrategy[date]:
    """Days around a day: itself, its neighbours, ends and beginnings of months, whole months away."""
    months = st.integers(-26, 2).map(lambda away: months_after(day, away))
    step = st.sampled_from([-DAY, timedelta(), DAY])
    return st.one_of(
        step.map(lambda by: day + by),
        st.builds(lambda month, by: month + by, months, step),
        st.builds(lambda month, by: month.replace(day=1) + by, months, st.sampled_from([-DAY, timedelta()])),
        st.integers(-800, 40).map(lambda away: day + timedelta(away)),
    )


def births(day: date) -> st.SearchStrategy[date]:
    """Birthdays: 30, 40 and 50 on the day or a day away, and on 29 February."""
    exact = st.builds(
        lambda years, by: months_after(day, -12 * years) + by,
        st.sampled_from([30, 40, 50]),
        st.sampled_from([-DAY, timedelta(), DAY]),
    )
    leap = st.sampled_from([1976, 1988, 1996, 2000]).map(lambda year: date(year, 2, 29))
    return exact | leap | st.dates(date(1965, 1, 1), date(2008, 1, 1))


@st.composite
def times(draw: Draw, day: date) -> Time:
    """A time that may be open at either end."""
    starts, ends = draw(st.none() | near(day)), draw(st.none() | near(day))
    if starts is not None and ends is not None and ends < starts:
        starts, ends = ends, starts
    return Time(starts, ends)


@st.composite
def finishes(draw: Draw, day: date, starts: date) -> tuple[Finish, ...]:
    """Up to two endings; only the last may stand."""
    turns = sorted({one for one in draw(st.lists(near(day), max_size=4)) if one >= starts})
    pairs = [turns[at : at + 2] for at in range(0, len(turns), 2)]
    return tuple(Finish(pair[0], draw(OUTCOMES), pair[1] if len(pair) == 2 else None) for pair in pairs)


@st.composite
def holders(
    draw: Draw, day: date, starts: date, ends: Sequence[Finish], workers: Sequence[int]
) -> tuple[Held, ...]:
    """Who had a case from its start, moved now and then, let go where the course ends."""
    turns = sorted({starts, *(one for one in draw(st.lists(near(day), max_size=3)) if one > starts)})
    found = []
    for at, first in enumerate(turns):
        worker = draw(st.sampled_from([None, *workers]))
        last = turns[at + 1] - DAY if at + 1 < len(turns) else None
        if worker is not None:
            found += [Held(worker, one) for one in _while_it_runs(Time(first, last), starts, ends)]
    return tuple(found)


def _while_it_runs(time: Time, starts: date, ends: Sequence[Finish]) -> list[Time]:
    spans, begun = [], starts
    for one in ends:
        spans.append(Time(begun, one.day))
        if one.reopened is None:
            break
        begun = one.reopened
    else:
        spans.append(Time(begun, None))
    cut = [
        Time(
            max(span.starts or starts, time.starts or starts),
            min((last for last in (span.ends, time.ends) if last is not None), default=None),
        )
        for span in spans
    ]
    return [one for one in cut if one.starts is not None and (one.ends is None or one.starts <= one.ends)]


@st.composite
def forms(draw: Draw, day: date) -> tuple[Filled, ...]:
    """Wheels and answers, some empty, some by the worker, some corrected."""
    values = st.none() | st.integers(0, 10)
    found: list[Filled] = []
    for _ in range(draw(st.integers(0, 4))):
        wheel = draw(st.booleans())
        areas = ["job", "social"] if wheel else ["whole", "heard"]
        said = tuple((area, draw(values if wheel else st.none() | st.integers(1, 5))) for area in areas)
        one = Filled("wheel" if wheel else "satisfaction", draw(near(day)), draw(_mostly), said, None)
        corrected = {other.corrects for other in found}
        same = [at for at, other in enumerate(found) if other.form == one.form and at not in corrected]
        if same and draw(st.booleans()):
            wrong = draw(st.sampled_from(same))
            one = one._replace(corrects=wrong, by_citizen=found[wrong].by_citizen, day=found[wrong].day)
        found.append(one)
    return tuple(found)


_mostly = st.integers(0, 5).map(bool)


@st.composite
def rows(draw: Draw, day: date, teams: Sequence[int], workers: Sequence[int], consultant: int) -> Row:
    """One case with what happened in it, mostly about the day."""
    starts = draw(near(day))
    ends = draw(st.just(()) | finishes(day, starts))
    hours = st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(12)])
    return Row(
        team=draw(st.sampled_from([None, *teams])),
        born=draw(births(day)),
        starts=starts,
        finishes=ends,
        paid=tuple(draw(st.lists(st.builds(Work, times(day), hours), max_size=2))),
        placements=tuple(draw(st.lists(times(day), max_size=2))),
        offers=tuple(draw(st.lists(st.builds(Offered, times(day), st.none() | near(day)), max_size=2))),
        cv=tuple(draw(st.sets(near(day), max_size=2))),
        plans=tuple(draw(st.lists(near(day), max_size=2))),
        caseworkers=draw(holders(day, starts, ends, workers)),
        consultants=draw(holders(day, starts, ends, [consultant])),
        forms=draw(forms(day)),
    )


def keep(tx: Transaction, row: Row, cpr: str) -> int:
    """Write a case into the store."""
    person = Citizen(cpr=cpr, name="Emil Møller", name_key="emil moeller", born=row.born)
    tx.add(person)
    last = row.finishes[-1] if row.finishes else None
    ended = last.day if last is not None and last.reopened is None else None
    case = Case(citizen_id=person.id, team_id=row.team, starts=row.starts, ended=ended)
    tx.add(case)
    made: list[Any] = [
        *(CaseEnding(case_id=case.id, day=one.day, reason="Slut", outcome=one.outcome, reopened=one.reopened)
          for one in row.finishes if one.outcome is not None or one.reopened is not None),
        *(PaidHours(case_id=case.id, hours=one.hours, starts=one.time.starts, ends=one.time.ends)
          for one in row.paid),
        *(Placement(case_id=case.id, kind="praktik", title="Praktik", place="Lager", starts=one.starts,
                    ends=one.ends) for one in row.placements),
        *(Intervention(case_id=case.id, title="Kursus", starts=one.time.starts, ends=one.time.ends,
                       ordered=one.ordered) for one in row.offers),
        *(CvUpdate(case_id=case.id, day=one) for one in row.cv),
        *(JobPlan(case_id=case.id, day=one, goals="Lager") for one in row.plans),
        *(Assignment(case_id=case.id, worker_id=one.worker, role=role.value, starts=one.time.starts,
                     ends=one.time.ends)
          for role, held in ((CaseRole.CASEWORKER, row.caseworkers), (CaseRole.CONSULTANT, row.consultants))
          for one in held),
    ]  # fmt: skip
    for one in made:
        tx.add(one)
    _keep_forms(tx, row, case.id)
    return case.id


def _keep_forms(tx: Transaction, row: Row, case_id: int) -> None:
    ids: list[int] = []
    for one in row.forms:
        corrects = ids[one.corrects] if one.corrects is not None else None
        form = Assessment(
            case_id=case_id, form_key=one.form, day=one.day, by_citizen=one.by_citizen, corrects_id=corrects
        )
        tx.add(form)
        ids.append(form.id)
        for area, value in one.values:
            tx.add(Spoke(assessment_id=form.id, area_key=area, name=area, value=value))
