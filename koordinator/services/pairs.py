"""The matrix of pairs: caseworkers and consultants with the cases they share and their last review."""

from dataclasses import dataclass
from datetime import date, timedelta

from koordinator.db.queries import pairs as queries
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.pairs import Met, Pair, Review, pairs
from koordinator.domain.staff import WorkerLine
from koordinator.services import staff
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.rulebook import rules

MEETING_TYPE = "parmoede"
_RULE = "pair_review"
_BEHIND = timedelta(days=366)
_AHEAD = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class PairBoard:
    """Who shares cases with whom on a day; `every` is the longest time between two reviews, in days."""

    day: date
    every: int
    caseworkers: tuple[WorkerLine, ...]
    consultants: tuple[WorkerLine, ...]
    pairs: tuple[Pair, ...]

    def state(self, pair: Pair) -> Review:
        """How a pair's review stands by the rule."""
        return pair.review(self.day, timedelta(days=self.every))

    @property
    def late(self) -> tuple[Pair, ...]:
        """The pairs that have not gone through their list in time and have not planned to."""
        return tuple(one for one in self.pairs if self.state(one) in (Review.NONE, Review.LATE))


def pair_board(desk: Desk, day: date | None = None, team_id: int | None = None) -> PairBoard:
    """The pairs of a day (today if none is given), of one team's caseworkers or of all."""
    on = day or desk.today()
    people = {one.worker_id: one for one in staff.workers(desk, left=True)}
    met = calendar.entries(desk, on - _BEHIND, on + _AHEAD, type_key=MEETING_TYPE)
    held = [one for one in met if one.state is not MeetingState.CANCELLED]
    with desk.read() as session:
        shared = {
            pair: cases
            for pair, cases in queries.shared_cases(session, on).items()
            if pair[0] in people
            and pair[1] in people
            and (team_id is None or people[pair[0]].team_id == team_id)
        }
        workers = queries.workers_at(session, {one.meeting_id for one in held})
    found = pairs(
        shared, [Met(one.starts.date(), workers.get(one.meeting_id, frozenset())) for one in held], on
    )
    rule = next(one for one in rules(desk, team_id) if one.key == _RULE)
    return PairBoard(
        on, rule.value_on(on) or 21,
        _of(people, {pair[0] for pair in shared}), _of(people, {pair[1] for pair in shared}), tuple(found),
    )  # fmt: skip


def _of(people: dict[int, WorkerLine], ids: set[int]) -> tuple[WorkerLine, ...]:
    return tuple(sorted((people[one] for one in ids), key=lambda line: (line.name, line.worker_id)))
