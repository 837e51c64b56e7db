"""The example's wheels and other forms: most citizens move a little up, some stand still, a few go back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from koordinator import resources
from koordinator.db.course_tables import AreaName, Assessment, Spoke
from koordinator.db.values import Fields
from koordinator.domain.forms import WHEEL, Area, Form
from koordinator.domain.roles import CaseRole
from koordinator.services.demo.course import Courses
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.plan import PlannedCase
from koordinator.services.form_areas import shipped

_SEED = 4_107
_WITH_FORMS, _WITH_FORMS_LARGE, _OVER = 0.84, 0.01, 0.15
_MOST_WHEELS = 3
_SHARES = {"distance": 0.5, "belief": 0.4, "satisfaction": 0.25}
# Where on the scale a course begins, in percent: from, to, and most often.
_BEGUN, _SATISFIED = (15, 60, 32), (40, 98, 82)
# How many points a course moves in a year, and how often.
_PACES, _WEIGHTS = (2.6, 1.6, 0.8, 0.0, -0.9), (3, 5, 3, 2, 1)


@dataclass
class _Rows:
    """What is to be written; a spoke points at its assessment by place."""

    assessments: list[Fields] = field(default_factory=list)
    spokes: list[Fields] = field(default_factory=list)
    names: list[Fields] = field(default_factory=list)


def write_assessments(courses: Courses) -> None:
    """Write forms for most of the cases that run, and for some of those that are over."""
    rows = _Rows()
    writer = _Writer(Dice(courses.seed + _SEED), courses, rows)
    for case_id, case in courses.cases:
        writer.case(case_id, case)
    ids = courses.tx.add_many(Assessment, rows.assessments)
    for spoke in rows.spokes:
        spoke["assessment_id"] = ids[spoke["assessment_id"]]
    courses.tx.add_many(Spoke, rows.spokes)
    courses.tx.add_many(AreaName, rows.names)


class _Writer:
    """Makes up one case after the other."""

    def __init__(self, dice: Dice, courses: Courses, rows: _Rows) -> None:
        self._dice, self._courses, self._rows = dice, courses, rows
        self._words: dict[str, Any] = resources.table("demo/assessments.toml")
        self._names: dict[str, str] = {}

    def case(self, case_id: int, case: PlannedCase) -> None:
        """All forms of one case."""
        share = _WITH_FORMS_LARGE if self._courses.large else _OVER if case.ended else _WITH_FORMS
        wanted = self._dice.chance(share)
        self._names = {}
        told = self._words["told"]
        if not case.ended and self._courses.plan.citizens[case.citizen].name == told["citizen"]:
            self._tell(case_id, case, told)
        elif wanted:
            self._make(case_id, case)

    def _make(self, case_id: int, case: PlannedCase) -> None:
        if self._dice.chance(0.2):
            area = self._dice.pick(list(self._words["names"]))
            self._name(case_id, area, self._dice.pick(self._words["names"][area]))
        pace = self._dice.weighted(_PACES, _WEIGHTS)
        self._forms(case_id, case, shipped()[WHEEL], self._days(case, 91)[-_MOST_WHEELS:], pace)
        for key, likely in _SHARES.items():
            if self._dice.chance(likely):
                days = self._days(case, 182)[-1 if key == "satisfaction" else -2 :]
                self._forms(case_id, case, shipped()[key], days, pace)

    def _forms(self, case_id: int, case: PlannedCase, form: Form, days: Sequence[date], pace: float) -> None:
        """One form on some days: where somebody began, and how it went from there."""
        span = form.high - form.low
        spread = _SATISFIED if form.key == "satisfaction" else _BEGUN
        begun = {area.key: form.low + span * self._dice.peaked(*spread) / 100 for area in form.areas}
        slope = {area.key: pace * span / 10 * (0.4 + 1.2 * self._dice.part()) for area in form.areas}
        for number, day in enumerate(days):
            years = (day - days[0]).days / 365
            true = {key: start + slope[key] * years for key, start in begun.items()}
            newest = number == len(days) - 1
            self._fill(case_id, case, form, day, true, by_citizen=True, noted=newest)
            if form.both and (number == 0 or newest):
                self._fill(case_id, case, form, day, true, by_citizen=False, noted=newest)

    def _fill(
        self, case_id: int, case: PlannedCase, form: Form, day: date, true: dict[str, float], *,
        by_citizen: bool, noted: bool,
    ) -> None:  # fmt: skip
        stray = 0.0 if by_citizen else 0.4
        answers = []
        for area in form.asked(by_citizen=by_citizen):
            value = round(true[area.key] + stray + self._dice.part() * 1.4 - 0.7)
            blank = self._dice.chance(0.03)
            note = self._note(form, area) if noted and self._dice.chance(0.2) else None
            answers.append((area, None if blank else min(form.high, max(form.low, value)), note))
        self._add(case_id, case, form, day, answers, by_citizen=by_citizen)

    def _add(
        self, case_id: int, case: PlannedCase, form: Form, day: date,
        answers: Sequence[tuple[Area, int | None, str | None]], *, by_citizen: bool,
    ) -> None:  # fmt: skip
        worker = None if by_citizen else self._worker(case, day)
        if not by_citizen and worker is None:
            return
        place = len(self._rows.assessments)
        self._rows.assessments.append({
            "case_id": case_id, "form_key": form.key, "day": day, "by_citizen": by_citizen,
            "worker_id": worker,
        })  # fmt: skip
        for area, value, note in answers:
            if value is not None or note:
                name = self._names.get(area.key, area.name) if form.key == WHEEL else area.name
                self._rows.spokes.append({
                    "assessment_id": place, "area_key": area.key, "name": name, "value": value, "note": note,
                })  # fmt: skip

    def _tell(self, case_id: int, case: PlannedCase, told: dict[str, Any]) -> None:
        form = shipped()[WHEEL]
        for key, name in told["name"].items():
            self._name(case_id, key, name)
        for row in told["wheels"]:
            day = self._courses.today + timedelta(days=row["day"])
            for who in ("citizen", "worker"):
                notes = row.get("notes", {}) if who == "citizen" else {}
                answers = [
                    (area, value, notes.get(area.key))
                    for area, value in zip(form.areas, row[who], strict=True)
                ]
                self._add(case_id, case, form, day, answers, by_citizen=who == "citizen")
        days = self._days(case, 182)[-2:]
        for key in _SHARES:
            self._forms(case_id, case, shipped()[key], days[-1:] if key == "satisfaction" else days, 1.6)

    def _name(self, case_id: int, key: str, name: str) -> None:
        self._names[key] = name
        self._rows.names.append({"case_id": case_id, "form_key": WHEEL, "area_key": key, "name": name})

    def _days(self, case: PlannedCase, apart: int) -> list[date]:
        """Working days about so far apart, from soon after the start until now or the end."""
        return list(self._walk(case, apart))

    def _walk(self, case: PlannedCase, apart: int) -> Iterator[date]:
        last = min(case.ended or self._courses.today, self._courses.today - timedelta(days=1))
        day = case.starts + timedelta(days=self._dice.between(10, 30))
        while day <= last:
            yield day - timedelta(days=max(0, day.weekday() - 4))
            day += timedelta(days=apart + self._dice.between(-7, 9))

    def _worker(self, case: PlannedCase, day: date) -> int | None:
        """Who was the caseworker on a day."""
        for spell in case.spells:
            there = spell.starts <= day and (spell.ends is None or spell.ends >= day)
            if spell.role is CaseRole.CASEWORKER and there:
                return self._courses.actors["worker"][spell.worker]
        return None

    def _note(self, form: Form, area: Area) -> str | None:
        found = self._words["notes"].get(area.key) if form.key == WHEEL else None
        return self._dice.pick(found) if found else None
