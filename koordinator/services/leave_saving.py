"""Saving a leave as it was thought through: covers, handovers and meetings in one undoable action."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from koordinator.db.queries.leaves import covers_of_absence, held_in
from koordinator.db.store import Transaction
from koordinator.db.tables import Absence
from koordinator.domain.leave_plans import (
    CasePlan,
    LeavePlan,
    MeetingWay,
    PutBack,
    meetings_words,
    words_of,
)
from koordinator.domain.leaves import Way
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services import cover_gate, covers, leave_covers, leave_meetings, put_backs
from koordinator.services.absences import write_absence
from koordinator.services.assigning import assign
from koordinator.services.cover_gate import Given
from koordinator.services.desk import Desk
from koordinator.services.handover_plans import Diary, changes, write_change
from koordinator.services.leave import ROLES
from koordinator.services.leave_cases import covered_spans
from koordinator.services.staff import absence_kinds


def save(desk: Desk, plan: LeavePlan, reason: str = "", *, put_back: bool = False) -> int:
    """Write the leave with all that is chosen, as one undoable action; returns the leave's number.

    Refused where somebody would pass her maximum on any day without a reason, or at all where her team says
    so; ClashFound where a meeting's new time or its stand-in is taken. `put_back` gives her the meetings of
    the days that are hers again, where that can still be.
    """
    desk.require(Role.LEADER)
    wish, today = plan.wish, desk.today()
    with desk.write(_label(plan, put_back=put_back)) as tx:
        _still_hers(tx, plan, today)
        back, longer = _beforehand(tx, plan, today, put_back=put_back)
        absence_id = write_absence(
            tx, today, wish.worker_id, wish.kind, wish.period, wish.share, wish.absence_id
        )
        new = leave_covers.keep_covers(tx, plan, absence_id, today)
        kept = {(one.case_id, one.worker_id) for one in covers_of_absence(tx.session, absence_id)}
        longer = [one for one in longer if (one.case_id, one.worker_id) in kept]
        passed_on = [one for one in plan.cases if one.case.role is CaseRole.COVER and one.choice.to_id]
        over = _pass_gate(tx, desk, plan, [*new, *passed_on], longer, reason)
        stretched = {one.worker_id for one in longer} & over.keys()
        covers.give_reasons(tx, absence_id, {who: over[who] for who in stretched})
        leave_covers.write_covers(tx, plan, new, absence_id, over)
        leave_covers.pass_on(tx, plan, passed_on, today, over)
        _hand_over(tx, desk, plan, over)
        _write_meetings(tx, plan, absence_id, today, back)
    return absence_id


def _beforehand(
    tx: Transaction, plan: LeavePlan, today: date, *, put_back: bool
) -> tuple[list[PutBack], list[Given]]:
    """While the leave still stands as it was: what of it is put back, and which covers become longer."""
    wish = plan.wish
    if wish.absence_id is None:
        return [], []
    asked = {one.meeting_id for one in plan.put_backs} if put_back else set()
    away = wish.period if wish.share >= 1 else None
    found = put_backs.of_absence(tx.session, wish.absence_id, today, away) if asked else ()
    longer = covers.added_days(tx, tx.get(Absence, wish.absence_id), wish.period, today)
    return [one for one in found if one.meeting_id in asked], longer


def _write_meetings(
    tx: Transaction, plan: LeavePlan, absence_id: int, today: date, back: Sequence[PutBack]
) -> None:
    """Meetings of days that are hers again first, then those of the leave."""
    put_backs.write(tx, today, plan.wish.worker_id, back)
    for meeting in plan.meetings:
        leave_meetings.write(tx, today, meeting, plan.wish.worker_id)
    if any(one.choice.way is not MeetingWay.KEEP for one in plan.meetings):
        tx.mention(tx.get(Absence, absence_id))  # whoever takes the leave away finds its meetings by it


def _still_hers(tx: Transaction, plan: LeavePlan, today: date) -> None:
    """Refuse a plan about cases somebody else has got meanwhile."""
    wish = plan.wish
    held = {(one.case_id, one.role) for one in held_in(tx.session, wish.worker_id, wish.period)}
    held |= {(one.case_id, CaseRole.COVER) for one in covered_spans(tx.session, wish, today)}
    chosen = {(one.case.case_id, one.case.role) for one in plan.cases if one.choice.way is not Way.STAYS}
    if chosen - held:
        raise Refused("Sagerne har ændret sig i mellemtiden. Se fraværet igennem igen.")


def _label(plan: LeavePlan, *, put_back: bool) -> str:
    what = "Ret fravær" if plan.wish.absence_id is not None else "Nyt fravær"
    words = words_of(plan)
    if put_back and plan.put_backs:
        back = f"{meetings_words(len(plan.put_backs))} flyttes tilbage"
        words = f"{words}; {back}" if words else back
    return f"{what} for {plan.worker}: {words}" if words else f"{what} for {plan.worker}"


def _given(plan: LeavePlan, new: Sequence[CasePlan], role: CaseRole) -> Iterator[Given]:
    """Who gets which cases of a role for what days, beside the covers that go along with the leave."""
    for one in new:
        if one.case.counts_as is role:
            yield Given(one.choice.to_id or 0, one.case.starts, one.case.ends, one.case.case_id)
    for one in plan.going(Way.HANDOVER):
        if one.case.role is role:
            starts = one.case.handed_on(plan.handed_on)
            yield Given(one.choice.to_id or 0, starts, one.case.ends, one.case.case_id)


def _pass_gate(
    tx: Transaction,
    desk: Desk,
    plan: LeavePlan,
    new: Sequence[CasePlan],
    longer: Sequence[Given],
    reason: str,
) -> dict[int, str]:
    """Ask the gate for everybody on each day of the leave; the reason of those it needs one for."""
    standing = [one.standing(plan.wish.worker_id) for one in longer]
    over: dict[int, str] = {}
    for role in ROLES:
        hers = role is CaseRole.CASEWORKER
        given = [*_given(plan, new, role), *(longer if hers else ())]
        over |= cover_gate.ask(tx.session, desk, role, given, reason, standing if hers else ())
    return over


def _hand_over(tx: Transaction, desk: Desk, plan: LeavePlan, over: Mapping[int, str]) -> None:
    """Give cases to somebody else for good; a caseworker's with checklist and, if it can be, a meeting."""
    why = f"{plan.worker} har fravær ({absence_kinds()[plan.wish.kind]})"
    takers: dict[date, dict[int, int]] = defaultdict(dict)
    for one in plan.going(Way.HANDOVER):
        to_id, day = one.choice.to_id or 0, one.case.handed_on(plan.handed_on)
        if one.case.role is CaseRole.CASEWORKER:
            takers[day][one.case.case_id] = to_id
        else:
            assign(tx, one.case.case_id, CaseRole.CONSULTANT, to_id, day, over.get(to_id) or why)
    moves = [
        move
        for day in sorted(takers)
        for move in changes(tx.session, takers[day], day, desk.today()).values()
    ]
    diary = Diary(desk, tx.session, moves)
    for move in moves:
        times = diary.times(move, 1).times
        draft = diary.draft(move, times[0].starts) if times else None
        if times:
            diary.take(move, times[0].starts, times[0].ends)
        write_change(tx, desk, move, why, over.get(move.to_id) or why, draft)
