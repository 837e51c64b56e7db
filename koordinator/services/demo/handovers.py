"""Changes of caseworker with their checklists, and how the ended cases came out."""

import itertools
from datetime import UTC, date, timedelta
from typing import Any

from koordinator.db.course_tables import CaseEnding, ChecklistTick, Handover
from koordinator.db.meeting_tables import Meeting
from koordinator.domain.checklists import HANDOVER
from koordinator.domain.handovers import MEETING_TYPE
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.roles import CaseRole
from koordinator.services.case_ending import outcomes
from koordinator.services.checklists import checklist
from koordinator.services.demo.calendar import workday_after
from koordinator.services.demo.course import Courses
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.plan import PlannedCase, Spell

_SEED = 6_113
_YEAR = timedelta(days=365)
_NEAR = timedelta(days=30)
_SETTLED = 45  # days after which a handover's checklist is done
_DONE, _HALF = 0.85, 0.6
_UNSAID = "Ny fordeling af sager"
# Reasons as lists have them that are not the name of an outcome.
_OUTCOMES = {
    "Overgået til kontanthjælp": "anden_ydelse",
    "Delvist raskmeldt og tilbage hos arbejdsgiver": "delvist_raskmeldt",
}


def write_handovers(courses: Courses) -> None:
    """Write the handovers of the last year, what is ticked of them, and the endings."""
    dice = Dice(courses.seed + _SEED)
    workers, meetings = courses.actors["worker"], _meetings(courses)
    changes = [
        (case_id, before, after)
        for case_id, case in courses.cases
        for before, after in _changes(case, courses.today)
    ]
    numbers = courses.tx.add_many(
        Handover,
        [
            {"case_id": case_id, "from_id": workers[before.worker], "to_id": workers[after.worker],
             "day": after.starts, "reason": after.reason or _UNSAID,
             "meeting_id": meetings.get((case_id, after.starts))}
            for case_id, before, after in changes
        ],
    )  # fmt: skip
    if not courses.large:
        ticks = [
            tick
            for number, (case_id, _before, after) in zip(numbers, changes, strict=True)
            for tick in _ticks(dice, courses.today, number, case_id, after, workers[after.worker])
        ]
        courses.tx.add_many(ChecklistTick, ticks)
    courses.tx.add_many(CaseEnding, [row for one in courses.cases for row in _ending(*one)])


def _meetings(courses: Courses) -> dict[tuple[int, date], int]:
    """The handover meetings by case and by the change of caseworker they are about."""
    held: dict[int, list[Meeting]] = {}
    for row in courses.tx.all(Meeting, Meeting.type_key == MEETING_TYPE):
        held.setdefault(row.case_id or 0, []).append(row)
    return {
        (case_id, after.starts): row.id
        for case_id, case in courses.cases
        for _before, after in _changes(case, courses.today)
        for row in held.get(case_id, [])
        if abs(to_local(row.starts.replace(tzinfo=UTC)).date() - after.starts) <= _NEAR
    }


def _changes(case: PlannedCase, today: date) -> list[tuple[Spell, Spell]]:
    held = sorted(
        (spell for spell in case.spells if spell.role is CaseRole.CASEWORKER), key=lambda spell: spell.starts
    )
    return [
        (before, after)
        for before, after in itertools.pairwise(held)
        if today - _YEAR <= after.starts <= today and before.worker != after.worker
    ]


def _ticks(
    dice: Dice, today: date, number: int, case_id: int, after: Spell, worker_id: int
) -> list[dict[str, Any]]:
    """What is done: nearly all of what lies back a while, about half of what is new."""
    share = _DONE if (today - after.starts).days > _SETTLED else _HALF
    made = []
    for place, point in enumerate(checklist(HANDOVER).points):
        done, day = dice.chance(share), workday_after(after.starts + timedelta(days=place))
        if day <= today and (done or point.key == "chosen"):
            made.append(
                {"case_id": case_id, "list_key": HANDOVER, "item_key": point.key, "handover_id": number,
                 "worker_id": worker_id, "day": day}
            )  # fmt: skip
    return made


def _ending(case_id: int, case: PlannedCase) -> list[dict[str, Any]]:
    if case.ended is None:
        return []
    reason = case.end_reason or ""
    named = {one.name: one.key for one in outcomes()} | _OUTCOMES
    return [{"case_id": case_id, "day": case.ended, "reason": reason, "outcome": named.get(reason)}]
