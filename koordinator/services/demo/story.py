"""The network meeting that is told ahead: eight at the table, one without consent, one whose runs out."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from koordinator import resources
from koordinator.domain.meetings.kinds import AgendaPoint, Status
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import ROLE_NAMES, CaseRole
from koordinator.services.demo.calendar import is_workday, months_later
from koordinator.services.demo.diary import Diary, moment
from koordinator.services.demo.meeting_plan import (
    Actor,
    PlannedConsent,
    PlannedMeeting,
    PlannedMember,
    Seat,
)
from koordinator.services.demo.networks import Networks
from koordinator.services.demo.plan import DemoPlan, PlannedCase
from koordinator.services.demo.table import CASE_ROLES, CITIZEN_ROLE

Row = dict[str, Any]


class Story:
    """The told meeting of an example that has its citizen."""

    def __init__(self, plan: DemoPlan) -> None:
        self._plan = plan
        self._told: Row = resources.table("demo/meetings.toml")["story"]
        self.number = next((n for n, case in enumerate(plan.cases) if self._is_told(case)), None)

    def _is_told(self, case: PlannedCase) -> bool:
        name = self._plan.citizens[case.citizen].name
        return bool(name == self._told["citizen"] and case.ended is None and len(_workers(case)) == 2)

    def network(self, networks: Networks) -> tuple[PlannedMember, ...]:
        """The citizen's network with everybody the story names."""
        known = {contact.name: number for number, contact in enumerate(networks.contacts)}
        members = []
        for row in self._told["network"]:
            contact = known.get(row["name"])
            if contact is None:
                contact = networks.relative(row["name"])
            consent = self._consent(row)
            state = "withdrawn" if "withdrawn" in row else "valid" if consent else "missing"
            members.append(PlannedMember(contact, row.get("relation"), row.get("role"), state, consent))
        return tuple(members)

    def meeting(self, case: PlannedCase, network: Sequence[PlannedMember], diary: Diary) -> PlannedMeeting:
        """The meeting itself, within the next week."""
        told, day = self._told, self._day(case, diary)
        hour, minute = map(int, told["time"].split(":"))
        starts = moment(day, hour, minute)
        seats = [Seat(Actor("citizen", case.citizen), CITIZEN_ROLE, Status.ACCEPTED)]
        for place, (worker, role) in enumerate(_workers(case)):
            seats.append(
                Seat(
                    Actor("worker", worker), ROLE_NAMES[CASE_ROLES[role]], Status.ACCEPTED, chair=place == 0,
                    minute_taker=place == 1,
                )
            )  # fmt: skip
        seats += [
            self._seat(row, member)
            for row, member in zip(told["network"], network, strict=True)
            if row.get("meets", True)
        ]
        diary.take([seat.actor for seat in seats], day, told["minutes"], starts)
        return PlannedMeeting(
            "netvaerk", "Netværksmøde", starts, starts + timedelta(minutes=told["minutes"]), seats,
            place=told["place"], case=self.number,
            agenda=[AgendaPoint(**row) for row in told["agenda"]],
        )  # fmt: skip

    def _day(self, case: PlannedCase, diary: Diary) -> date:
        """The next such weekday, or the first day after it on which the workers can."""
        day = self._plan.today + ONE_DAY
        while day.weekday() != self._told["weekday"]:
            day += ONE_DAY
        workers = [Actor("worker", worker) for worker, _ in _workers(case)]
        while not is_workday(day) or any(diary.away(worker, day) for worker in workers):
            day += ONE_DAY
        return day

    def _seat(self, row: Row, member: PlannedMember) -> Seat:
        role = row["role"] if "relation" not in row else f"{row['role']} ({row['relation']})"
        return Seat(
            Actor("contact", member.contact), role, Status(row.get("status", "accepted")),
            host=row["name"] == self._told["host"],
            consent_reason=self._told["without_consent"] if member.lacking else None,
        )  # fmt: skip

    def _consent(self, row: Row) -> PlannedConsent | None:
        if "ends" not in row:
            return None
        today = self._plan.today
        ends = today + timedelta(days=row["ends"])
        withdrawn = today + timedelta(days=row["withdrawn"]) if "withdrawn" in row else None
        return PlannedConsent(
            row["data"], "Jobcentret", row["name"], "Samarbejde om ressourceforløb",
            months_later(ends, -12), ends, "Skriftligt", withdrawn,
        )  # fmt: skip


def _workers(case: PlannedCase) -> list[tuple[int, CaseRole]]:
    """Who holds the case now, the caseworker first."""
    held = {spell.role: spell.worker for spell in case.spells if spell.ends is None}
    return [(held[role], role) for role in CASE_ROLES if role in held]
