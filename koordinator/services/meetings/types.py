"""The types of meetings: as shipped, and as a team has changed them."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from koordinator import resources
from koordinator.db.queries.settings import keep_setting, setting, settings
from koordinator.db.system_tables import Setting
from koordinator.db.tables import Team
from koordinator.domain.meetings.kinds import (
    LONGEST_MEETING,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_POINTS,
    AgendaPoint,
    Colour,
    MeetingType,
)
from koordinator.domain.roles import Role
from koordinator.domain.values.names import clean_name
from koordinator.errors import Refused
from koordinator.services.desk import Desk


@cache
def shipped() -> dict[str, MeetingType]:
    """The types the program comes with, by key, in their order."""
    return {key: _read(key, fields) for key, fields in resources.table("meeting_types.toml").items()}


def meeting_types(desk: Desk, team_id: int | None = None) -> list[MeetingType]:
    """Every type as a team has it; without a team as shipped."""
    if team_id is None:
        return list(shipped().values())
    with desk.read() as session:
        held = settings(session, _scope(team_id), map(_name, shipped()))
    return [_with(one, held.get(_name(key))) for key, one in shipped().items()]


def meeting_type(desk: Desk, key: str, team_id: int | None = None) -> MeetingType:
    """One type as a team has it; Refused for an unknown one."""
    found = shipped().get(key)
    if found is None:
        raise Refused("Mødetypen findes ikke.")
    if team_id is None:
        return found
    with desk.read() as session:
        return _with(found, setting(session, _scope(team_id), _name(key)))


def save_type(desk: Desk, team_id: int, changed: MeetingType) -> None:
    """Let a team have a type its own way."""
    desk.require(Role.LEADER)
    _check(changed)
    scope, name = _scope(team_id), _name(changed.key)
    value = _written(changed)
    with desk.write("Ret mødetype") as tx:
        tx.get(Team, team_id)
        keep_setting(tx, scope, name, value)


def reset_type(desk: Desk, team_id: int, key: str) -> None:
    """Let a team have a type as shipped again."""
    desk.require(Role.LEADER)
    scope, name = _scope(team_id), _name(key)
    with desk.write("Mødetype tilbage til den oprindelige") as tx:
        row = tx.first(Setting, Setting.scope == scope, Setting.name == name)
        if row is not None:
            tx.delete(row)


def check_points(points: Sequence[AgendaPoint]) -> None:
    """Refuse an agenda that cannot be kept: a point without a title, too long, or with impossible minutes."""
    if len(points) > MOST_POINTS:
        raise Refused(f"En dagsorden kan højst have {MOST_POINTS} punkter.")
    for number, point in enumerate(points, 1):
        if not point.title.strip():
            raise Refused(f"Punkt {number} mangler en overskrift.")
        if len(point.title) > LONGEST_TITLE:
            raise Refused(f"Overskriften på punkt {number} er længere end {LONGEST_TITLE} tegn.")
        if len(point.detail or "") > LONGEST_TEXT or len(point.presenter or "") > LONGEST_TITLE:
            raise Refused(f"Teksten på punkt {number} er for lang. Højst 5.000 tegn.")
        if point.minutes is not None and not 0 <= point.minutes <= LONGEST_MEETING:
            raise Refused(f"Minutterne på punkt {number} skal være mellem 0 og {LONGEST_MEETING}.")


def _check(changed: MeetingType) -> None:
    if changed.key not in shipped():
        raise Refused("Mødetypen findes ikke.")
    if not clean_name(changed.name):
        raise Refused("Giv mødetypen et navn.")
    if len(changed.name) > LONGEST_TITLE:
        raise Refused(f"Navnet er længere end {LONGEST_TITLE} tegn.")
    if not 0 < changed.minutes <= LONGEST_MEETING:
        raise Refused("Varigheden skal være mellem 1 minut og et døgn.")
    check_points(changed.agenda)


def _scope(team_id: int) -> str:
    return f"team:{team_id}"


def _name(key: str) -> str:
    return f"meeting_type:{key}"


def _read(key: str, fields: dict[str, Any]) -> MeetingType:
    return MeetingType(
        key,
        fields["name"],
        fields["minutes"],
        Colour(fields["colour"]),
        fields["about_case"],
        tuple(_point(one) for one in fields["agenda"]),
        tuple(fields["attend"]),
        fields.get("chair"),
        fields.get("host"),
        fields.get("minute_taker"),
        fields["purpose"],
    )


def _point(fields: dict[str, Any]) -> AgendaPoint:
    return AgendaPoint(
        fields["title"], fields.get("minutes"), fields.get("presenter"), fields.get("detail") or None
    )


def _written(kind: MeetingType) -> dict[str, Any]:
    """What a team may decide; colour and whether a case belongs to it stay the type's own."""
    fields = kind._asdict()
    fields["agenda"] = [point._asdict() for point in kind.agenda]
    fields["attend"] = list(kind.attend)
    kept = ("name", "minutes", "agenda", "attend", "chair", "host", "minute_taker", "purpose")
    return {name: fields[name] for name in kept}


def _with(kind: MeetingType, held: Any) -> MeetingType:
    if not isinstance(held, dict):
        return kind
    fields = {**held, "agenda": tuple(_point(one) for one in held["agenda"]), "attend": tuple(held["attend"])}
    return kind._replace(**fields, changed=True)
