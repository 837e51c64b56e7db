"""Writes the planned example into a store, table by table."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from koordinator import resources
from koordinator.db.queries.settings import STORE_SCOPE
from koordinator.db.store import Transaction
from koordinator.db.system_tables import Setting
from koordinator.db.tables import (
    Absence,
    Assignment,
    Case,
    Citizen,
    Contact,
    CvUpdate,
    Intervention,
    Organisation,
    OutsideCaseload,
    PaidHours,
    Placement,
    Programme,
    Talk,
    Team,
    Worker,
    WorkerRole,
    WorkingTime,
)
from koordinator.db.team_tables import OwnLimit
from koordinator.db.values import Fields
from koordinator.domain.caseload import FULL_TIME
from koordinator.domain.values.names import fold, worker_key
from koordinator.domain.values.numbers import phone_digits
from koordinator.services.bulk import uncollected
from koordinator.services.caseloads import default_limits
from koordinator.services.demo.course import Courses
from koordinator.services.demo.meeting_plan import MeetingPlan
from koordinator.services.demo.meeting_rows import write_meetings
from koordinator.services.demo.meetings import plan_meetings
from koordinator.services.demo.plan import (
    DemoPlan,
    PlannedAbsence,
    PlannedCase,
    PlannedCitizen,
    PlannedContact,
    PlannedOrganisation,
    PlannedWorker,
)
from koordinator.services.demo.planning import plan_demo
from koordinator.services.demo.writers import write_courses
from koordinator.services.programmes import known_programmes


def populate(
    tx: Transaction, today: date, *, leader_id: int, cases: int = 210, workers: int = 7, seed: int = 1
) -> None:
    """Fill a new store with the example; no cases and no workers leave it empty but for programmes.

    `leader_id` is the leader who is there already.
    """
    programmes = _programmes(tx)
    with uncollected():
        plan = plan_demo(today, cases, workers, seed)
        if plan.teams:
            _complete_leader(tx, leader_id)
            sender = resources.table("demo/staff.toml")["sender"]
            tx.add_many(Setting, [{"scope": STORE_SCOPE, "name": n, "value": v} for n, v in sender.items()])
            case_ids, actors = _write(tx, plan, plan_meetings(plan, seed), programmes, leader_id)
            write_courses(Courses(tx, today, plan, case_ids, actors, seed))


def _write(
    tx: Transaction, plan: DemoPlan, around: MeetingPlan, programmes: dict[str, int], leader_id: int
) -> tuple[list[int], dict[str, list[int]]]:
    teams = tx.add_many(Team, [_team(team.name, team.age_from, team.age_to) for team in plan.teams])
    staff = _add_workers(tx, plan, teams)
    houses, people = _add_organisations(tx, [*plan.organisations, *around.organisations])
    relatives = tx.add_many(Contact, [_contact(row, None) for row in around.relatives])
    citizens = tx.add_many(Citizen, [_citizen(row) for row in plan.citizens])
    numbers = tx.add_many(Case, [_case(row, citizens, programmes, teams) for row in plan.cases])
    _add_courses(tx, list(zip(numbers, plan.cases, strict=True)), staff, houses, people)
    actors = {
        "worker": [*staff, leader_id], "citizen": citizens, "team": teams,
        "contact": [*chain.from_iterable(people), *relatives],
    }  # fmt: skip
    write_meetings(tx, around, numbers, actors)
    return numbers, actors


def _programmes(tx: Transaction) -> dict[str, int]:
    """The programmes by name; those the store does not know yet are added."""
    known = {row.name for row in tx.all(Programme)}
    tx.add(*(row for row in known_programmes() if row.name not in known))
    return {row.name: row.id for row in tx.all(Programme)}


def _team(name: str, age_from: int | None, age_to: int | None) -> Fields:
    limits = default_limits()
    return {
        "name": name, "age_from": age_from, "age_to": age_to,
        "warning": limits.warning, "maximum": limits.maximum,
    }  # fmt: skip


def _complete_leader(tx: Transaction, leader_id: int) -> None:
    leader = tx.get(Worker, leader_id)
    for field, value in resources.table("demo/staff.toml")["leader"].items():
        setattr(leader, field, value)
    tx.flush()


def _add_workers(tx: Transaction, plan: DemoPlan, teams: Sequence[int]) -> list[int]:
    numbers = tx.add_many(Worker, [_worker(row, teams) for row in plan.workers])
    staff = list(zip(numbers, plan.workers, strict=True))
    tx.add_many(WorkerRole, [{"worker_id": n, "role": role.value} for n, row in staff for role in row.roles])
    tx.add_many(WorkingTime, [{"worker_id": n, "share": row.share} for n, row in staff if row.share])
    tx.add_many(Absence, [_absence(n, away) for n, row in staff for away in row.absences])
    tx.add_many(
        OutsideCaseload,
        [{"worker_id": n, "day": day, "cases": cases} for n, row in staff for day, cases in row.outside],
    )
    tx.add_many(OwnLimit, [{"worker_id": n, **row.own_limit._asdict()} for n, row in staff if row.own_limit])
    return numbers


def _worker(row: PlannedWorker, teams: Sequence[int]) -> Fields:
    return {
        "name": row.name, "name_key": worker_key(row.name), "initials": row.initials, "phone": row.phone,
        "email": row.email, "team_id": None if row.team is None else teams[row.team],
        "languages": row.languages.replace(", ", ",") if row.languages else None,
        "workdays": "".join(str(day) for day in row.workdays) or None, "reserve": row.reserve,
    }  # fmt: skip


def _absence(worker_id: int, away: PlannedAbsence) -> Fields:
    scales = bool(resources.table("absences.toml")[away.kind]["scales"])
    return {
        "worker_id": worker_id, "kind": away.kind, "starts": away.starts, "ends": away.ends,
        "share": FULL_TIME, "scales": scales,
    }  # fmt: skip


def _add_organisations(
    tx: Transaction, organisations: Sequence[PlannedOrganisation]
) -> tuple[list[int], list[list[int]]]:
    """The numbers of the organisations, and of the people at each."""
    houses = tx.add_many(
        Organisation,
        [
            {"name": row.name, "name_key": fold(row.name), "cvr": row.cvr, "phone": row.phone,
             "address": row.address}
            for row in organisations
        ],
    )  # fmt: skip
    people = [
        _contact(contact, number)
        for number, row in zip(houses, organisations, strict=True)
        for contact in row.contacts
    ]
    numbers = iter(tx.add_many(Contact, people))
    return houses, [[next(numbers) for _ in row.contacts] for row in organisations]


def _contact(row: PlannedContact, organisation_id: int | None) -> Fields:
    return {
        **row._asdict(), "title": row.title or None, "organisation_id": organisation_id,
        "name_key": fold(row.name),
    }  # fmt: skip


def _citizen(row: PlannedCitizen) -> Fields:
    return {
        "cpr": row.cpr,
        "name": row.name, "name_key": fold(row.name), "born": row.born, "address": row.address,
        "postcode": row.postcode, "city": row.city, "phone": row.phone,
        "phone_digits": phone_digits(row.phone) if row.phone else None, "email": row.email,
        "protected": row.protected, "interpreter": row.interpreter, "digital_post": row.digital_post,
    }  # fmt: skip


def _case(
    row: PlannedCase, citizens: Sequence[int], programmes: dict[str, int], teams: Sequence[int]
) -> Fields:
    return {
        "number": row.number, "citizen_id": citizens[row.citizen], "programme_id": programmes[row.programme],
        "team_id": teams[row.team], "starts": row.starts, "expected_end": row.expected_end,
        "ended": row.ended, "end_reason": row.end_reason, "weight": row.weight,
        "passive_reason": row.passive_reason, "remark": row.remark,
    }  # fmt: skip


def _add_courses(
    tx: Transaction,
    cases: Sequence[tuple[int, PlannedCase]],
    staff: Sequence[int],
    houses: Sequence[int],
    people: Sequence[Sequence[int]],
) -> None:
    """What belongs to the cases, each of which comes with its number."""
    tx.add_many(
        Assignment,
        [
            {"case_id": n, "worker_id": staff[spell.worker], "role": spell.role.value,
             "starts": spell.starts, "ends": spell.ends, "reason": spell.reason}
            for n, row in cases
            for spell in row.spells
        ],
    )  # fmt: skip
    tx.add_many(
        Intervention,
        [
            {"case_id": n, "title": offer.title, "law": offer.law,
             "organisation_id": houses[offer.organisation],
             "contact_id": people[offer.organisation][offer.contact], "starts": offer.starts,
             "ends": offer.ends}
            for n, row in cases
            for offer in row.course.offers
        ],
    )  # fmt: skip
    tx.add_many(
        Placement,
        [
            {"case_id": n, "kind": placement.kind, "title": placement.title, "place": placement.place,
             "organisation_id": houses[placement.organisation], "starts": placement.starts,
             "ends": placement.ends, "hours": placement.hours}
            for n, row in cases
            for placement in row.course.placements
        ],
    )  # fmt: skip
    tx.add_many(PaidHours, [{"case_id": n, **paid._asdict()} for n, row in cases for paid in row.course.paid])
    tx.add_many(CvUpdate, [{"case_id": n, "day": day} for n, row in cases for day in row.course.cv_days])
    tx.add_many(Talk, [{"case_id": n, "day": day} for n, row in cases for day in row.course.talks])
