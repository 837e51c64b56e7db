"""Somebody's leave and her cases: which way each goes, who stands in, and what follows when it changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.colleagues import (
    ENOUGH,
    CaseFacts,
    Colleague,
    Relations,
    cases_words,
    day_words,
    fit,
)
from koordinator.domain.dealing import NOBODY, deal
from koordinator.domain.periods import ONE_DAY, Period, day_before
from koordinator.domain.placing import Ladder, weight
from koordinator.domain.roles import CaseRole

SHORT = timedelta(weeks=4)  # a leave no longer than this is covered and no case changes hands
OPEN_ENDED = timedelta(days=182)  # how far an open-ended leave is looked ahead on
BEFOREHAND = timedelta(days=14)  # how long before a leave a case goes over, so that both can meet the citizen
NEW_FACE = 300  # what it weighs that one more colleague is brought in
_MOST_TRIED = 12


class Way(StrEnum):
    """What becomes of a case while its worker is away."""

    STAYS = "stays"
    COVER = "cover"
    HANDOVER = "handover"
    BACK = "back"


class Choice(NamedTuple):
    """Which way a case goes, and to whom unless it stays."""

    way: Way
    to_id: int | None = None


STAYS = Choice(Way.STAYS)


class Holder(NamedTuple):
    """Whose case somebody covers, and whether that one is here on all the days it is about."""

    worker_id: int
    name: str
    here: bool


@dataclass(frozen=True, slots=True)
class AwayCase:
    """A case of somebody who will be away, with the days of the leave on which she has it.

    `since` is when she got it. `covered_by` stands in already, for another reason than this leave: that stays
    as it is. `advised` says why it should not change hands, where it should not. A case she covers herself
    has the role of a cover and its `holder`.
    """

    facts: CaseFacts
    role: CaseRole
    starts: date
    ends: date | None
    since: date
    covered_by: str | None = None
    advised: str | None = None
    holder: Holder | None = None

    @property
    def counts_as(self) -> CaseRole:
        """In which role's caseload it counts."""
        return CaseRole.CASEWORKER if self.role is CaseRole.COVER else self.role

    @property
    def case_id(self) -> int:
        """The case's number in the store."""
        return self.facts.case_id

    def handed_on(self, day: date) -> date:
        """When it goes over where the others do so on a day: not before it is hers."""
        return max(day, self.since)


class LeaveLine(NamedTuple):
    """A worker's leave with how many of her cases somebody covers because of it."""

    absence_id: int
    worker_id: int
    worker: str
    kind: str
    starts: date
    ends: date | None
    share: Decimal
    covered: int


class StandIn(NamedTuple):
    """Somebody who could take a case; `room` is the least of all the days, `free` that she can at all."""

    worker: Colleague
    room: int
    free: bool
    reasons: tuple[str, ...]
    against: tuple[str, ...]


def last_day(period: Period, starts: date) -> date:
    """The last day that is looked at; an open-ended leave is looked at for half a year."""
    return period.ends or starts + OPEN_ENDED


def usual_way(period: Period, role: CaseRole, longer: Way = Way.COVER) -> Way:
    """Short leave is covered; what becomes of a longer one is chosen. A consultant's cases stay meanwhile."""
    short = period.starts and period.ends and period.ends - period.starts < SHORT
    if role is CaseRole.CONSULTANT:
        return Way.HANDOVER if longer is Way.HANDOVER and not short else Way.STAYS
    return Way.COVER if short else longer


def handover_day(starts: date, today: date) -> date:
    """When a case goes over because of a leave: some time before it, and never in the past."""
    return max(today, starts - BEFOREHAND)


def stand_in(case: AwayCase, who: Colleague, relations: Relations, first: date, last: date) -> StandIn:
    """How somebody suits as the one who takes a case from day to day; room and leave are said first."""
    suits = fit(case.facts, replace(who, away=()), relations)
    reserve = ("Er reserve",) if who.reserve else ()
    room, (free, words) = who.least(first, last), _can(who, first, last)
    if free:
        return StandIn(who, room, True, (words, *suits.reasons), (*suits.against, *reserve))
    return StandIn(who, room, False, suits.reasons, (words, *suits.against, *reserve))


def _can(who: Colleague, first: date, last: date) -> tuple[bool, str]:
    """Whether she is at work with room for one more on all these days, in words."""
    own = next((one for one in who.away if one.overlaps(Period(first, last))), None)
    if own is not None:
        return False, f"Har selv fravær {_period(own, first)}"
    full = who.full_from(first, last)
    if full is not None:
        return False, f"Har ikke plads {day_words(full, first)}"
    room = who.least(first, last)
    if room >= ENOUGH // 2:
        return True, "Har ingen grænse for antallet af sager"
    return True, f"Plads til {cases_words(room)} alle dage til og med {day_words(last, first)}"


def _period(period: Period, seen_from: date) -> str:
    if period.ends is None:
        return f"fra {day_words(period.starts or seen_from, seen_from)}"
    return f"{day_words(period.starts or seen_from, seen_from)} til {day_words(period.ends, seen_from)}"


