"""The example's status notes: every quarter back in time, some overdue, a few received, awaited or begun."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from koordinator import resources
from koordinator.db.course_tables import StatusNote, StatusSection
from koordinator.db.queries import status_facts as queries
from koordinator.db.values import Fields
from koordinator.domain.periods import day_before
from koordinator.domain.status_facts import RunningFact, StatusFacts
from koordinator.domain.status_notes import SECTIONS, NoteState
from koordinator.domain.status_texts import section_texts
from koordinator.services.demo.course import Courses
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.notes import caseworker_on
from koordinator.services.demo.plan import PlannedCase

_SEED = 6_571
_WITH, _WITH_LARGE = 0.88, 0.002
_OVERDUE, _RECEIVED, _AWAITED = 0.09, 0.07, 0.03
_QUARTER = 91
_MOST = 3
Told = tuple[Fields, dict[str, str]]


def write_status_notes(courses: Courses) -> None:
    """Write the status notes of most of the running cases that have lasted a quarter."""
    writer = _Writer(Dice(courses.seed + _SEED), courses)
    told = [one for case_id, case in courses.cases for one in writer.of_case(case_id, case)]
    ids = courses.tx.add_many(StatusNote, [note for note, _texts in told])
    courses.tx.add_many(
        StatusSection,
        [
            {"note_id": note_id, "key": key, "position": place, "title": title, "text": texts[key]}
            for note_id, (_note, texts) in zip(ids, told, strict=True)
            if texts
            for place, (key, title) in enumerate(SECTIONS.items())
        ],
    )


class _Writer:
    """Makes up one case after the other."""

    def __init__(self, dice: Dice, courses: Courses) -> None:
        self._dice, self._courses = dice, courses
        self._words: dict[str, Any] = resources.table("demo/notes.toml")["status"]
        self._share = _WITH_LARGE if courses.large else _WITH
        self._goals = queries.all_goals(courses.tx.session)
        self._wheels = queries.all_wheels(courses.tx.session)
        self._begun = False

    def of_case(self, case_id: int, case: PlannedCase) -> Iterator[Told]:
        """The periods follow on each other; the newest may be late, and one case's next is begun."""
        dice, today = self._dice, self._courses.today
        if case.ended is not None or (today - case.starts).days < _QUARTER or not dice.chance(self._share):
            return
        ago = dice.between(95, 130) if dice.chance(_OVERDUE) else dice.between(3, 88)
        ends = [today - timedelta(days=ago + _QUARTER * step) for step in range(_MOST)]
        days = sorted(_weekday(day) for day in ends if day > case.starts + timedelta(days=40))
        starts = max(case.starts, days[0] - timedelta(days=_QUARTER)) if days else case.starts
        for day in days:
            yield self._done(case_id, case, starts, day, last=day == days[-1])
            starts = day + timedelta(days=1)
        if days and not self._begun and ago > 80:
            self._begun = True
            yield (
                self._note(case_id, case, NoteState.DRAFT, starts, today),
                self._texts(case_id, case, starts, today),
            )
        elif dice.chance(_AWAITED):
            wanted = today + timedelta(days=dice.between(-6, 20))
            note = self._note(case_id, case, NoteState.AWAITED, min(starts, wanted), wanted)
            yield {**note, "provider": self._provider(case)}, {}

    def _done(self, case_id: int, case: PlannedCase, starts: date, day: date, *, last: bool) -> Told:
        dice = self._dice
        if last and case.course.offers and dice.chance(_RECEIVED):
            note = self._note(case_id, case, NoteState.RECEIVED, starts, day)
            return {**note, "done": day, "provider": self._provider(case)}, {}
        name = self._courses.plan.citizens[case.citizen].name.split()[0]
        texts = self._texts(case_id, case, starts, day)
        texts["agreements"] = dice.pick(self._words["agreements"])
        texts["assessment"] = dice.pick(self._words["assessments"]).format(name=name)
        texts["next"] = dice.pick(self._words["nexts"]).format(name=name)
        return {**self._note(case_id, case, NoteState.FINAL, starts, day), "done": day}, texts

    def _texts(self, case_id: int, case: PlannedCase, starts: date, ends: date) -> dict[str, str]:
        texts = section_texts(self._facts(case_id, case, starts, ends))
        # How the milestones stood then is not made up.
        return {**texts, "goals": texts["goals"].partition("\n")[0]}

    def _note(self, case_id: int, case: PlannedCase, state: NoteState, starts: date, ends: date) -> Fields:
        return {
            "case_id": case_id, "starts": starts, "ends": ends, "state": state.value,
            "worker_id": caseworker_on(self._courses, case, min(ends, self._courses.today)),
        }  # fmt: skip

    def _provider(self, case: PlannedCase) -> str:
        houses = self._courses.plan.organisations
        return houses[case.course.offers[-1].organisation].name if case.course.offers else "Mentorkorpset"

    def _facts(self, case_id: int, case: PlannedCase, starts: date, ends: date) -> StatusFacts:
        course = case.course

        def ran(first: date | None, last: date | None) -> bool:
            return (first is None or first <= ends) and (last is None or last >= starts)

        return StatusFacts(
            starts,
            ends,
            self._goals.get(case_id),
            talks=tuple(sorted(day for day in course.talks if starts <= day <= ends)),
            interventions=tuple(
                RunningFact(one.title, one.law, one.starts, one.ends)
                for one in course.offers
                if ran(one.starts, one.ends)
            ),
            wheels=tuple(self._wheels.get(case_id, ())),
            placements=tuple(
                RunningFact(one.title, "", one.starts, one.ends, one.hours)
                for one in course.placements
                if ran(one.starts, one.ends)
            ),
            paid=tuple(
                RunningFact("", "", one.starts, one.ends, one.hours)
                for one in course.paid
                if ran(one.starts, one.ends)
            ),
        )


def _weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    while day.weekday() > 4:
        day = day_before(day)
    return day
