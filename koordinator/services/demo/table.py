"""Who sits at the table of a case's meeting, what each has answered, and what is on the agenda."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from koordinator import resources
from koordinator.domain.meetings.kinds import AgendaPoint, MeetingState, MeetingType, Status
from koordinator.domain.roles import ROLE_NAMES, CaseRole, Role
from koordinator.services.demo.diary import Diary
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.meeting_plan import Actor, PlannedMeeting, PlannedMember, Seat
from koordinator.services.demo.plan import DemoPlan, PlannedCase

# How often a meeting is held where the first guest from outside works.
_AT_THEIRS = {"praktikopfoelgning": 0.95, "status": 0.8, "evaluering": 0.8, "besoeg": 0.95, "netvaerk": 0.4}
_SMALL = 4  # persons who fit into a small room
RECENT = timedelta(days=14)  # older meetings have no agenda kept
CASE_ROLES = {CaseRole.CASEWORKER: Role.CASEWORKER, CaseRole.CONSULTANT: Role.CONSULTANT}
_ANSWERS = {Status.ACCEPTED: 0.72, Status.INVITED: 0.19, Status.TENTATIVE: 0.05, Status.DECLINED: 0.04}
CITIZEN_ROLE = "borger"


class Guest(NamedTuple):
    """Somebody to be invited: `key` is the role a meeting type may name for a duty."""

    actor: Actor
    role: str | None
    key: str
    lacking: bool = False


class Table:
    """Sets meetings of cases: finds the time, seats the guests, and writes the agenda."""

    def __init__(
        self,
        dice: Dice,
        diary: Diary,
        plan: DemoPlan,
        networks: Sequence[Sequence[PlannedMember]],
        houses: dict[int, str],
        types: dict[str, MeetingType],
    ) -> None:
        self.dice, self.diary, self.plan, self.types = dice, diary, plan, types
        self._networks, self._houses = networks, houses
        self._rows: dict[str, Any] = resources.table("demo/meetings.toml")
        self._answers, self._answer_weights = list(_ANSWERS), list(_ANSWERS.values())

    def set(
        self,
        number: int,
        type_key: str,
        day: date,
        guests: Sequence[Guest],
        *,
        state: MeetingState = MeetingState.HELD,
        tries: int = 1,
    ) -> PlannedMeeting | None:
        """A meeting of a case on the day or one of the days after; None when nobody has time."""
        kind = self.types[type_key]
        actors = [guest.actor for guest in guests]
        for _ in range(tries):
            starts = self.diary.book(actors, day, kind.minutes)
            if starts is not None:
                break
            day += timedelta(days=1)
        else:
            return None
        cancelled = state is MeetingState.CANCELLED
        return PlannedMeeting(
            type_key,
            kind.name,
            starts,
            starts + timedelta(minutes=kind.minutes),
            self._seats(kind, guests, state),
            state,
            self._place(kind, guests, starts),
            number,
            agenda=self.agenda(kind, day),
            reason=self.dice.pick(self._rows["reasons"]["cancelled"]) if cancelled else None,
        )

    def citizen(self, case: PlannedCase) -> Guest:
        """The citizen of a case."""
        return Guest(Actor("citizen", case.citizen), CITIZEN_ROLE, "citizen")

    def worker(self, case: PlannedCase, role: CaseRole, day: date) -> Guest | None:
        """Who has a role on a case on a day."""
        for spell in case.spells:
            if spell.role is role and spell.starts <= day and (spell.ends is None or day <= spell.ends):
                return self.colleague(spell.worker, CASE_ROLES[role])
        return None

    def colleague(self, worker: int, role: Role) -> Guest:
        """A worker in a role."""
        return Guest(Actor("worker", worker), ROLE_NAMES[role], role.value)

    def network(self, number: int, most: int, *, only_allowed: bool = False) -> list[Guest]:
        """Some of a case's network; those nothing may be told to seldom come when it matters."""
        members = self._networks[number]
        if only_allowed:
            members = [m for m in members if not m.lacking or self.dice.chance(0.15)]
        return [guest_of(member) for member in members[:most]]

    def board(self, contacts: Sequence[int]) -> list[Guest]:
        """The rehabilitation board, which has its own chair and secretary."""
        roles: list[str] = self._rows["board"]
        return [
            Guest(Actor("contact", contact), role, role)
            for contact, role in zip(contacts, roles, strict=True)
        ]

    def agenda(self, kind: MeetingType, day: date) -> Sequence[AgendaPoint]:
        """The type's agenda, for meetings that are recent or to come."""
        return kind.agenda if day > self.plan.today - RECENT else ()

    def _place(self, kind: MeetingType, guests: Sequence[Guest], starts: datetime) -> str:
        if kind.key == "rehabiliteringsteam":
            return str(self._rows["rehabilitation_room"])
        at = next((self._houses.get(g.actor.place) for g in guests if g.actor.kind == "contact"), None)
        if at is not None and self.dice.chance(_AT_THEIRS.get(kind.key, 0)):
            return at
        if kind.key == "opfoelgning" and self.dice.chance(0.15):
            return str(self.dice.pick(self._rows["away"]))
        return self._room("rooms" if len(guests) <= _SMALL else "large_rooms", starts, kind.minutes)

    def _room(self, size: str, starts: datetime, minutes: int) -> str:
        """A room nobody has; somebody's own office where all are taken."""
        rooms: list[str] = self._rows[size]
        turn, day = self.dice.between(0, len(rooms) - 1), starts.date()
        for number in [*range(turn, len(rooms)), *range(turn)]:
            room = [Actor(size, number)]
            if self.diary.free(room, day, minutes, starts):
                self.diary.take(room, day, minutes, starts)
                return str(rooms[number])
        return str(self._rows["office"])

    def _seats(self, kind: MeetingType, guests: Sequence[Guest], state: MeetingState) -> list[Seat]:
        chair = _place_of(kind.chair, guests)
        host = _place_of(kind.host, guests) if kind.host else None
        minutes = _place_of(kind.minute_taker, guests) if kind.minute_taker else None
        seats = []
        for place, guest in enumerate(guests):
            reason = None
            if guest.lacking and state is not MeetingState.HELD:
                reason = self.dice.pick(self._rows["reasons"]["without_consent"])
            seats.append(
                Seat(
                    guest.actor, guest.role, self._status(guest, state), place == chair, place == host,
                    place == minutes, reason,
                )
            )  # fmt: skip
        return seats

    def _status(self, guest: Guest, state: MeetingState) -> Status:
        worker = guest.actor.kind == "worker"
        if state is MeetingState.HELD:
            return Status.ATTENDED if worker or not self.dice.chance(0.07) else Status.ABSENT
        if state is MeetingState.DRAFT:
            return Status.INVITED
        return Status.ACCEPTED if worker else self.dice.weighted(self._answers, self._answer_weights)


def guest_of(member: PlannedMember) -> Guest:
    """A network member as a guest."""
    role = member.role
    if member.relation is not None:
        role = f"{role} ({member.relation})"
    return Guest(Actor("contact", member.contact), role, "network", member.lacking)


def _place_of(key: str | None, guests: Sequence[Guest]) -> int:
    """Who has a duty that a meeting type gives to a role; somebody from outside where the role is theirs."""
    keys = [guest.key for guest in guests]
    for wanted in (key, "caseworker" if key is None else "network", "caseworker", "consultant"):
        if wanted in keys:
            return keys.index(wanted)
    return 0
