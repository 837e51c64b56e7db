"""Placing cases without a caseworker: all proposals at once, so that nobody is filled past her maximum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from koordinator.domain.caseload import Verdict, may_take
from koordinator.domain.colleagues import (
    HORIZON,
    LASTING,
    CaseFacts,
    Colleague,
    Fit,
    Relations,
    cases_words,
    day_words,
    fit,
    room_words,
)
from koordinator.domain.dealing import NOBODY, deal
from koordinator.domain.periods import ONE_DAY

SOON = timedelta(days=42)  # how long before its start a case is new already
NEAR = 200  # what it weighs that somebody comes near her maximum
FULL = 1000  # what a whole desk weighs
_MOST_POINTS = 4_000  # nothing about one case weighs more


class Candidate(NamedTuple):
    """Somebody who could have a case, with what the gate says of giving her this one alone."""

    worker: Colleague
    verdict: Verdict
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placing:
    """A case with its proposal, or None where nobody has room; the best suited candidate comes first.

    `reasons` say why it is she, or why it is nobody; `together` what all proposals make of her caseload.
    """

    case: CaseFacts
    to: Candidate | None
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    together: Verdict | None = None


def place_all(
    cases: Sequence[CaseFacts],
    colleagues: Sequence[Colleague],
    relations: Relations,
    *,
    over: bool = False,
) -> tuple[Placing, ...]:
    """A proposal for each case: the fewest left over, reserves only when nobody else has room, the right team
    by age, then relations against an even load.

    With `over` those left go past somebody's maximum, the least laden first, where the team lets them.
    """
    fits = {(case.case_id, who.worker_id): fit(case, who, relations) for case in cases for who in colleagues}
    ladder = Ladder(len(cases))
    days = sorted({case.first for case in cases})
    # Who starts today chooses first; where that leaves more cases over, those who start last do.
    tried = [_dealt(cases, colleagues, fits, ladder, order) for order in (days, days[::-1])]
    dealt = min(tried, key=lambda one: sum(worker == NOBODY for worker in one.values()))
    if over:
        _go_over(cases, colleagues, fits, dealt)
    return tuple(_placing(case, fits, colleagues, ladder, dealt) for case in cases)


_Fits = Mapping[tuple[int, int], Fit]


def _dealt(
    cases: Sequence[CaseFacts],
    colleagues: Sequence[Colleague],
    fits: _Fits,
    ladder: "Ladder",
    days: Sequence[date],
) -> dict[int, int]:
    """Who gets which case, dealt one first day after another; nobody is past her maximum on any of them."""
    dealt: dict[int, int] = {}
    for day in days:
        batch = [case for case in cases if case.first == day]
        given = [(case.first, dealt[case.case_id]) for case in cases if case.case_id in dealt]
        chosen = deal(
            [
                {w.worker_id: ladder.cost(w, fits[case.case_id, w.worker_id]) for w in colleagues}
                for case in batch
            ],
            {w.worker_id: _seats(w, day, given, len(batch), ladder) for w in colleagues},
            ladder.unplaced,
        )
        dealt.update(zip((case.case_id for case in batch), chosen, strict=True))
    return dealt


def _go_over(
    cases: Sequence[CaseFacts], colleagues: Sequence[Colleague], fits: _Fits, dealt: dict[int, int]
) -> None:
    """Give those nobody has room for to whoever is least full in proportion, of the right team first."""
    for case in cases:
        if dealt[case.case_id] != NOBODY:
            continue

        def order(who: Colleague, case: CaseFacts = case) -> tuple[bool, Fraction, str, int]:
            load = who.load(case.first)
            after = load.total + list(dealt.values()).count(who.worker_id) + 1
            most = load.limits.maximum if load.limits else 1
            wrong = not fits[case.case_id, who.worker_id].right_team
            return wrong, Fraction(after, most), who.name, who.worker_id

        open_to = [who for who in colleagues if _lets_pass(who, case.first)]
        if open_to:
            dealt[case.case_id] = min(open_to, key=order).worker_id


def _lets_pass(who: Colleague, day: date) -> bool:
    """Whether somebody who is at work can be filled past her maximum with a reason."""
    load = who.load(day)
    here = (who.gone is None or day < who.gone) and not who.is_away(day)
    return here and not load.refuse_over and load.limits is not None and load.limits.maximum > 0


class Ladder:
    """What each level costs, so that no sum of lower ones reaches it."""

    def __init__(self, cases: int) -> None:
        step = 2 * cases + 2
        self.later = _MOST_POINTS * step
        self.wrong_team = self.later * step
        self.reserve = self.wrong_team * step
        self.fleeting = self.reserve * step
        self.unplaced = self.fleeting * step

    def cost(self, who: Colleague, suits: Fit) -> int:
        """What one case costs with somebody, whatever else she gets."""
        wrong = 0 if suits.right_team else self.wrong_team
        return suits.points + wrong + (self.reserve if who.reserve else 0)


def _seats(
    who: Colleague, day: date, given: Sequence[tuple[date, int]], most: int, ladder: Ladder
) -> list[int]:
    """What each further case from a day on costs her: evenness, then whether the room lasts.

    There are as many as she has room for beside what she is given already: cases by their first day.
    """
    own = [first for first, worker in given if worker == who.worker_id]
    days = {day, *(first for first in own if first > day)}
    room = min(who.room(one) - sum(first <= one for first in own) for one in days)
    held = sum(first <= day for first in own)
    lasting = who.least(day, day + LASTING) - held
    later = who.least(day, day + HORIZON) - held
    return [
        weight(who, day, held + number)
        + (ladder.fleeting if number > lasting else ladder.later if number > later else 0)
        for number in range(1, min(room, most) + 1)
    ]


def weight(who: Colleague, day: date, number: int) -> int:
    """What it weighs that somebody gets so many more from a day on: the fuller she is, the more."""
    load = who.load(day)
    limits = load.limits
    if limits is None or not limits.maximum:
        return number
    total = load.total + number
    return FULL * total // limits.maximum + (NEAR if total >= limits.warning else 0)


def _placing(
    case: CaseFacts,
    fits: _Fits,
    colleagues: Sequence[Colleague],
    ladder: Ladder,
    dealt: Mapping[int, int],
) -> Placing:
    def order(who: Colleague) -> tuple[int, str, int]:
        seats = _seats(who, case.first, (), 1, ladder)
        cost = seats[0] if seats else ladder.unplaced + weight(who, case.first, 1)
        return ladder.cost(who, fits[case.case_id, who.worker_id]) + cost, who.name, who.worker_id

    ranked = tuple(
        candidate(case, who, fits[case.case_id, who.worker_id]) for who in sorted(colleagues, key=order)
    )
    to = next((one for one in ranked if one.worker.worker_id == dealt[case.case_id]), None)
    if to is None:
        return Placing(case, None, (_nobody(case, colleagues),), ranked)
    reserve = (_reserve(case, colleagues),) if to.worker.reserve else ()
    if to.worker.room(case.first) < 1:
        reserve = (*reserve, _nobody(case, colleagues))
    number = sum(worker == to.worker.worker_id for worker in dealt.values())
    return Placing(case, to, (*to.reasons, *reserve), ranked, may_take(to.worker.load(case.first), number))


def candidate(case: CaseFacts, who: Colleague, suits: Fit) -> Candidate:
    """Somebody who could have a case, with room first among the reasons."""
    good, words = room_words(who, case.first, case.first + HORIZON)
    reasons = (words, *suits.reasons) if good else suits.reasons
    against = suits.against if good else (words, *suits.against)
    reserve = ("Er reserve",) if who.reserve else ()
    return Candidate(who, may_take(who.load(case.first), 1), reasons, (*against, *reserve))


def _nobody(case: CaseFacts, colleagues: Sequence[Colleague]) -> str:
    if not colleagues:
        return "Der er ingen sagsbehandlere den dag"
    if any(who.room(case.first) > 0 for who in colleagues):
        return "Pladserne går til de andre nye sager"
    return "Ingen har plads under max"


def _reserve(case: CaseFacts, colleagues: Sequence[Colleague]) -> str:
    """Why a reserve is asked: nobody else has room, or none that lasts, or it goes to the other new cases."""
    roomy = [who for who in colleagues if not who.reserve and who.room(case.first) > 0]
    if not roomy:
        return "Er reserve: ingen andre har plads"
    last = case.first + LASTING
    if all(who.least(case.first, last) < 1 for who in roomy):
        return f"Er reserve: ingen andres plads holder til {day_words(last + ONE_DAY, case.first)}"
    return "Er reserve: de andres pladser går til de andre nye sager"


def summary(placings: Sequence[Placing]) -> str:
    """How many have a proposal, in one sentence; empty without new cases."""
    if not placings:
        return ""
    without = sum(one.to is None for one in placings)
    found = len(placings) - without
    if not without:
        return f"{cases_words(found)} uden sagsbehandler. Alle har et forslag."
    return f"{cases_words(len(placings))} uden sagsbehandler. {found} har et forslag, {without} har ikke."
