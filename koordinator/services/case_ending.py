"""Ending a case with its outcome, and taking an ended one up again."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from koordinator import resources
from koordinator.db.course_tables import CaseEnding
from koordinator.db.queries import handovers as queries
from koordinator.db.queries.assignments import held_in_role
from koordinator.db.store import Session, Transaction
from koordinator.db.tables import Case, Citizen
from koordinator.domain.caseload import State, Verdict
from koordinator.domain.endings import EndingLine, Outcome
from koordinator.domain.meetings.kinds import MeetingState, Scope
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.names import clean_text
from koordinator.errors import KoordinatorError, Refused
from koordinator.services import case_lists, staff
from koordinator.services.case_edits import end_in
from koordinator.services.case_life import give
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.meetings.states import cancel_in
from koordinator.services.move_cases import is_leader, verdict_of

LONGEST_REASON = 1_000
_AHEAD = timedelta(days=366)
_COMING = (MeetingState.PLANNED, MeetingState.DRAFT)
_CANCELLED = "Forløbet er afsluttet."


class Reopening(NamedTuple):
    """Who would have a case again, with the gate's verdict; `sentence` says why somebody would not.

    The consultant gets it again only with room or a leader's reason (`asks_reason`); `beside` says how she
    stands, or why she does not get it.
    """

    caseworker_id: int | None
    caseworker: str | None
    consultant_id: int | None
    verdict: Verdict | None
    sentence: str
    beside: str = ""
    asks_reason: bool = False


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Every way a course can come out."""
    return tuple(
        Outcome(key, one["name"], one.get("reached", False))
        for key, one in resources.table("endings.toml").items()
    )


def outcome_name(key: str | None) -> str:
    """An outcome as it is read; empty for none."""
    return next((one.name for one in outcomes() if one.key == key), key or "")


def endings(desk: Desk, case_id: int) -> list[EndingLine]:
    """How a case has ended, the newest first."""
    with desk.read() as session:
        return queries.endings(session, case_id)


def coming_meetings(desk: Desk, case_id: int) -> list[Entry]:
    """The meetings about a case that are still to come, a series once by its next one."""
    today = desk.today()
    now = local(today)
    found: dict[int, Entry] = {}
    for one in calendar.of_case(desk, case_id, today, today + _AHEAD):
        if one.state in _COMING and one.ends > now:
            found.setdefault(one.meeting_id, one)
    return list(found.values())


def end_case(
    desk: Desk,
    case_id: int,
    last: date,
    reason: str,
    outcome: str | None,
    cancel: Sequence[Entry] = (),
) -> None:
    """End a case with its last day, reason and outcome, and cancel the meetings named, as one action.

    Of a series the meeting named and those after it are cancelled.
    """
    why = _reason(reason, "Skriv en årsag til, at sagen afsluttes.")
    if outcome is not None and all(one.key != outcome for one in outcomes()):
        raise Refused("Udfaldet findes ikke.")
    with desk.write("Afslut sag") as tx:
        if tx.get(Case, case_id).ended is not None:
            raise Refused("Sagen er allerede afsluttet.")
        end_in(tx, [case_id], last, why, outcome)
        for one in cancel:
            scope = Scope.FOLLOWING if one.original is not None else Scope.THIS
            cancel_in(tx, MeetingRef(one.meeting_id, one.original), _CANCELLED, scope)


def reopening(desk: Desk, case_id: int, day: date, over_reason: str = "") -> Reopening:
    """Who would have a case again from a day on: whom it had, if they are here and have room."""
    with desk.read() as session:
        return _reopening(desk, session, case_id, day, over_reason)


def reopen_case(
    desk: Desk, case_id: int, day: date, reason: str, *, over_reason: str = "", nobody: bool = False
) -> None:
    """Take an ended case up again from a day on, with whom it had; `nobody` leaves it without a caseworker.

    The ending is kept with the reason. Refused above the maximum without a reason.
    """
    why = _reason(reason, "Skriv en årsag til, at sagen genåbnes.")
    with desk.write("Genåbn sag") as tx:
        case = tx.get(Case, case_id)
        if case.ended is None:
            raise Refused("Sagen er ikke afsluttet.")
        if day <= case.ended:
            raise Refused("Sagen kan tidligst genåbnes dagen efter sin sidste dag.")
        _refuse_second(tx, desk, case)
        found = _reopening(desk, tx.session, case_id, day, over_reason)
        if not nobody and found.verdict is not None and not found.verdict.allowed:
            raise Refused(found.verdict.sentence)
        _keep_ending(tx, case, day, why)
        case.ended = case.end_reason = None
        tx.flush()
        if found.caseworker_id is not None and not nobody:
            give(tx, desk, case_id, CaseRole.CASEWORKER, found.caseworker_id, day, over_reason)
        if found.consultant_id is not None:
            give(tx, desk, case_id, CaseRole.CONSULTANT, found.consultant_id, day, over_reason)


