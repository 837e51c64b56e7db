"""Filling in the wheel and the other forms: scoring today, writing down an earlier day, correcting."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from koordinator.db.course_tables import AreaName, Assessment, Spoke
from koordinator.db.queries import forms as queries
from koordinator.db.store import Transaction
from koordinator.domain.forms import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_REASON,
    Answer,
    Area,
    AssessmentCard,
    Form,
    Sheet,
    current,
    named,
)
from koordinator.domain.values.names import clean_name, clean_text
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.form_areas import form, forms

__all__ = [
    "all_assessments", "assessments", "case_form", "correct", "form", "forms", "new_assessment",
    "rename_area", "save_note", "save_value",
]  # fmt: skip


def case_form(desk: Desk, case_id: int, form_key: str) -> Form:
    """A form as a case has it: its team's areas, by the citizen's own names."""
    with desk.read() as session:
        team_id = queries.team_of(session, case_id)
        own = queries.own_names(session, case_id, form_key)
    found = form(desk, form_key, team_id)
    return replace(found, areas=named(found.areas, own))


def all_assessments(desk: Desk, case_id: int, form_key: str) -> list[AssessmentCard]:
    """Every assessment of a case, those too that were corrected, by day."""
    with desk.read() as session:
        return queries.assessments(session, case_id, form_key)


def assessments(desk: Desk, case_id: int, form_key: str) -> list[AssessmentCard]:
    """The assessments that count, by day."""
    return current(all_assessments(desk, case_id, form_key))


def save_value(desk: Desk, sheet: Sheet, area_key: str, value: int | None) -> None:
    """Score an area today; None takes the score away again, and blank is not zero."""
    area = _area(desk, sheet, area_key, value)
    told = f"er sat til {value}" if value is not None else "er nu uden tal"
    with desk.write(f"{area.name} {told}") as tx:
        _put(tx, desk, sheet, area, value=value)


def save_note(desk: Desk, sheet: Sheet, area_key: str, note: str) -> None:
    """Write why an area stands where it does today, and what it does to the others."""
    area = _area(desk, sheet, area_key, None)
    text = _text(note, LONGEST_NOTE)
    with desk.write(f"Note til {area.name}") as tx:
        _put(tx, desk, sheet, area, note=text)


def new_assessment(desk: Desk, sheet: Sheet, day: date, answers: Mapping[str, Answer]) -> int:
    """Write down a whole form that was filled in on a day, on paper for instance; returns its number."""
    if day > desk.today():
        raise Refused("Datoen ligger i fremtiden.")
    wanted = case_form(desk, sheet.case_id, sheet.form_key)
    given = _given(wanted, answers, sheet.by_citizen)
    with desk.write(f"Ny måling: {wanted.name}") as tx:
        if _of_day(tx, desk, sheet, day) is not None:
            raise Refused("Der er allerede en måling fra den dag. Ret den i stedet.")
        row = _row(desk, sheet, day)
        tx.add(row)
        tx.add(*(_spoke(row.id, key, one) for key, one in given.items()))
        return row.id


def correct(desk: Desk, assessment_id: int, answers: Mapping[str, Answer], reason: str) -> int:
    """Put a corrected form in the place of an earlier day's; the old one is kept. Returns its number."""
    why = _text(reason, LONGEST_REASON)
    if not why:
        raise Refused("Skriv, hvorfor målingen rettes.")
    with desk.read() as session:
        case_id, form_key = queries.form_of(session, assessment_id)
    wanted = case_form(desk, case_id, form_key)
    with desk.write(f"Ret måling: {wanted.name}") as tx:
        old = tx.get(Assessment, assessment_id)
        if tx.first(Assessment, Assessment.corrects_id == old.id) is not None:
            raise Refused("Målingen er allerede rettet. Ret den nyeste udgave.")
        kept = {spoke.area_key: spoke.name for spoke in tx.all(Spoke, Spoke.assessment_id == old.id)}
        given = _given(wanted, answers, old.by_citizen, kept)
        row = Assessment(
            case_id=old.case_id, form_key=old.form_key, day=old.day, by_citizen=old.by_citizen,
            worker_id=old.worker_id, corrects_id=old.id, reason=why,
        )  # fmt: skip
        tx.add(row)
        tx.add(*(_spoke(row.id, key, one) for key, one in given.items()))
        return row.id


