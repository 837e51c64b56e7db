"""Courses as the key figures read them, put together from the store's dated records."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from koordinator import resources
from koordinator.db.queries import figures as queries
from koordinator.db.queries.figures import CaseRow, EndingRow, Window
from koordinator.db.store import Session
from koordinator.domain.cases import CV_MONTHS
from koordinator.domain.due.rules import Unit, moved
from koordinator.domain.figures.days import still_within_year
from koordinator.domain.figures.records import Answered, Course, Ended, Key
from koordinator.domain.periods import day_before
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.names import fold

if TYPE_CHECKING:
    from koordinator.db.queries.figure_forms import FormRow

Told = Callable[[int, int, str], object]
_CvAge = tuple[int, Unit]
# What was read for each field of a course, by case, and how it is read.
_Held = dict[str, Mapping[int, Sequence[Any]]]
_Readers = dict[str, Callable[[], Mapping[int, Sequence[Any]]]]
CV_RULE = "cv"
USUAL_CV_AGE: _CvAge = (CV_MONTHS, Unit.MONTHS)
# From this step of five on somebody is satisfied or very satisfied.
SATISFIED = 4
_WORK = frozenset((Key.PAID_HOURS, Key.PLACEMENT, Key.PASSIVE))
_FORMS = frozenset((Key.JOB_PLAN, Key.PROGRESSION, Key.SATISFACTION))


def quietly(_done: int, _of: int, _text: str) -> None:
    """Nobody is told how far the work is."""


def courses(
    session: Session, window: Window, keys: Collection[Key], told: Told = quietly, *, people: bool = True
) -> list[Course]:
    """The cases that count on one of the days, with the records these figures ask for.

    Without `people` nothing is known of who holds them.
    """
    rows = queries.cases(session, window)
    ages = _cv_ages(session, window.last) if Key.CV in keys else {}
    oldest = min((moved(window.first, -value, unit) for value, unit in ages.values()), default=window.first)
    readers: _Readers = {
        "endings": lambda: _endings(rows, queries.endings(session, window)),
        **(_work(session, window) if _WORK.intersection(keys) else {}),
        **(_people(session, window) if people or Key.CONSULTANT in keys else {}),
        **(_forms(session, window) if _FORMS.intersection(keys) else {}),
    }
    if Key.CV in keys:
        readers["cv_days"] = lambda: queries.cv_days(session, window, oldest)
    held: _Held = {}
    for number, (field, read) in enumerate(readers.items()):
        told(number, len(readers), "Læser sagerne")
        held[field] = read()
    return [_course(row, held, ages) for row in rows]


def _work(session: Session, window: Window) -> _Readers:
    return {
        "paid": lambda: queries.paid(session, window),
        "placements": lambda: queries.placements(session, window),
        "interventions": lambda: queries.interventions(session, window),
    }


def _people(session: Session, window: Window) -> _Readers:
    return {
        "caseworkers": lambda: queries.holders(session, window, CaseRole.CASEWORKER),
        "consultants": lambda: queries.holders(session, window, CaseRole.CONSULTANT),
    }


def _forms(session: Session, window: Window) -> _Readers:
    from koordinator.db.queries import figure_forms

    return {
        "plan_days": lambda: figure_forms.plan_days(session, window),
        "wheels": lambda: figure_forms.wheels(session, window),
        "answered": lambda: answered(figure_forms.satisfied(session, window)),
    }


def answered(forms: "Sequence[FormRow]") -> dict[int, list[Answered]]:
    """From each form's day until the citizen's next one, or until it is a year old."""
    found: dict[int, list[Answered]] = defaultdict(list)
    newer: dict[int, date] = {}
    for form in reversed(forms):
        last = still_within_year(form.day)
        if form.citizen_id in newer:
            last = min(last, day_before(newer[form.citizen_id]))
        newer[form.citizen_id] = form.day
        if last >= form.day:
            found[form.case_id].append(Answered(form.day, last, form.value >= SATISFIED))
    return found


def ended(day: date, outcome: str | None, reason: str, reopened: date | None = None) -> Ended:
    """An ending by its outcome, or where none was chosen by its reason's own words."""
    known = _outcomes().get(fold(outcome or reason))
    if known is None:
        return Ended(day, False, reason, reopened)
    name, reached = known
    return Ended(day, reached, name, reopened)


def _course(row: CaseRow, held: _Held, ages: Mapping[int | None, _CvAge]) -> Course:
    fields: dict[str, Any] = {
        field: tuple(found[row.case_id]) for field, found in held.items() if row.case_id in found
    }
    fields["cv_age"] = ages.get(row.team_id, USUAL_CV_AGE)
    return Course(row.case_id, row.team_id, row.born, row.starts, row.ended, **fields)


def _endings(rows: Sequence[CaseRow], kept: Mapping[int, Sequence[EndingRow]]) -> dict[int, list[Ended]]:
    """Endings that were taken back with their days, and the one that stands on the case's own last day."""
    found: dict[int, list[Ended]] = {}
    for row in rows:
        some = kept.get(row.case_id, ())
        made = [ended(*one) for one in some if one.reopened is not None]
        if row.ended is not None:
            stands = [one for one in some if one.reopened is None]
            outcome = stands[-1].outcome if stands else None
            made.append(ended(row.ended, outcome, row.reason or ""))
        if made:
            found[row.case_id] = made
    return found


def _cv_ages(session: Session, on: date) -> dict[int | None, _CvAge]:
    """How old a CV may be: by the rulebook, and by the teams that have their own way with the rule."""
    changed = queries.teams_with_own(session, CV_RULE)
    if not changed:
        return {None: USUAL_CV_AGE}
    from koordinator.services.rulebook import rulebook

    book = rulebook(session)
    found: dict[int | None, _CvAge] = {None: USUAL_CV_AGE}
    for team_id in changed:
        rule = next(one for one in book.of(team_id) if one.key == CV_RULE)
        value = rule.value_on(on)
        if value is not None and rule.active:
            found[team_id] = (value, rule.unit)
    return found


@cache
def _outcomes() -> dict[str, tuple[str, bool]]:
    """Each outcome's name and whether it counts as reached, by its key and by its name."""
    found = {}
    for key, one in resources.table("endings.toml").items():
        found[fold(key)] = found[fold(one["name"])] = (one["name"], one.get("reached", False))
    return found