def earliest_reopening(desk: Desk, case_id: int) -> date:
    """The first day an ended case can be taken up again, and not before today."""
    ended = case_lists.case_card(desk, case_id).line.ended
    return max(desk.today(), ended + ONE_DAY) if ended is not None else desk.today()


def _refuse_second(tx: Transaction, desk: Desk, case: Case) -> None:
    known = queries.known_citizen(tx.session, tx.get(Citizen, case.citizen_id).cpr, desk.today())
    if known is not None and known.running_id not in (None, case.id):
        raise Refused("Borgeren har en anden sag, der ikke er afsluttet.")


def _keep_ending(tx: Transaction, case: Case, day: date, why: str) -> None:
    rows = tx.all(CaseEnding, CaseEnding.case_id == case.id, CaseEnding.reopened.is_(None))
    if rows:
        rows[-1].reopened, rows[-1].reopened_reason = day, why
    elif case.ended is not None:  # it ended before endings were kept
        tx.add(
            CaseEnding(
                case_id=case.id, day=case.ended, reason=case.end_reason or "", reopened=day,
                reopened_reason=why,
            )
        )  # fmt: skip


def _reopening(desk: Desk, session: Session, case_id: int, day: date, over_reason: str) -> Reopening:
    day = max(day, desk.today())
    caseworker_id = _last_holder(session, case_id, CaseRole.CASEWORKER)
    names = {one.worker_id: one.name for one in staff.workers(desk, left=True)}
    beside = _consultant(desk, session, case_id, day, over_reason, names)
    if caseworker_id is None:
        return Reopening(None, None, beside[0], None, "Sagen havde ingen sagsbehandler.", *beside[1:])
    name = names[caseworker_id]
    try:
        found = verdict_of(
            session, caseworker_id, day, CaseRole.CASEWORKER, reason=over_reason, leader=is_leader(desk)
        )
    except KoordinatorError:
        sentence = f"{name} er ikke længere sagsbehandler her. Sagen får ingen sagsbehandler."
        return Reopening(None, None, beside[0], None, sentence, *beside[1:])
    return Reopening(caseworker_id, name, beside[0], found, "", *beside[1:])


def _consultant(
    desk: Desk, session: Session, case_id: int, day: date, over_reason: str, names: Mapping[int, str]
) -> tuple[int | None, str, bool]:
    """The consultant who gets the case again, what is said of it, and whether a reason is asked for."""
    worker_id = _last_holder(session, case_id, CaseRole.CONSULTANT)
    if worker_id is None:
        return None, "", False
    try:
        found = verdict_of(
            session, worker_id, day, CaseRole.CONSULTANT, reason=over_reason, leader=is_leader(desk)
        )
    except KoordinatorError:
        return None, f"{names[worker_id]} er ikke længere virksomhedskonsulent her.", False
    if found is None or found.state is State.OK:
        return worker_id, "", False
    if found.allowed:
        return worker_id, found.sentence, found.reason_needed
    without = f"{'Ellers får sagen' if found.reason_needed else 'Sagen får'} ingen virksomhedskonsulent."
    return None, f"{found.sentence} {without}", found.reason_needed


def _last_holder(session: Session, case_id: int, role: CaseRole) -> int | None:
    held = held_in_role(session, [case_id], role)[case_id]
    newest = max(held, key=lambda one: one.starts, default=None)
    return newest.worker_id if newest is not None else None


def _reason(reason: str, missing: str) -> str:
    text = clean_text(reason)
    if not text:
        raise Refused(missing)
    if len(text) > LONGEST_REASON:
        raise Refused("Årsagen er længere end 1.000 tegn.")
    return text