def share_out(
    cases: Sequence[AwayCase],
    people: Sequence[Colleague],
    relations: Relations,
    first: date,
    last: date,
    taken: Mapping[int, int],
) -> dict[int, int]:
    """Who takes which case: within everybody's limits on all days, by few colleagues who suit.

    `taken` is what each is given already beside these. Cases nobody has room for are left out.
    """
    able = [who for who in people if _able(who, first, last, taken) > 0]
    ladder = Ladder(len(cases))
    costs = {
        who.worker_id: [ladder.cost(who, fit(case.facts, who, relations)) for case in cases] for who in able
    }
    seats = {who.worker_id: _seats(who, first, last, taken, len(cases)) for who in able}

    def price(chosen: Sequence[int]) -> tuple[int, tuple[int, ...]]:
        dealt = deal(
            [{one: costs[one][n] for one in chosen} for n in range(len(cases))],
            {one: seats[one] for one in chosen},
            ladder.unplaced,
        )
        used = {one: dealt.count(one) for one in chosen}
        total = sum(costs[one][n] if one != NOBODY else ladder.unplaced for n, one in enumerate(dealt))
        total += sum(sum(seats[one][:number]) for one, number in used.items())
        new = sum(bool(number) and not taken.get(one) for one, number in used.items())
        return total + NEW_FACE * new, dealt

    tried = sorted(able, key=lambda who: (sum(costs[who.worker_id]), -len(seats[who.worker_id]), who.name))
    dealt = _by_few([who.worker_id for who in _enough(tried, seats, len(cases))], price)
    return {case.case_id: to for case, to in zip(cases, dealt, strict=True) if to != NOBODY}


def _enough(
    people: Sequence[Colleague], seats: Mapping[int, Sequence[int]], cases: int
) -> Sequence[Colleague]:
    """The best suited, and as many as the cases need."""
    kept, room = 0, 0
    while kept < len(people) and (kept < _MOST_TRIED or room < cases):
        room += len(seats[people[kept].worker_id])
        kept += 1
    return people[:kept]


def _by_few(
    people: Sequence[int], price: Callable[[Sequence[int]], tuple[int, tuple[int, ...]]]
) -> tuple[int, ...]:
    """Bring one colleague in after another as long as that is better."""
    chosen: list[int] = []
    best, dealt = price(chosen)
    while len(chosen) < len(people):
        tries = [(*price([*chosen, one]), place) for place, one in enumerate(people) if one not in chosen]
        cost, with_her, place = min(tries, key=lambda each: (each[0], each[2]))
        if cost >= best:
            break
        best, dealt = cost, with_her
        chosen.append(people[place])
    return dealt


def _able(who: Colleague, first: date, last: date, taken: Mapping[int, int]) -> int:
    """How many more somebody can take on all these days; whoever is away on one of them takes none."""
    if any(period.overlaps(Period(first, last)) for period in who.away):
        return 0
    return who.least(first, last) - taken.get(who.worker_id, 0)


def _seats(who: Colleague, first: date, last: date, taken: Mapping[int, int], most: int) -> list[int]:
    held = taken.get(who.worker_id, 0)
    tightest = min(who.days(first, last), key=who.room)
    room = min(_able(who, first, last, taken), most)
    return [weight(who, tightest, held + number) for number in range(1, room + 1)]


class CoverSpan(NamedTuple):
    """A cover made for a leave; without an end it lasts as the leave does."""

    starts: date
    ends: date | None


def followed(cover: CoverSpan, before: Period, after: Period | None, today: date) -> CoverSpan | None:
    """A cover when its leave becomes another one, or None (None) when it falls away.

    What begins and ends with the leave goes along with it; what was shorter for a reason of its own stays so.
    Of a leave that is taken away the days until today have been.
    """
    if after is None:
        return _within(cover, Period(None, day_before(today)))
    starts = after.starts if cover.starts == before.starts and after.starts else cover.starts
    ends = after.ends if cover.ends == before.ends else cover.ends
    return _within(CoverSpan(starts, ends), after)


def added(before: CoverSpan, after: CoverSpan, today: date) -> list[CoverSpan]:
    """The days from today on that a cover has after a change and had not before."""
    found = []
    if after.starts < before.starts:
        ends = day_before(before.starts)
        found.append(CoverSpan(after.starts, ends if after.ends is None else min(ends, after.ends)))
    if before.ends is not None and (after.ends is None or after.ends > before.ends):
        found.append(CoverSpan(max(after.starts, before.ends + ONE_DAY), after.ends))
    return [
        CoverSpan(max(one.starts, today), one.ends) for one in found if one.ends is None or one.ends >= today
    ]


def _within(cover: CoverSpan, period: Period) -> CoverSpan | None:
    starts = max(cover.starts, period.starts) if period.starts else cover.starts
    ends = cover.ends
    if period.ends is not None:
        ends = min(ends, period.ends) if ends is not None else period.ends
    return None if ends is not None and ends < starts else CoverSpan(starts, ends)


def months_of(first: date, last: date) -> list[tuple[date, date]]:
    """The months from one day to another, the first and the last of them cut to what is asked."""
    months = []
    while first <= last:
        after = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        months.append((first, min(last, after - ONE_DAY)))
        first = after
    return months
