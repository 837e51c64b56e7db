"""Whose calendar is looked at: one's own, a colleague's, a team's, or everybody's."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from koordinator.domain.roles import Role
from koordinator.domain.staff import TeamLine, WorkerLine
from koordinator.services import staff
from koordinator.services.desk import Desk

OWN = "own"
ALL = "all"


class Choice(NamedTuple):
    """One calendar that can be looked at; no workers means everybody's meetings."""

    key: str
    name: str
    workers: tuple[int, ...]


def choices(desk: Desk) -> list[Choice]:
    """One's own first, then the team as a whole (a leader: each team), everybody, and colleagues by name."""
    known = staff.workers(desk)
    own_id = desk.who.worker_id
    me = next((one for one in known if one.worker_id == own_id), None)
    made = [Choice(OWN, "Min kalender", (own_id,))]
    for team in staff.teams(desk):
        own = me is not None and me.team_id == team.team_id
        if own or Role.LEADER in desk.who.roles:
            made += _team(team, known)
    made.append(Choice(ALL, "Alle medarbejdere", ()))
    made += [
        Choice(str(one.worker_id), one.name, (one.worker_id,)) for one in known if one.worker_id != own_id
    ]
    return made


def _team(team: TeamLine, known: Sequence[WorkerLine]) -> list[Choice]:
    members = tuple(one.worker_id for one in known if one.team_id == team.team_id)
    return [Choice(f"team:{team.team_id}", f"Alle i {team.name}", members)] if members else []


def names_for(desk: Desk, choice: Choice) -> Mapping[int, str]:
    """The names to tell beside busy time: none where it is one person's calendar."""
    if len(choice.workers) == 1:
        return {}
    return {one.worker_id: one.name for one in staff.workers(desk, left=True)}
