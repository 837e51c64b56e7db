"""The meetings that are planned about the running cases in the coming eight weeks."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole
from koordinator.services.demo.history import BOARD
from koordinator.services.demo.meeting_plan import PlannedMeeting
from koordinator.services.demo.plan import PlannedCase, PlannedOffer, PlannedPlacement
from koordinator.services.demo.table import Guest, Table

AHEAD = 55  # days
_TRIES = 9
_STATES = {MeetingState.PLANNED: 0.92, MeetingState.DRAFT: 0.05, MeetingState.CANCELLED: 0.03}
# How many cases of a large example have something planned; its calendars are full all the same.
_FEW = 0.2

Wanted = tuple[str, float]


class Upcoming:
    """Plans what comes; a day that is full gives way to one of the next.

    `told` has the days of meetings that are told ahead, by case; nothing else comes before those.
    """

    def __init__(self, table: Table, board: list[int], told: Mapping[int, date], *, large: bool) -> None:
        self._table, self._dice, self._large = table, table.dice, large
        self._board, self._told = board, told
        self._today = table.plan.today

    def of(self, number: int, case: PlannedCase) -> Iterator[PlannedMeeting]:
        """What is planned about one running case."""
        if self._large and not self._dice.chance(_FEW):
            return
        talks = 0
        for type_key, share in self._wanted(case):
            if not self._dice.chance(share):
                continue
            # More is planned for the next weeks than for the last.
            ahead = int((AHEAD - _TRIES) * self._dice.part() ** 1.4)
            if type_key == "opfoelgning":
                ahead = ahead // 2 + talks * (AHEAD - _TRIES) // 2
                talks += 1
            day = max(self._today + timedelta(days=ahead), self._told.get(number, self._today))
            guests = self._guests(number, case, type_key)
            state = self._dice.weighted(list(_STATES), list(_STATES.values()))
            made = None
            if guests:
                made = self._table.set(number, type_key, day, guests, state=state, tries=_TRIES)
            if made is not None:
                yield made
            if self._large:
                return

    def _wanted(self, case: PlannedCase) -> Iterator[Wanted]:
        yield "opfoelgning", 0.85
        if (self._today - case.starts).days < 60:
            if case.programme in BOARD:
                yield from (("forberedende_samtale", 0.5), ("rehabiliteringsteam", 0.5))
            yield "opstart", 0.7
        yield "netvaerk", 0.45
        if _runs(case.course.placements, self._today):
            yield "praktikopfoelgning", 0.75
        if _runs(case.course.offers, self._today):
            yield from (("status", 0.4), ("evaluering", 0.12))
        if any(offer.starts > self._today for offer in case.course.placements):
            yield "besoeg", 0.6
        yield "opfoelgning", 0.3

    def _guests(self, number: int, case: PlannedCase, type_key: str) -> list[Guest]:
        """Everybody at the table; nobody where the case has no worker for it."""
        table = self._table
        caseworker = table.worker(case, CaseRole.CASEWORKER, self._today)
        consultant = table.worker(case, CaseRole.CONSULTANT, self._today)
        workers = [one for one in (caseworker, consultant) if one is not None]
        if type_key == "praktikopfoelgning":
            workers = workers[-1:]
        elif type_key in ("opfoelgning", "besoeg") and self._dice.chance(0.7):
            workers = workers[:1]
        if not workers:
            return []
        return [table.citizen(case), *workers, *self._others(number, type_key)]

    def _others(self, number: int, type_key: str) -> list[Guest]:
        match type_key:
            case "rehabiliteringsteam":
                return self._table.board(self._board)
            case "netvaerk":
                return self._table.network(number, self._dice.between(3, 6), only_allowed=True)
            case "opfoelgning" | "forberedende_samtale":
                return []
            case _:
                return self._table.network(number, 1, only_allowed=True)


def _runs(rows: Iterable[PlannedOffer | PlannedPlacement], day: date) -> bool:
    return any(Period(row.starts, row.ends).covers(day) for row in rows)
