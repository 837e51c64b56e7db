"""The meetings that have been held about a case, by programme and by what happened in it."""

from collections.abc import Iterator
from datetime import date, timedelta

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.roles import CaseRole, Role
from koordinator.services.demo.calendar import workday_after
from koordinator.services.demo.ended import HISTORY
from koordinator.services.demo.meeting_plan import PlannedMeeting
from koordinator.services.demo.plan import PlannedCase
from koordinator.services.demo.table import Guest, Table

BOARD = ("Ressourceforløb", "Jobafklaringsforløb")  # programmes that begin before the rehabilitation board
_CANCELLED = 0.03
_FEW = 0.3  # how many cases of a large example have their newest talk as a meeting
_ENDED_KEEPS = timedelta(days=100)  # of a case that has ended, only its last meetings are kept
_THIN, _THINNED = timedelta(days=300), 0.6  # of what is older, so much is left out
FORMER = "tidligere sagsbehandler"  # as the meeting type calls it

Wanted = tuple[str, date]


class History:
    """Makes up the meetings of the last two years."""

    def __init__(self, table: Table, board: list[int], *, large: bool) -> None:
        """`board` are the contacts of the rehabilitation board; a large example has few meetings."""
        self._table, self._dice, self._large = table, table.dice, large
        self._board = board
        self._today = table.plan.today
        self._oldest = self._today - timedelta(days=HISTORY)

    def of(self, number: int, case: PlannedCase) -> Iterator[PlannedMeeting]:
        """The held meetings of one case; those for which nobody had time are left out."""
        last = min(case.ended or self._today, self._today)
        first = max(case.starts, self._oldest, last - _ENDED_KEEPS if case.ended else self._oldest)
        for type_key, day in self._wanted(case):
            if not first <= day < last or (day < self._today - _THIN and self._dice.chance(_THINNED)):
                continue
            state = MeetingState.HELD
            if type_key != "opfoelgning" and self._dice.chance(_CANCELLED):
                state = MeetingState.CANCELLED
            guests = self._guests(number, case, type_key, day)
            made = self._table.set(number, type_key, workday_after(day), guests, state=state)
            # A day that was no workday may have become today.
            if made is not None and made.starts.date() < self._today:
                yield made

    def _wanted(self, case: PlannedCase) -> Iterator[Wanted]:
        talks = case.course.talks
        if self._large:
            if talks and self._dice.chance(_FEW):
                yield "opfoelgning", talks[-1]
            return
        yield from (("opfoelgning", day) for day in talks)
        yield from self._beginning(case)
        yield from self._every("netvaerk", case.starts + timedelta(days=70), case.ended, (150, 250))
        for spell in case.spells:
            if spell.role is CaseRole.CASEWORKER and spell.starts > case.starts:
                yield "overdragelse", spell.starts
        for placement in case.course.placements:
            yield from self._every(
                "praktikopfoelgning", placement.starts + timedelta(days=18), placement.ends, (42, 70)
            )
        for offer in case.course.offers:
            if self._dice.chance(0.2):
                yield "besoeg", offer.starts - timedelta(days=6)
            if self._dice.chance(0.25):
                yield "evaluering", offer.starts + timedelta(days=42)
            if self._dice.chance(0.4):
                yield from self._every("status", offer.starts + timedelta(days=90), offer.ends, (88, 102))

    def _beginning(self, case: PlannedCase) -> Iterator[Wanted]:
        steps = {"opstart": (10, 24)}
        if case.programme in BOARD:
            steps = {
                "forberedende_samtale": (3, 10), "rehabiliteringsteam": (20, 33), "overdragelse": (36, 45),
                "opstart": (52, 70),
            }  # fmt: skip
        for type_key, days in steps.items():
            yield type_key, case.starts + timedelta(days=self._dice.between(*days))

    def _every(self, type_key: str, day: date, last: date | None, gap: tuple[int, int]) -> Iterator[Wanted]:
        end = min(last or self._today, self._today)
        while day < end:
            yield type_key, day
            day += timedelta(days=self._dice.between(*gap))

    def _guests(self, number: int, case: PlannedCase, type_key: str, day: date) -> list[Guest]:
        caseworker = self._table.worker(case, CaseRole.CASEWORKER, day)
        consultant = self._table.worker(case, CaseRole.CONSULTANT, day)
        if type_key == "opfoelgning" and self._dice.chance(0.75):
            consultant = None
        if type_key == "overdragelse" and caseworker is not None:
            consultant = self._former(case, day, caseworker) or consultant
        if type_key == "praktikopfoelgning" and consultant is not None:
            caseworker = None
        found = [self._table.citizen(case), caseworker, consultant, *self._others(number, type_key)]
        return [guest for guest in found if guest is not None]

    def _former(self, case: PlannedCase, day: date, now: Guest) -> Guest | None:
        """Who held the case before the one who holds it now."""
        for spell in case.spells:
            if spell.role is CaseRole.CASEWORKER and spell.ends is not None and spell.ends <= day:
                former = self._table.colleague(spell.worker, Role.CASEWORKER)
                return former._replace(role=FORMER, key=FORMER) if former.actor != now.actor else None
        return None

    def _others(self, number: int, type_key: str) -> list[Guest]:
        if type_key == "rehabiliteringsteam":
            return self._table.board(self._board)
        if type_key == "netvaerk":
            return self._table.network(number, self._dice.between(2, 4))
        if type_key in ("status", "evaluering", "besoeg", "praktikopfoelgning", "opstart"):
            return self._table.network(number, 1)
        return []
