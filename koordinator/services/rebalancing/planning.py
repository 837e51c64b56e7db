"""What carrying out a proposal would write, exactly: the same plan is shown beforehand and carried out."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date
from typing import NamedTuple

from koordinator.db.queries import caseload
from koordinator.db.queries.staff import workers
from koordinator.db.store import Session
from koordinator.domain.caseload import State, Verdict, may_take
from koordinator.domain.meetings.clashes import Engagement
from koordinator.domain.meetings.moments import window
from koordinator.domain.meetings.records import Person
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.rebalance.plan_words import applying, near_words, shifting, staying
from koordinator.domain.rebalance.proposals import ApplyPlan, ApplyStep, Away, MoveLine, Proposal
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Cancelled, Refused
from koordinator.services.caseloads import default_limits
from koordinator.services.desk import Desk
from koordinator.services.handover_plans import Change, Diary, changes
from koordinator.services.move_cases import is_leader
from koordinator.services.moved_meetings import MovedMeetings
from koordinator.services.rebalancing.proposing import never

STALE = "Sagerne er ændret, siden forslaget blev lavet. Lav forslaget igen."
STOPPED = "Fordelingen er afbrudt. Intet er ændret."
_PLACED = "Ingen har sagen i dag, så der er intet overdragelsesmøde."
_DAYS = 366  # how far an absence that is only supposed is looked at


class Taking(NamedTuple):
    """What the gate says of everybody who gets cases, by worker."""

    verdicts: dict[int, Verdict]

    @property
    def needs_reason(self) -> bool:
        """Whether somebody comes above her maximum, which a leader's reason allows."""
        return any(one.reason_needed for one in self.verdicts.values())

    @property
    def refusal(self) -> str:
        """Why it cannot be done at all, or nothing."""
        refused = (one.sentence for one in self.verdicts.values() if one.state is State.REFUSED)
        return " ".join(dict.fromkeys(refused))


def plan_apply(desk: Desk, proposal: Proposal, cancelled: Callable[[], bool] = never) -> ApplyPlan:
    """What carrying a proposal out would write; Refused where the cases have changed since it was made."""
    with desk.read() as session:
        return _plan(desk, session, proposal, cancelled)


def current(session: Session, desk: Desk, moves: Sequence[MoveLine], on: date) -> dict[int, Change]:
    """The changes as the store has the cases now; Refused unless each still is where the moves have it."""
    if on < desk.today():
        raise Refused("En fordeling kan først gælde fra i dag. Vælg en senere dag.")
    found = changes(session, {move.case_id: move.to_id for move in moves}, on, desk.today())
    covered = caseload.covers_on(session, found, on)
    for move in moves:
        change = found.get(move.case_id)
        if change is None or change.planned or change.line.case_id in covered:
            raise Refused(STALE)
        over = change.line.ended is not None and change.line.ended < on
        if over or change.starts != on or change.from_id != move.from_id:
            raise Refused(STALE)
    return found


def taking(session: Session, desk: Desk, moves: Sequence[MoveLine], on: date, reason: str = "") -> Taking:
    """The gate asked once per worker, of all her new cases less those she gives away."""
    gained = Counter(move.to_id for move in moves)
    given = Counter(move.from_id for move in moves)
    loads = {one.worker_id: one for one in caseload.loads(session, on, CaseRole.CASEWORKER, default_limits())}
    here = {one.worker_id: one for one in workers(session, on)}
    found = {}
    for worker_id, count in gained.items():
        line, load = here.get(worker_id), loads.get(worker_id)
        if line is None or load is None or Role.CASEWORKER not in line.roles:
            raise Refused(STALE)
        found[worker_id] = may_take(load, count - given[worker_id], reason=reason, leader=is_leader(desk))
    return Taking(found)


def _plan(desk: Desk, session: Session, proposal: Proposal, cancelled: Callable[[], bool]) -> ApplyPlan:
    found = current(session, desk, proposal.moves, proposal.wish.on)
    gate = taking(session, desk, proposal.moves, proposal.wish.on)
    handed = [found[move.case_id] for move in proposal.moves if move.from_id is not None]
    away = supposed(proposal.wish.away)
    moved = MovedMeetings(desk, session, handed, away)
    diary = Diary(desk, session, handed, [*away, *moved.gained], moved.freed)
    steps = []
    for move in proposal.moves:
        if cancelled():
            raise Cancelled(STOPPED)
        step = _step(diary, found[move.case_id], move, gate.verdicts[move.to_id].sentence)
        steps.append(step._replace(shifts=moved.of(move.case_id)))
    sentences = applying(
        sum(step.move.from_id is not None for step in steps),
        sum(step.move.from_id is None for step in steps),
        sum(step.meeting is not None for step in steps),
    )
    over = tuple(one.sentence for one in gate.verdicts.values() if one.state in (State.OVER, State.REFUSED))
    shifts = [shift for step in steps for shift in step.shifts]
    names = {move.to_id: move.to_name for move in proposal.moves}
    near = [(names[who], one) for who, one in gate.verdicts.items() if one.state is State.NEAR]
    # What asks for something to be done comes first.
    later = tuple(one.words for one in proposal.ahead)
    told = (*over, *later, *staying(shifts), *sentences, *shifting(shifts), *near_words(near))
    return ApplyPlan(
        proposal.wish.on, tuple(steps), gate.needs_reason, told, gate.refusal, proposal.wish.away
    )


def _step(diary: Diary, change: Change, move: MoveLine, verdict: str) -> ApplyStep:
    if move.from_id is None:
        return ApplyStep(move, change.starts, None, None, _PLACED, letter=False, card=True, verdict=verdict)
    times = diary.times(change, 1)
    first = times.times[0] if times.times else None
    if first is not None:
        diary.take(change, first.starts.astimezone(UTC), first.ends.astimezone(UTC))
    return ApplyStep(
        move, change.starts, first.starts if first else None, times.last, times.sentence, letter=True,
        card=True, verdict=verdict,
    )  # fmt: skip


def supposed(away: Sequence[Away]) -> list[Engagement]:
    """Absences that are only supposed, as what takes people, so that no meeting is planned in them."""
    found = []
    for one in away:
        starts, ends = window(one.starts, one.ends or one.starts + ONE_DAY * _DAYS)
        found.append(Engagement("absence", Person(worker_id=one.worker_id), "", starts, ends, ""))
    return found
