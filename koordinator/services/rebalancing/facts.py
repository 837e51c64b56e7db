"""What a question of distribution stands on: caseworkers with their limits, and every case that counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from koordinator.db.queries import rebalance as queries
from koordinator.db.queries import staff
from koordinator.db.store import Session
from koordinator.domain.rebalance.costs import Prices, fits, prices
from koordinator.domain.rebalance.proposals import Wish
from koordinator.domain.staff import WorkerLine
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.rebalancing.case_facts import CaseFacts, case_facts
from koordinator.services.rebalancing.seats import SeatFacts, read_seats
from koordinator.services.rulebook_numbers import REBALANCE, values_of_teams


@dataclass(frozen=True, slots=True)
class Situation:
    """All a question of distribution stands on; seats and cases by their numbers."""

    wish: Wish
    seats: Mapping[int, SeatFacts]
    cases: Mapping[int, CaseFacts]
    teams: Mapping[int, queries.TeamRow]
    staff: Mapping[int, WorkerLine]
    prices: Mapping[int | None, Prices]
    ages: dict[int, frozenset[int]] = field(default_factory=dict)  # who is unfit for which age

    def price_of(self, worker_id: int | None) -> Prices:
        """What a change costs by the numbers of a worker's team."""
        seat = self.seats.get(worker_id or 0)
        return self.prices[seat.load.team_id if seat else None]

    def team_of(self, worker_id: int | None) -> queries.TeamRow | None:
        """A worker's team."""
        seat = self.seats.get(worker_id or 0)
        return self.teams.get(seat.load.team_id or 0) if seat else None

    def dearer(self, case: CaseFacts) -> frozenset[int]:
        """Those whose team is not for the citizen's age, where the present worker's is."""
        mine = self.team_of(case.holder)
        if mine is None or not fits(case.age, mine.age_from, mine.age_to):
            return frozenset()
        if case.age not in self.ages:
            self.ages[case.age] = self._unfit(case.age)
        return self.ages[case.age]

    def _unfit(self, age: int) -> frozenset[int]:
        """Those whose team is not for somebody of an age."""
        other = {team_id for team_id, team in self.teams.items() if not fits(age, team.age_from, team.age_to)}
        return frozenset(one for one, seat in self.seats.items() if seat.load.team_id in other)


def situation(session: Session, wish: Wish) -> Situation:
    """The facts of a wish as the store has them."""
    teams = queries.teams(session)
    if any(team_id not in teams for team_id in wish.team_ids):
        raise Refused("Teamet findes ikke længere.")
    people = {one.worker_id: one for one in staff.workers(session, wish.on, left=True)}
    numbers = values_of_teams(session, REBALANCE, wish.on, teams)
    by_team = {team_id: prices(held) for team_id, held in numbers.items()}
    last = wish.on + timedelta(days=max(one.meeting_days for one in by_team.values()))
    meetings = queries.meetings(session, wish.on, last)
    held = queries.assignments(session, wish.on)
    found = [
        case_facts(row, held.get(row.case_id, []), wish, meetings)
        for row in queries.running(session, wish.on)
    ]
    seats = read_seats(session, wish, people, found)
    cases = {case.row.case_id: case for case in found if _asked(case, seats, wish)}
    return Situation(wish, seats, cases, teams, people, by_team)


def cases_with(desk: Desk, worker_ids: Iterable[int], on: date) -> frozenset[int]:
    """The cases that count with these workers on a day."""
    wanted = frozenset(worker_ids)
    with desk.read() as session:
        counted = queries.counted_with(session, on)
    return frozenset(case_id for case_id, worker_id in counted.items() if worker_id in wanted)


def _asked(case: CaseFacts, seats: Mapping[int, SeatFacts], wish: Wish) -> bool:
    """Whether a case is held by those asked about, or waits for a caseworker in their teams."""
    if case.holder is None:
        return not wish.team_ids or case.row.team_id in wish.team_ids
    return case.holder in seats and seats[case.holder].own
