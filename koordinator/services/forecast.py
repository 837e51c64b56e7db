"""Each team's twelve months ahead: cases against room, on assumptions a leader can change."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from koordinator import resources
from koordinator.db.queries import caseload
from koordinator.db.queries import forecast as queries
from koordinator.db.queries.rulebook_numbers import kept, of_team
from koordinator.db.store import Session
from koordinator.db.tables import Team
from koordinator.db.team_tables import RulebookNumber
from koordinator.domain.caseload import Limits, WorkerLoad
from koordinator.domain.forecast.calendar import months_ahead, year_before
from koordinator.domain.forecast.counting import Unit
from koordinator.domain.forecast.counting import forecast as counted
from koordinator.domain.forecast.history import assumptions
from koordinator.domain.forecast.records import Crew, Forecast
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services.caseloads import default_limits
from koordinator.services.desk import Desk

INTAKE, LENGTH = "forecast.intake", "forecast.length_months"
# What may be written: least, most, and the sentence when it is neither.
_BOUNDS = {
    INTAKE: (Decimal(0), Decimal(1000), "Skriv et tal fra 0 til 1.000."),
    LENGTH: (Decimal(1), Decimal(120), "Skriv et antal måneder fra 1 til 120."),
}
_LABELS = {INTAKE: "Ret tilgang i fremskrivningen", LENGTH: "Ret forløbets længde i fremskrivningen"}
_TENTH = Decimal("0.1")


def forecasts(desk: Desk, on: date | None = None) -> tuple[Forecast, ...]:
    """All teams together, and each of them by name."""
    day = on or desk.today()
    with desk.read() as session:
        courses = queries.courses(session, year_before(day))
        loads = _loads(session, day)
        teams = caseload.team_limits(session)
        own = {key: row.value for key, row in kept(session, _BOUNDS).items()}
    every = Unit(None, "", courses, _crews(loads, None), _full(teams.values()))
    named = sorted(teams.values(), key=lambda one: one.name)
    units = [every] + [
        Unit(
            one.team_id, one.name, [course for course in courses if course.team_id == one.team_id],
            _crews(loads, one.team_id), one.caseworker,
        )
        for one in named
    ]  # fmt: skip
    return tuple(_forecast(unit, day, own) for unit in units)


def forecast(desk: Desk, team_id: int | None = None, on: date | None = None) -> Forecast:
    """One team, or with none all of them together."""
    found = next((one for one in forecasts(desk, on) if one.team_id == team_id), None)
    if found is None:
        raise Refused("Teamet findes ikke længere.")
    return found


def assume(desk: Desk, key: str, value: Decimal | None, team_id: int | None = None) -> None:
    """Let a team's forecast (or that of all) stand on another number; None goes back to what history says."""
    desk.require(Role.LEADER)
    least, most, sentence = _BOUNDS[key]
    if value is not None:
        if not value.is_finite() or not least <= value <= most:
            raise Refused(sentence)
        value = value.quantize(_TENTH, ROUND_HALF_UP)
    with desk.write(_LABELS[key]) as tx:
        if team_id is not None:
            tx.get(Team, team_id)
        row = tx.first(RulebookNumber, RulebookNumber.key == key, of_team(team_id))
        if value is None:
            if row is not None:
                tx.delete(row)
        elif row is None:
            tx.add(RulebookNumber(key=key, team_id=team_id, value=value))
        elif row.value != value:
            row.value = value


def _forecast(unit: Unit, on: date, own: Mapping[tuple[str, int | None], Decimal]) -> Forecast:
    rules = resources.table("rules/forecast.toml")
    intake, length = (own.get((key, unit.team_id)) for key in (INTAKE, LENGTH))
    stands_on = assumptions(
        unit.courses,
        on,
        least_ended=rules["least_ended"]["value"],
        shipped_length=rules["length"]["value"],
        own_intake=None if intake is None else float(intake),
        own_length=None if length is None else float(length),
    )
    return counted(unit, on, stands_on)


def _loads(session: Session, on: date) -> dict[date, list[WorkerLoad]]:
    """The caseworkers who are still there, on the day and at the end of each month."""
    known = queries.caseworkers(session)
    found = {}
    for day in (on, *months_ahead(on)):
        found[day] = [
            load
            for load in caseload.loads(session, day, CaseRole.CASEWORKER, default_limits())
            if _works(known.get(load.worker_id or 0), load, day)
        ]
    return found


def _works(who: queries.Caseworker | None, load: WorkerLoad, day: date) -> bool:
    if who is None or (who.leaves_on is not None and who.leaves_on < day):
        return False
    return not who.reserve or load.total > 0


def _crews(loads: Mapping[date, Sequence[WorkerLoad]], team_id: int | None) -> dict[date, Crew]:
    return {
        day: _crew([one for one in held if team_id is None or one.team_id == team_id])
        for day, held in loads.items()
    }


def _crew(held: Sequence[WorkerLoad]) -> Crew:
    """What they have room for beside the cases they hold outside the program."""
    room = [_room(one) for one in held]
    return Crew(
        len(held), sum((one.share for one in held), Decimal(0)),
        sum(one.warning for one in room), sum(one.maximum for one in room),
    )  # fmt: skip


def _room(load: WorkerLoad) -> Limits:
    limits = load.limits or Limits(0, 0)
    return Limits(max(0, limits.warning - load.outside), max(0, limits.maximum - load.outside))


def _full(teams: Iterable[caseload.TeamLimits]) -> Limits:
    """The limits for full time of all teams together: where they differ, the lowest of them."""
    held = [one.caseworker for one in teams] or [default_limits()]
    return Limits(min(one.warning for one in held), min(one.maximum for one in held))
