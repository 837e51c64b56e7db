"""A case's plan, its versions, and the catalogue of offers."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from koordinator.db.course_tables import (
    Milestone,
    MilestoneIntervention,
    Offer,
    Plan,
    PlanVersion,
)
from koordinator.db.meeting_tables import NetworkMember
from koordinator.db.tables import Contact, Intervention, Organisation, Worker
from koordinator.domain.plans import (
    InterventionLine,
    MilestoneLine,
    MilestoneStatus,
    OfferLine,
    PlanCard,
    VersionLine,
)


def plan_card(session: Session, case_id: int) -> PlanCard:
    """The plan of a case as it stands; a case without one has an empty plan."""
    return plan_cards(session, [case_id])[case_id]


def plan_cards(session: Session, case_ids: Sequence[int]) -> dict[int, PlanCard]:
    """The plans of some cases as they stand."""
    goals = select(Plan.case_id, Plan.goal, Plan.goal_kind).where(Plan.case_id.in_(case_ids))
    found = {case_id: (goal, kind) for case_id, goal, kind in session.execute(goals)}
    steps, offers = _milestones(session, case_ids), _interventions(session, case_ids)
    return {
        one: PlanCard(one, *found.get(one, (None, None)), tuple(steps[one]), tuple(offers[one]))
        for one in case_ids
    }


def _milestones(session: Session, case_ids: Sequence[int]) -> dict[int, list[MilestoneLine]]:
    served: dict[int, list[int]] = defaultdict(list)
    links = (
        select(MilestoneIntervention.milestone_id, MilestoneIntervention.intervention_id)
        .join(Milestone, Milestone.id == MilestoneIntervention.milestone_id)
        .where(Milestone.case_id.in_(case_ids))
        .order_by(MilestoneIntervention.id)
    )
    for milestone_id, intervention_id in session.execute(links):
        served[milestone_id].append(intervention_id)
    query = (
        select(
            Milestone.id, Milestone.title, Milestone.in_3_months, Milestone.longer, Milestone.status,
            Milestone.status_day, Milestone.due, Milestone.area_key, Milestone.case_id,
        )
        .where(Milestone.case_id.in_(case_ids))
        .order_by(Milestone.position, Milestone.id)
    )  # fmt: skip
    found: dict[int, list[MilestoneLine]] = defaultdict(list)
    for row in session.execute(query):
        found[row.case_id].append(
            MilestoneLine(
                row.id, row.title, row.in_3_months, row.longer, MilestoneStatus(row.status), row.status_day,
                row.due, row.area_key, tuple(served[row.id]),
            )
        )  # fmt: skip
    return found


def _interventions(session: Session, case_ids: Sequence[int]) -> dict[int, list[InterventionLine]]:
    query = (
        select(
            Intervention.case_id,
            Intervention.id, Intervention.title, Intervention.law, Intervention.offer_id, Organisation.name,
            Intervention.contact_id, Contact.name, Contact.phone, Intervention.ordered, Intervention.starts,
            Intervention.ends, Intervention.follow_up, Intervention.follow_up_how, Intervention.waits_for_id,
            Intervention.waits_because,
        )
        .outerjoin(Organisation, Organisation.id == Intervention.organisation_id)
        .outerjoin(Contact, Contact.id == Intervention.contact_id)
        .where(Intervention.case_id.in_(case_ids))
        .order_by(Intervention.starts.is_(None), Intervention.starts, Intervention.id)
    )  # fmt: skip
    found: dict[int, list[InterventionLine]] = defaultdict(list)
    for case_id, *row in session.execute(query):
        found[case_id].append(InterventionLine._make(row))
    return found


def versions(session: Session, case_id: int) -> list[VersionLine]:
    """The versions of a plan that were kept, the newest first."""
    query = (
        select(PlanVersion.id, PlanVersion.number, PlanVersion.day, PlanVersion.reason, Worker.name)
        .outerjoin(Worker, Worker.id == PlanVersion.worker_id)
        .where(PlanVersion.case_id == case_id)
        .order_by(PlanVersion.number.desc())
    )
    return [VersionLine._make(row) for row in session.execute(query)]


def version_content(session: Session, version_id: int) -> tuple[VersionLine, dict[str, Any]] | None:
    """One version with the plan as data."""
    query = (
        select(
            PlanVersion.id, PlanVersion.number, PlanVersion.day, PlanVersion.reason, Worker.name,
            PlanVersion.content,
        )
        .outerjoin(Worker, Worker.id == PlanVersion.worker_id)
        .where(PlanVersion.id == version_id)
    )  # fmt: skip
    found = session.execute(query).one_or_none()
    return None if found is None else (VersionLine._make(found[:5]), found[5])


def last_number(session: Session, case_id: int) -> int:
    """The number of the newest version; 0 for none."""
    return session.scalar(select(func.max(PlanVersion.number)).where(PlanVersion.case_id == case_id)) or 0


def offers(session: Session, *, active_only: bool = False, offer_id: int | None = None) -> list[OfferLine]:
    """The catalogue, as it was written; sorting by Danish names is the reader's."""
    query = (
        select(
            Offer.id, Offer.name, Offer.department, Offer.purpose, Offer.target_group, Offer.goals,
            Offer.price, Offer.ordering, Offer.waiting_weeks, Organisation.name, Contact.name, Contact.phone,
            Offer.law, Offer.active,
        )
        .outerjoin(Organisation, Organisation.id == Offer.organisation_id)
        .outerjoin(Contact, Contact.id == Offer.contact_id)
        .order_by(Offer.name, Offer.id)
    )  # fmt: skip
    if active_only:
        query = query.where(Offer.active)
    if offer_id is not None:
        query = query.where(Offer.id == offer_id)
    return [OfferLine._make(row) for row in session.execute(query)]


def contact_names(session: Session, case_id: int) -> list[str]:
    """The contacts of a case's network, and those where its interventions are given, by name."""
    network = select(NetworkMember.contact_id).where(NetworkMember.case_id == case_id)
    houses = select(Intervention.organisation_id).where(Intervention.case_id == case_id)
    query = (
        select(Contact.name)
        .where(or_(Contact.id.in_(network), Contact.organisation_id.in_(houses)))
        .order_by(Contact.name_key)
    )
    return list(dict.fromkeys(session.scalars(query)))


def organisation_names(session: Session) -> list[str]:
    """Every organisation's name, as a field proposes them while one types."""
    return list(session.scalars(select(Organisation.name).order_by(Organisation.name_key)))
