"""The clocks of the rulebook: what starts each, and what stops it, read off the facts of one case."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from koordinator.domain.due.facts import CaseFacts, Subject
from koordinator.domain.due.rules import Rule, Unit, moved

BOARD, HANDOVER, START, TALK = "rehabiliteringsteam", "overdragelse", "opstart", "opfoelgning"
# Meetings at which one sees how an offer goes.
FOLLOWING_UP = (TALK, "status", "evaluering", "praktikopfoelgning", "netvaerk")
_GROWN = 30
# A change of caseworker so soon after the board's meeting is the one that meeting led to.
_LED_TO = timedelta(days=60)
# The handover meeting may lie a little before the day the case changes hands.
_AHEAD_OF_CHANGE = timedelta(days=30)


class Tick(NamedTuple):
    """One running clock.

    No `start` is one that is not known; a `subject` is one of several things in the case. `agreed` is the day
    on which what is asked for will be done anyway; `due` is the deadline itself where it does not follow from
    start and value alone. `from_start` is a clock that runs from the course's own start, for what it asks for
    has never been done.
    """

    start: date | None
    subject: Subject | None = None
    agreed: date | None = None
    due: date | None = None
    extra: str = ""
    from_start: bool = False


Clock = Callable[[CaseFacts, Rule, date], Sequence[Tick]]
_UNKNOWN = (Tick(None),)


@lru_cache(maxsize=8192)
def _one(start: date, *, from_start: bool = False) -> Sequence[Tick]:
    """The one clock of most rules; many cases have the same day."""
    return (Tick(start, from_start=from_start),)


def _since(start: date | None) -> Sequence[Tick]:
    return _UNKNOWN if start is None else _one(start)


def _again(case: CaseFacts, last: date | None) -> Sequence[Tick]:
    return _one(case.starts, from_start=True) if last is None else _one(last)


def _cv(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    return _since(case.last_cv)


def _status_note(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    return _again(case, case.last_note)


def _form(key: str, case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    return _again(case, case.forms.get(key))


def _board(case: CaseFacts, stopped: date | None, agreed: date | None = None) -> Sequence[Tick]:
    board = case.held.get(BOARD)
    if board is None or (stopped is not None and stopped >= board):
        return ()
    return (Tick(board, agreed=agreed),)


def _handover_letter(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    done = [day for day in (case.letter, case.held.get(HANDOVER)) if day is not None]
    return _board(case, max(done, default=None))


def _handover_meeting(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    return _board(case, case.held.get(HANDOVER), case.agreed.get(HANDOVER))


def _change(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    changed, board, handover = case.changed, case.held.get(BOARD), case.held.get(HANDOVER)
    if changed is None:
        return ()
    if board is not None and board >= changed - _LED_TO:
        return ()
    if handover is not None and handover >= changed - _AHEAD_OF_CHANGE:
        return ()
    agreed, coming = case.agreed.get(HANDOVER), case.next_change
    if agreed is not None and coming is not None and agreed >= coming - _AHEAD_OF_CHANGE:
        agreed = None  # it belongs to the change to come
    return (Tick(changed, agreed=agreed),)


def _start_meeting(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    """One start meeting belongs to each board meeting: a later change of caseworker asks for no other."""
    handover, start = case.held.get(HANDOVER), case.held.get(START)
    if handover is None or (start is not None and start >= case.held.get(BOARD, date.min)):
        return ()
    return (Tick(handover, agreed=case.agreed.get(START)),)


def _first_step(case: CaseFacts, _rule: Rule, today: date) -> Sequence[Tick]:
    if case.first_step is not None and case.first_step <= today:
        return ()
    return (Tick(case.starts, agreed=case.first_step),)


def _first_talks(case: CaseFacts, rule: Rule, today: date) -> Sequence[Tick]:
    """The next of the talks a course begins with, spread evenly over its first months.

    Once those are over, what was missed is told only where the record goes back to them.
    """
    if case.talks is None:
        return ()
    value = rule.value_on(case.starts)
    if value is None:
        return ()
    last = moved(case.starts, value, rule.unit)
    talked = len(case.talks)
    if talked >= rule.count or (last < today and not any(day <= last for day in case.talks)):
        return ()
    # Counted back from the last day, so that the last talk falls on it.
    due = last - (last - case.starts) * (rule.count - talked - 1) // rule.count
    return (Tick(case.starts, agreed=case.agreed.get(TALK), due=due, extra=f"{talked} holdt"),)


def _next_talk(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    return () if TALK in case.agreed else _since(case.last_talk)


def _turning_30(case: CaseFacts, _rule: Rule, today: date) -> Sequence[Tick]:
    """The birthday on which a citizen outgrows a team of young people, where it falls in the course."""
    if case.age_to is not None and case.age_to >= _GROWN:
        return ()
    birthday = moved(case.born, _GROWN * 12, Unit.MONTHS)
    if (birthday.month, birthday.day) != (case.born.month, case.born.day):
        birthday += timedelta(days=1)  # born on 29 February: of age the day after the 28th
    if birthday <= today:
        return (Tick(birthday),) if case.age_to is not None else ()
    last = case.expected_end or moved(today, 12, Unit.MONTHS)
    return (Tick(birthday),) if birthday <= last else ()


def _course_end(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    return _since(case.expected_end)


def _each(subjects: Sequence[Subject]) -> Sequence[Tick]:
    return [Tick(one.day, one) for one in subjects] if subjects else ()


def _consent(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    return _each(case.consents)


def _placement_end(case: CaseFacts, _rule: Rule, today: date) -> Sequence[Tick]:
    """Placements that end with nothing after them; over, a written reason for it is an answer too."""
    return _each([one for one in case.placements if one.day >= today or not case.explained])


def _end_statement(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    got = case.last_received
    return _each([one for one in case.over if got is None or got < one.day])


def _follow_up(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    if not case.follow_ups:
        return ()
    held = chain((case.held.get(key) for key in FOLLOWING_UP), (case.last_talk,))
    seen = max((day for day in held if day is not None), default=date.min)
    return _each([one for one in case.follow_ups if seen < one.day])


def _milestone(case: CaseFacts, _rule: Rule, _today: date) -> Sequence[Tick]:
    return _each(case.milestones)


CLOCKS: dict[str, Clock] = {
    "board_letter": _handover_letter,
    "board_meeting": _handover_meeting,
    "caseworker_change": _change,
    "handover_meeting": _start_meeting,
    "first_step": _first_step,
    "first_talks": _first_talks,
    "last_talk": _next_talk,
    "status_note": _status_note,
    "distance_form": partial(_form, "distance"),
    "quarterly_form": partial(_form, "quarterly"),
    "cv_update": _cv,
    "turning_30": _turning_30,
    "course_end": _course_end,
    "consent_end": _consent,
    "placement_end": _placement_end,
    "intervention_end": _end_statement,
    "intervention_follow_up": _follow_up,
    "milestone_due": _milestone,
}
