"""The job side of one case: CV, job plan, paid hours and placements."""

from dataclasses import dataclass
from datetime import date

from koordinator.db.queries import cases
from koordinator.db.queries import job_track as queries
from koordinator.domain.cases import CaseCard, PeriodLine, cv_oldest
from koordinator.domain.job_plans import JobPlanLine
from koordinator.domain.placements import PlacementLine
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.placements import kinds


@dataclass(frozen=True, slots=True)
class JobTrack:
    """All of it, each with what was before; `cv_old` says that the CV is older than two months."""

    card: CaseCard
    plans: tuple[JobPlanLine, ...]
    cv_days: tuple[date, ...]
    cv_old: bool
    paid: tuple[PeriodLine, ...]
    placements: tuple[PlacementLine, ...]


def job_track(desk: Desk, case_id: int) -> JobTrack:
    """The job side of a case."""
    today = desk.today()
    with desk.read() as session:
        card = cases.case_card(session, case_id, today)
        if card is None:
            raise Refused("Sagen findes ikke længere.")
        days = tuple(queries.cv_days(session, case_id))
        return JobTrack(
            card,
            tuple(queries.job_plans(session, case_id)),
            days,
            card.line.ended is None and bool(days) and days[0] < cv_oldest(today),
            tuple(one for one in card.periods if one.kind == "paid_hours"),
            tuple(queries.placements(session, case_id, kinds())),
        )