def rename_area(desk: Desk, case_id: int, form_key: str, area_key: str, name: str) -> None:
    """Let the citizen call an area something else; an empty name is the team's again."""
    wanted = clean_name(name)
    if len(wanted) > LONGEST_NAME:
        raise Refused(f"Navnet er længere end {LONGEST_NAME} tegn.")
    area = _find(case_form(desk, case_id, form_key), area_key)
    if wanted == (area.usual or area.name):
        wanted = ""
    with desk.write("Omdøb område") as tx:
        row = tx.first(
            AreaName, AreaName.case_id == case_id, AreaName.form_key == form_key,
            AreaName.area_key == area_key,
        )  # fmt: skip
        if row is not None and not wanted:
            tx.delete(row)
        elif row is not None:
            row.name = wanted
        elif wanted:
            tx.add(AreaName(case_id=case_id, form_key=form_key, area_key=area_key, name=wanted))


def _put(
    tx: Transaction,
    desk: Desk,
    sheet: Sheet,
    area: Area,
    *,
    value: int | None = None,
    note: str | None = None,
) -> None:
    """Set one answer's value or (where a note is given) its note; an assessment without answers goes."""
    row = _of_day(tx, desk, sheet, desk.today())
    spokes = tx.all(Spoke, Spoke.assessment_id == row.id) if row is not None else []
    spoke = next((one for one in spokes if one.area_key == area.key), None)
    kept = (note or None) if note is not None else (spoke.note if spoke is not None else None)
    held = value if note is None else (spoke.value if spoke is not None else None)
    if held is None and kept is None:
        _take_away(tx, row, spokes, spoke)
        return
    if row is None:
        row = _row(desk, sheet, desk.today())
        tx.add(row)
    if spoke is None:
        tx.add(_spoke(row.id, area.key, Answer(held, kept, area.name)))
    else:
        spoke.value, spoke.note, spoke.name = held, kept, area.name


def _take_away(tx: Transaction, row: Assessment | None, spokes: list[Spoke], spoke: Spoke | None) -> None:
    """An answer that says nothing is none, and a form without answers has not been filled in."""
    if row is None or spoke is None:
        return
    tx.delete(spoke)
    tx.flush()
    if len(spokes) == 1 and row.corrects_id is None:
        tx.delete(row)


def _of_day(tx: Transaction, desk: Desk, sheet: Sheet, day: date) -> Assessment | None:
    """The assessment that counts of one side on a day; each worker has her own."""
    found = tx.all(
        Assessment, Assessment.case_id == sheet.case_id, Assessment.form_key == sheet.form_key,
        Assessment.day == day, Assessment.by_citizen.is_(sheet.by_citizen),
        Assessment.worker_id.is_(_rater(desk, sheet)),
    )  # fmt: skip
    replaced = {row.corrects_id for row in found}
    return next((row for row in found if row.id not in replaced), None)


def _rater(desk: Desk, sheet: Sheet) -> int | None:
    return None if sheet.by_citizen else desk.who.worker_id


def _row(desk: Desk, sheet: Sheet, day: date) -> Assessment:
    return Assessment(
        case_id=sheet.case_id, form_key=sheet.form_key, day=day, by_citizen=sheet.by_citizen,
        worker_id=_rater(desk, sheet),
    )  # fmt: skip


def _spoke(assessment_id: int, key: str, one: Answer) -> Spoke:
    return Spoke(assessment_id=assessment_id, area_key=key, name=one.name, value=one.value, note=one.note)


def _given(
    wanted: Form, answers: Mapping[str, Answer], by_citizen: bool, kept: Mapping[str, str] | None = None
) -> dict[str, Answer]:
    """The answers that say something, with their areas' names; an area of before keeps its own."""
    names = {area.key: area.name for area in wanted.asked(by_citizen=by_citizen)} | dict(kept or {})
    found = {}
    for key, one in answers.items():
        if key not in names:
            raise Refused("Området findes ikke på skemaet.")
        _check(wanted, one.value)
        note = _text(one.note or "", LONGEST_NOTE) or None
        if one.value is not None or note is not None:
            found[key] = Answer(one.value, note, names[key])
    if not found:
        raise Refused("Sæt tal på mindst ét område.")
    return found


def _area(desk: Desk, sheet: Sheet, area_key: str, value: int | None) -> Area:
    wanted = case_form(desk, sheet.case_id, sheet.form_key)
    _check(wanted, value)
    area = _find(wanted, area_key)
    if not area.question(by_citizen=sheet.by_citizen):
        raise Refused("Området findes ikke på skemaet.")
    return area


def _find(wanted: Form, area_key: str) -> Area:
    for area in wanted.areas:
        if area.key == area_key:
            return area
    raise Refused("Området findes ikke på skemaet.")


def _check(wanted: Form, value: int | None) -> None:
    if value is not None and not wanted.low <= value <= wanted.high:
        raise Refused(f"Tallet skal ligge mellem {wanted.low} og {wanted.high}.")


def _text(text: str, longest: int) -> str:
    clean = clean_text(text)
    if len(clean) > longest:
        raise Refused(f"Teksten er længere end {longest:,} tegn.".replace(",", "."))
    return clean
