"""A case's plan: its goal, milestones and interventions, saved field by field."""

from typing import Any

from koordinator.db.base import Base
from koordinator.db.course_tables import Milestone, MilestoneIntervention, Offer, Plan
from koordinator.db.queries import plans as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Case, Intervention
from koordinator.domain.plan_fields import GOAL, INTERVENTION, MILESTONE
from koordinator.domain.plans import (
    MOST_MILESTONES,
    OPEN,
    MilestoneStatus,
    PlanCard,
    follows_itself,
    room_for_milestone,
)
from koordinator.errors import Refused
from koordinator.services.contacts import contact_number, organisation_number, read_field
from koordinator.services.desk import Desk

FULL = f"En plan kan højst have {MOST_MILESTONES} delmål, der ikke er nået. Afslut et af dem først."


def plan_card(desk: Desk, case_id: int) -> PlanCard:
    """The plan of a case as it stands."""
    with desk.read() as session:
        return queries.plan_card(session, case_id)


def proposals(desk: Desk, case_id: int) -> tuple[list[str], list[str]]:
    """The names of organisations and of contacts that a plan's fields propose."""
    with desk.read() as session:
        return queries.organisation_names(session), queries.contact_names(session, case_id)


# The goal


def save_goal(desk: Desk, case_id: int, field: str, value: object) -> bool:
    """Save `goal` or `goal_kind`; False if it stood there already."""
    spec = GOAL[field]
    parsed = read_field(spec, value)
    with desk.write(f"Ret {spec.label}") as tx:
        tx.get(Case, case_id)
        row = tx.first(Plan, Plan.case_id == case_id)
        if (getattr(row, field) if row is not None else None) == parsed:
            return False
        if row is None:
            tx.add(Plan(case_id=case_id, **{field: parsed}))
        else:
            setattr(row, field, parsed)
    return True


# Milestones


def add_milestone(desk: Desk, case_id: int, title: str, **fields: object) -> int:
    """A new milestone at the end; Refused when the plan is full. Returns its number."""
    with desk.write("Nyt delmål") as tx:
        tx.get(Case, case_id)
        parsed = {
            name: read_field(MILESTONE[name], value) for name, value in {"title": title, **fields}.items()
        }
        if not room_for_milestone(queries.plan_card(tx.session, case_id)):
            raise Refused(FULL)
        rows = tx.all(Milestone, Milestone.case_id == case_id)
        row = Milestone(
            case_id=case_id,
            position=max((one.position for one in rows), default=0) + 1,
            **{"status": MilestoneStatus.PLANNED.value, "status_day": desk.today(), **parsed},
        )
        tx.add(row)
        return row.id


def save_milestone(desk: Desk, milestone_id: int, field: str, value: object) -> bool:
    """Save one field of a milestone; a new status is dated today. False if it stood there already."""
    spec = MILESTONE[field]
    parsed = read_field(spec, value)
    with desk.write(f"Ret {spec.label}") as tx:
        row = tx.get(Milestone, milestone_id)
        if getattr(row, field) == parsed:
            return False
        if field == "status":
            _reopen_only_with_room(tx, row, MilestoneStatus(parsed))
            row.status_day = desk.today()
        setattr(row, field, parsed)
    return True


def _reopen_only_with_room(tx: Transaction, row: Milestone, status: MilestoneStatus) -> None:
    opens = status in OPEN and MilestoneStatus(row.status) not in OPEN
    if opens and not room_for_milestone(queries.plan_card(tx.session, row.case_id)):
        raise Refused(FULL)


def move_milestone(desk: Desk, milestone_id: int, by: int) -> bool:
    """Move a milestone up (-1) or down (1) in its plan; False at either end."""
    with desk.write("Flyt delmål") as tx:
        row = tx.get(Milestone, milestone_id)
        rows = sorted(tx.all(Milestone, Milestone.case_id == row.case_id), key=lambda r: (r.position, r.id))
        at = rows.index(row)
        to = min(max(at + by, 0), len(rows) - 1)
        if to == at:
            return False
        rows.insert(to, rows.pop(at))
        for position, one in enumerate(rows, 1):
            one.position = position
    return True


def remove_milestone(desk: Desk, milestone_id: int) -> None:
    """Take a milestone out of the plan; the interventions that served it stay."""
    with desk.write("Fjern delmål") as tx:
        row = tx.get(Milestone, milestone_id)
        for tie in tx.all(MilestoneIntervention, MilestoneIntervention.milestone_id == milestone_id):
            tx.delete(tie)
        tx.flush()
        tx.delete(row)


