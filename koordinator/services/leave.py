"""A leave thought through: what becomes of each case and meeting, and of everybody's caseload."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from koordinator.db.queries import leaves as queries
from koordinator.db.queries.leaves import CoverLine
from koordinator.db.queries.staff import workers
from koordinator.db.store import Session
from koordinator.db.tables import Absence
from koordinator.domain.colleagues import Colleague, Known, Relations
from koordinator.domain.leave_plans import CasePlan, LeavePlan, LeaveWish, PutBack
from koordinator.domain.leaves import (
    STAYS,
    AwayCase,
    Choice,
    LeaveLine,
    Way,
    handover_day,
    last_day,
    share_out,
    stand_in,
    usual_way,
)
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole
from koordinator.errors import Refused
from koordinator.services import put_backs
from koordinator.services.absences import check
from koordinator.services.colleagues import Ahead, colleagues, relations
from koordinator.services.desk import Desk
from koordinator.services.leave_cases import away_cases
from koordinator.services.leave_effects import effects
from koordinator.services.leave_meetings import meetings

ROLES = (CaseRole.CASEWORKER, CaseRole.CONSULTANT)
_NOBODY = "Ingen kollega har plads alle dage"
_NO_MORE = "Kollegernes plads rækker ikke til flere sager"


def leaves(desk: Desk, first: date, last: date) -> list[LeaveLine]:
    """Who is away on any of these days, and how many of her cases somebody covers because of it."""
    with desk.read() as session:
        return queries.leaves(session, first, last)


def leave_line(desk: Desk, absence_id: int) -> LeaveLine | None:
    """One leave, whenever it is; None where it has been taken away."""
    found = leaves(desk, date.min, date.max)
    return next((one for one in found if one.absence_id == absence_id), None)


def plan(desk: Desk, wish: LeaveWish) -> LeavePlan:
    """What a leave would do; nothing is written. What the wish leaves open is proposed."""
    with desk.read() as session:
        check(session, wish.worker_id, wish.period, wish.share, wish.absence_id)
        names = {one.worker_id: one.name for one in workers(session, wish.starts, left=True)}
        if wish.worker_id not in names:
            raise Refused("Medarbejderen findes ikke længere.")
        here = Around(session, desk, wish)
        choices = here.choices()
        found = tuple(here.case_plan(case, choices[case.case_id], names) for case in here.cases)
        return LeavePlan(
            wish,
            names[wish.worker_id],
            here.first,
            here.last,
            here.handed_on,
            found,
            meetings(desk, session, wish, here.first, here.last, found, names),
            effects(here.ahead, here.bare, wish, here.first_of(found), here.last, found, here.handed_on),
            here.people,
            here.relations,
            *_put_backs(desk, session, wish),
        )


@dataclass(slots=True)
class Around:
    """What a leave meets: its cases, who could take them, and their caseloads from day to day."""

    wish: LeaveWish
    first: date
    last: date
    handed_on: date
    cases: tuple[AwayCase, ...]
    ahead: dict[CaseRole, Ahead]
    bare: dict[CaseRole, Ahead]
    people: dict[CaseRole, tuple[Colleague, ...]]
    relations: Relations
    existing: tuple[CoverLine, ...]

    def __init__(self, session: Session, desk: Desk, wish: LeaveWish) -> None:
        self.wish, today = wish, desk.today()
        gone_by = wish.ends is not None and wish.ends < today
        self.first = wish.starts if gone_by else max(wish.starts, today)
        self.last = last_day(wish.period, self.first)
        self.existing = tuple(queries.covers_of_absence(session, wish.absence_id) if wish.absence_id else ())
        self.cases = away_cases(session, wish, self.first, today)
        self.handed_on = handover_day(wish.starts, today)
        since = min(self.first, self.handed_on)
        roles = [role for role in ROLES if any(case.counts_as is role for case in self.cases)]
        self.ahead = {role: Ahead(session, since, self.last, role) for role in roles}
        self.bare = {role: ahead.less(self.existing) for role, ahead in self.ahead.items()}
        self.people = {
            role: colleagues(session, bare, but=wish.worker_id) for role, bare in self.bare.items()
        }
        self.relations = self._relations(session)

    def _relations(self, session: Session) -> Relations:
        """What binds colleagues to the cases; that they cover them in this very leave is no reason to."""
        found = relations(session, [case.facts for case in self.cases], self.first)
        now = {(one.case_id, one.worker_id) for one in self.existing}
        known = {pair: how for pair, how in found.known.items() if not (how is Known.COVERED and pair in now)}
        return replace(found, known=known)

    def first_of(self, cases: Sequence[CasePlan]) -> date:
        """The first day on which anything is otherwise because of the leave."""
        handed = any(one.choice.way is Way.HANDOVER for one in cases)
        return min(self.first, self.handed_on) if handed else self.first

    def choices(self) -> dict[int, Choice]:
        """What is chosen for each case, what stands already in a leave that is corrected, or a proposal."""
        standing = {one.case_id: Choice(Way.COVER, one.worker_id) for one in self.existing}
        found = {**standing, **self.wish.choices}
        chosen = {case.case_id: found[case.case_id] for case in self.cases if case.case_id in found}
        for role in self.people:
            chosen.update(self._back(role, chosen))
            for way in (Way.COVER, Way.HANDOVER):
                chosen.update(self._proposed(role, way, chosen))
        return {case.case_id: chosen.get(case.case_id, STAYS) for case in self.cases}

    def _back(self, role: CaseRole, chosen: dict[int, Choice]) -> dict[int, Choice]:
        """What she covers for somebody who is here again goes back to that one."""
        return {
            case.case_id: Choice(Way.BACK, case.holder.worker_id)
            for case in self.cases
            if case.holder is not None
            and case.counts_as is role
            and case.case_id not in chosen
            and self._usual(case) is Way.BACK
        }

    def _proposed(self, role: CaseRole, way: Way, chosen: dict[int, Choice]) -> dict[int, Choice]:
        open_cases = [
            case
            for case in self.cases
            if case.counts_as is role and case.case_id not in chosen and self._usual(case) is way
        ]
        taken = Counter(one.to_id for one in chosen.values() if one.to_id is not None)
        first = self.first if way is Way.COVER else min(self.first, self.handed_on)
        dealt = share_out(open_cases, self.askable(role, way), self.relations, first, self.last, taken)
        return {case_id: Choice(way, to) for case_id, to in dealt.items()}

    def askable(self, role: CaseRole, way: Way) -> Sequence[Colleague]:
        """Who can be asked: for a case that goes over for good a holiday later on is no hindrance."""
        people = self.people.get(role, ())
        if way is Way.COVER:
            return people
        return [replace(who, away=tuple(one for one in who.away if one.covers(self.first))) for who in people]

    def _usual(self, case: AwayCase) -> Way:
        if case.covered_by is not None or self.wish.share < 1:
            return Way.STAYS
        if case.role is CaseRole.COVER:
            return Way.BACK if case.holder is not None and case.holder.here else Way.COVER
        way = usual_way(self.wish.period, case.role, self.wish.longer)
        return Way.COVER if way is Way.HANDOVER and case.advised is not None else way

    def case_plan(self, case: AwayCase, choice: Choice, names: dict[int, str]) -> CasePlan:
        """A case with the name and the reasons of who takes it."""
        if choice.to_id is None:
            return CasePlan(case, choice, "", self._why_stays(case))
        if choice.way is Way.BACK:
            return CasePlan(case, choice, names.get(choice.to_id, ""), ("Er her i hele perioden",))
        who = next((one for one in self.people[case.counts_as] if one.worker_id == choice.to_id), None)
        if who is None:
            return CasePlan(case, choice, names.get(choice.to_id, ""), ("Er her ikke i perioden",))
        first = self.first if choice.way is Way.COVER else min(self.first, self.handed_on)
        if choice.way is Way.HANDOVER:  # a holiday later on is no hindrance
            asked = self.askable(case.counts_as, choice.way)
            who = next(one for one in asked if one.worker_id == who.worker_id)
        suits = stand_in(case, who, self.relations, first, self.last)
        advised = (case.advised,) if case.advised is not None else ()
        return CasePlan(case, choice, who.name, (*advised, *suits.reasons, *suits.against))

    def _why_stays(self, case: AwayCase) -> tuple[str, ...]:
        if case.covered_by is not None:
            return (f"Dækkes allerede af {case.covered_by}",)
        if case.case_id in self.wish.choices or self._usual(case) is Way.STAYS:
            return ()
        roomy = any(
            not any(one.overlaps(Period(self.first, self.last)) for one in who.away)
            and who.least(self.first, self.last) > 0
            for who in self.people[case.counts_as]
        )
        return (_NO_MORE if roomy else _NOBODY,)


def _put_backs(
    desk: Desk, session: Session, wish: LeaveWish
) -> tuple[tuple[PutBack, ...], tuple[PutBack, ...], tuple[PutBack, ...]]:
    """The meetings an earlier form of the leave changed: those to put back, all of them, those that stay."""
    if wish.absence_id is None:
        return (), (), ()
    away = wish.period if wish.share >= 1 else None
    found = put_backs.of_absence(session, wish.absence_id, desk.today())
    now = put_backs.of_absence(session, wish.absence_id, desk.today(), away)
    back = tuple(one for one in now if not put_backs.lies_in(one, away))
    return back, found, _staying(session, wish, now)


def _staying(session: Session, wish: LeaveWish, found: Sequence[PutBack]) -> tuple[PutBack, ...]:
    """Where the leave becomes shorter: the meetings that stay on the day it put them."""
    before = session.get(Absence, wish.absence_id)
    if before is None:
        return ()
    last, ends = before.ends or date.max, wish.ends or date.max
    if wish.starts <= before.starts and ends >= last:
        return ()
    return tuple(
        one
        for one in found
        if one.moved and put_backs.lies_in(one, wish.period) and not wish.period.covers(one.now.date())
    )
