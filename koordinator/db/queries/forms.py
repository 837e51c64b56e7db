"""Forms filled in for a case, and what its citizen calls their areas."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.course_tables import AreaName, Assessment, Spoke
from koordinator.db.tables import Case, Worker
from koordinator.domain.forms import Answer, AssessmentCard
from koordinator.errors import Refused


def assessments(session: Session, case_id: int, form_key: str) -> list[AssessmentCard]:
    """Every assessment of a form, corrected ones too, by day."""
    asked = (Assessment.case_id == case_id, Assessment.form_key == form_key)
    answers: dict[int, dict[str, Answer]] = {}
    given = (
        select(Spoke.assessment_id, Spoke.area_key, Spoke.value, Spoke.note, Spoke.name)
        .join(Assessment, Assessment.id == Spoke.assessment_id)
        .where(*asked)
        .order_by(Spoke.id)
    )
    for number, key, value, note, name in session.execute(given):
        answers.setdefault(number, {})[key] = Answer(value, note, name)
    query = (
        select(
            Assessment.id, Assessment.form_key, Assessment.day, Assessment.by_citizen, Assessment.worker_id,
            Worker.name, Assessment.corrects_id, Assessment.reason,
        )
        .outerjoin(Worker, Worker.id == Assessment.worker_id)
        .where(*asked)
        .order_by(Assessment.day, Assessment.id)
    )  # fmt: skip
    return [AssessmentCard(*row, answers.get(row[0], {})) for row in session.execute(query)]


def own_names(session: Session, case_id: int, form_key: str) -> dict[str, str]:
    """What the citizen calls the areas of a form, where she has named them."""
    query = select(AreaName.area_key, AreaName.name).where(
        AreaName.case_id == case_id, AreaName.form_key == form_key
    )
    return {row.area_key: row.name for row in session.execute(query)}


def team_of(session: Session, case_id: int) -> int | None:
    """The team of a case."""
    return session.scalar(select(Case.team_id).where(Case.id == case_id))


def form_of(session: Session, assessment_id: int) -> tuple[int, str]:
    """The case and the form of an assessment."""
    query = select(Assessment.case_id, Assessment.form_key).where(Assessment.id == assessment_id)
    found = session.execute(query).one_or_none()
    if found is None:
        raise Refused("Målingen findes ikke længere.")
    return found.case_id, found.form_key