# Interventions


def add_intervention(
    desk: Desk,
    case_id: int,
    title: str = "",
    *,
    offer_id: int | None = None,
    milestone_id: int | None = None,
) -> int:
    """A new intervention, ordered today and filled from an offer if one is given; returns its number."""
    with desk.write("Ny indsats") as tx:
        tx.get(Case, case_id)
        fields: dict[str, Any] = {"title": title}
        if offer_id is not None:
            offer = tx.get(Offer, offer_id)
            fields = {
                "title": title or offer.name, "law": offer.law, "offer_id": offer.id,
                "organisation_id": offer.organisation_id, "contact_id": offer.contact_id,
            }  # fmt: skip
        fields["title"] = read_field(INTERVENTION["title"], fields["title"])
        row = Intervention(case_id=case_id, ordered=desk.today(), **fields)
        tx.add(row)
        if milestone_id is not None:
            _tie(tx, milestone_id, row.id)
        return row.id


def save_intervention(desk: Desk, intervention_id: int, field: str, value: object) -> bool:
    """Save one field of an intervention; False if it stood there already.

    `organisation` and `contact` take names: those that are known are meant, others are written down with it.
    """
    spec = INTERVENTION[field]
    parsed = read_field(spec, value)
    with desk.write(f"Ret {spec.label}") as tx:
        row = tx.get(Intervention, intervention_id)
        if field == "organisation":
            return _set(row, "organisation_id", organisation_number(tx, parsed))
        if field == "contact":
            return _set(row, "contact_id", contact_number(tx, parsed, row.organisation_id))
        if field == "waits_for_id":
            _check_waiting(tx, row, parsed)
            if parsed is None:
                row.waits_because = None
        changed = _set(row, field, parsed)
        _check_days(row)
    return changed


def _set(row: Base, field: str, value: object) -> bool:
    if getattr(row, field) == value:
        return False
    setattr(row, field, value)
    return True


def _check_days(row: Intervention) -> None:
    if row.starts and row.ends and row.ends < row.starts:
        raise Refused("Indsatsen kan ikke slutte, før den begynder.")


def _check_waiting(tx: Transaction, row: Intervention, waits_for: int | None) -> None:
    if waits_for is None:
        return
    if tx.get(Intervention, waits_for).case_id != row.case_id:
        raise Refused("En indsats kan kun vente på en anden indsats i samme plan.")
    if follows_itself(queries.plan_card(tx.session, row.case_id), row.id, waits_for):
        raise Refused("Indsatserne ville komme til at vente på hinanden i ring.")


def remove_intervention(desk: Desk, intervention_id: int) -> None:
    """Take an intervention out of the plan, with its ties; what waited for it waits no more."""
    with desk.write("Fjern indsats") as tx:
        row = tx.get(Intervention, intervention_id)
        for tie in tx.all(MilestoneIntervention, MilestoneIntervention.intervention_id == intervention_id):
            tx.delete(tie)
        for other in tx.all(Intervention, Intervention.waits_for_id == intervention_id):
            other.waits_for_id = other.waits_because = None
        tx.flush()
        tx.delete(row)


def link(desk: Desk, milestone_id: int, intervention_id: int, on: bool) -> None:
    """Say that an intervention serves a milestone, or no longer does."""
    with desk.write("Knyt indsats til delmål" if on else "Løsn indsats fra delmål") as tx:
        if tx.get(Milestone, milestone_id).case_id != tx.get(Intervention, intervention_id).case_id:
            raise Refused("Delmålet og indsatsen hører til to forskellige sager.")
        row = _tied(tx, milestone_id, intervention_id)
        if on and row is None:
            _tie(tx, milestone_id, intervention_id)
        elif not on and row is not None:
            tx.delete(row)


def _tied(tx: Transaction, milestone_id: int, intervention_id: int) -> MilestoneIntervention | None:
    return tx.first(
        MilestoneIntervention,
        MilestoneIntervention.milestone_id == milestone_id,
        MilestoneIntervention.intervention_id == intervention_id,
    )


def _tie(tx: Transaction, milestone_id: int, intervention_id: int) -> None:
    tx.get(Milestone, milestone_id)
    tx.add(MilestoneIntervention(milestone_id=milestone_id, intervention_id=intervention_id))
