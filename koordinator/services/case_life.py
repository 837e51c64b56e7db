"""Beginning a case by hand: a citizen who is known is recognised, and the gate is asked for each worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from koordinator.db.queries import handovers as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Case, Citizen
from koordinator.domain.caseload import Verdict
from koordinator.domain.endings import KnownCitizen
from koordinator.domain.roles import CaseRole
from koordinator.domain.staff import TeamLine
from koordinator.domain.values.cpr import age_on, birth_date, parse_cpr
from koordinator.domain.values.names import clean_name, fold
from koordinator.domain.values.numbers import parse_phone, phone_digits
from koordinator.errors import FieldRefused, Refused
from koordinator.services import staff
from koordinator.services.assigning import assign
from koordinator.services.case_edits import set_field
from koordinator.services.desk import Desk
from koordinator.services.move_cases import is_leader, verdict_of


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case as it is typed; what is not known is empty; `over_reason` is for the gate."""

    cpr: str
    name: str
    starts: date
    number: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    protected: bool = False
    interpreter: str = ""
    programme_id: int | None = None
    team_id: int | None = None
    caseworker_id: int | None = None
    consultant_id: int | None = None
    over_reason: str = ""


def read_cpr(desk: Desk, text: str) -> str:
    """The ten digits; FieldRefused where they hold no date of birth."""
    try:
        return parse_cpr(text, desk.today())
    except ValueError as fault:
        raise FieldRefused(str(fault), "cpr") from None


def known_citizen(desk: Desk, cpr: str) -> KnownCitizen | None:
    """The citizen with a CPR number, if the store knows her."""
    with desk.read() as session:
        return queries.known_citizen(session, read_cpr(desk, cpr), desk.today())


def team_by_age(desk: Desk, cpr: str, starts: date) -> int | None:
    """The team whose age band a citizen is in when the case begins; None where none or several are."""
    return team_for(staff.teams(desk), age_on(birth_date(read_cpr(desk, cpr)), starts))


def team_for(teams: Sequence[TeamLine], age: int) -> int | None:
    """The one team with an age band that holds an age; a team for all ages is asked for by nobody."""
    fitting = [
        team.team_id
        for team in teams
        if (team.age_from, team.age_to) != (None, None)
        and (team.age_from is None or age >= team.age_from)
        and (team.age_to is None or age <= team.age_to)
    ]
    return fitting[0] if len(fitting) == 1 else None


def verdict(
    desk: Desk, worker_id: int, day: date, role: CaseRole = CaseRole.CASEWORKER, reason: str = ""
) -> Verdict | None:
    """What the gate says of giving somebody one more case from a day on."""
    with desk.read() as session:
        return verdict_of(
            session, worker_id, max(day, desk.today()), role, reason=reason, leader=is_leader(desk)
        )


def new_case(desk: Desk, wanted: NewCase) -> int:
    """Begin a case by hand; a citizen who is known by CPR is used again, and what was typed corrects her.

    Refused for a citizen whose case is not over, and above a worker's maximum without a leader's reason.
    Returns the case's number.
    """
    cpr = read_cpr(desk, wanted.cpr)
    facts = _facts(wanted)
    number = clean_name(wanted.number) or None
    with desk.write("Ny sag") as tx:
        known = queries.known_citizen(tx.session, cpr, desk.today())
        if known is not None and known.running_id is not None:
            raise FieldRefused("Borgeren har allerede en sag, der ikke er afsluttet.", "cpr")
        if known is not None and known.ended is not None and wanted.starts <= known.ended:
            raise FieldRefused("Borgerens forrige sag er ikke slut den dag.", "starts")
        if number is not None and tx.first(Case, Case.number == number) is not None:
            raise FieldRefused("Der er allerede en sag med det nummer.", "number")
        citizen = _citizen(tx, cpr, known, facts)
        case = Case(
            number=number, citizen_id=citizen.id, programme_id=wanted.programme_id, team_id=wanted.team_id,
            starts=wanted.starts,
        )  # fmt: skip
        tx.add(case)
        held = ((CaseRole.CASEWORKER, wanted.caseworker_id), (CaseRole.CONSULTANT, wanted.consultant_id))
        for role, worker_id in held:
            if worker_id is not None:
                give(tx, desk, case.id, role, worker_id, wanted.starts, wanted.over_reason)
        return case.id


def _facts(wanted: NewCase) -> dict[str, object]:
    name = clean_name(wanted.name)
    if not name:
        raise FieldRefused("Skriv borgerens navn.", "name")
    phone = clean_name(wanted.phone)
    try:
        read = parse_phone(phone) if phone else None
    except ValueError as fault:
        raise FieldRefused(str(fault), "phone") from None
    lines = ("address", "postcode", "city", "interpreter")
    return {
        "name": name,
        "phone": read,
        "protected": wanted.protected,
        **{field: clean_name(getattr(wanted, field)) or None for field in lines},
    }


def _citizen(tx: Transaction, cpr: str, known: KnownCitizen | None, facts: dict[str, object]) -> Citizen:
    if known is None:
        name, phone = str(facts["name"]), facts["phone"]
        row = Citizen(
            cpr=cpr, born=birth_date(cpr), name_key=fold(name),
            phone_digits=phone_digits(str(phone)) if phone else None, **facts,
        )  # fmt: skip
        tx.add(row)
        return row
    row = tx.get(Citizen, known.citizen_id)
    for field, value in facts.items():
        if getattr(row, field) != value:
            set_field(row, field, value)
    return row


def give(
    tx: Transaction, desk: Desk, case_id: int, role: CaseRole, worker_id: int, day: date, reason: str
) -> None:
    """Let a worker hold a case from a day on, if the gate lets it through."""
    # A day that is past weighs on the caseload of today.
    found = verdict_of(
        tx.session, worker_id, max(day, desk.today()), role, reason=reason, leader=is_leader(desk)
    )
    if found is not None and not found.allowed:
        raise Refused(found.sentence)
    why = reason.strip() if found is not None and found.reason_needed else ""
    assign(tx, case_id, role, worker_id, day, why or None)
