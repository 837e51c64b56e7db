"""The example's journal notes and status notes: some corrected, a few overdue, received, awaited, begun."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from koordinator import resources
from koordinator.db.course_tables import JournalNote
from koordinator.db.values import Fields
from koordinator.domain.meetings.moments import to_utc
from koordinator.domain.roles import CaseRole
from koordinator.services.demo.course import Courses
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.plan import PlannedCase

_SEED = 7_919
_WITH_NOTES, _WITH_NOTES_LARGE = 0.9, 0.003
_FEWEST, _MOST = 3, 12
_CORRECTED = 0.03
_AGO = 420
Row = dict[str, Any]


def write_notes(courses: Courses) -> None:
    """Write the journal notes of most of the running cases."""
    writer = _Writer(Dice(courses.seed + _SEED), courses)
    rows = [row for case_id, case in courses.cases for row in writer.of_case(case_id, case)]
    ids = courses.tx.add_many(JournalNote, rows)
    courses.tx.add_many(JournalNote, writer.corrections(ids, rows))


def caseworker_on(courses: Courses, case: PlannedCase, day: date) -> int | None:
    """The number of the caseworker who held a case on a day, or who held it first."""
    held = [spell for spell in case.spells if spell.role is CaseRole.CASEWORKER]
    then = [spell for spell in held if spell.starts <= day and (spell.ends is None or day <= spell.ends)]
    found = (then or held)[:1]
    return courses.actors["worker"][found[0].worker] if found else None


class _Writer:
    """Makes up one case after the other."""

    def __init__(self, dice: Dice, courses: Courses) -> None:
        self._dice, self._courses = dice, courses
        self._rows: list[Row] = resources.table("demo/notes.toml")["note"]
        self._share = _WITH_NOTES_LARGE if courses.large else _WITH_NOTES

    def of_case(self, case_id: int, case: PlannedCase) -> list[Fields]:
        """From the first days of the course on, the most of them lately."""
        dice, today = self._dice, self._courses.today
        if case.ended is not None or case.starts >= today or not dice.chance(self._share):
            return []
        first = max(case.starts, today - timedelta(days=_AGO))
        wanted = dice.between(_FEWEST, min(_MOST, _FEWEST + (today - first).days // 25))
        days = sorted(_weekday(dice.day(first, today), case.starts) for _ in range(wanted))
        chosen = dice.some(self._suiting(case), wanted)
        return [self._row(case_id, case, row, day) for row, day in zip(chosen, days, strict=False)]

    def corrections(self, ids: list[int], rows: list[Fields]) -> list[Fields]:
        """A few notes were corrected the day after, and say so."""
        dice, today = self._dice, self._courses.today
        return [
            {**row, "text": f"{row['text']}\nRettet: {dice.pick(_REMARKS)}", "corrects_id": note_id,
             "made_at": row["made_at"] + timedelta(days=1)}
            for note_id, row in zip(ids, rows, strict=True)
            if dice.chance(_CORRECTED) and row["day"] < today
        ]  # fmt: skip

    def _suiting(self, case: PlannedCase) -> list[Row]:
        citizen = self._courses.plan.citizens[case.citizen]
        has = {
            "placement": bool(case.course.placements),
            "offer": bool(case.course.offers),
            "interpreter": citizen.interpreter is not None,
            "young": (self._courses.today - citizen.born).days < 30 * 365,
        }
        return [row for row in self._rows if has.get(row.get("needs", ""), True)]

    def _row(self, case_id: int, case: PlannedCase, row: Row, day: date) -> Fields:
        made = to_utc(datetime.combine(day, time(self._dice.between(8, 15), self._dice.between(0, 59))))
        words = {
            "name": self._courses.plan.citizens[case.citizen].name.split()[0],
            "place": case.course.placements[-1].place if case.course.placements else "",
            "offer": case.course.offers[-1].title if case.course.offers else "",
        }
        return {
            "case_id": case_id, "day": day, "kind": row["kind"], "subject": row["subject"],
            "text": row["text"].format(**words), "worker_id": caseworker_on(self._courses, case, day),
            "made_at": made.astimezone(UTC),
        }  # fmt: skip


_REMARKS = (
    "det var mandag, vi talte sammen, ikke tirsdag.",
    "aftalen gælder fra næste uge.",
    "konsulenten var også med i samtalen.",
)


def _weekday(day: date, earliest: date) -> date:
    """The day itself, or the Friday before a weekend, never before the case began."""
    return max(day - timedelta(days=max(0, day.weekday() - 4)), earliest)
