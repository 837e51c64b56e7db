"""An answer as a leader reads it: before and after, and every move with its reasons and its price."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from koordinator.db.queries import rebalance as queries
from koordinator.db.store import Session
from koordinator.domain.cases import Weight
from koordinator.domain.rebalance.costs import CostPart, fits, parts, unfit_words
from koordinator.domain.rebalance.problem import Answer, Move
from koordinator.domain.rebalance.proposals import CaseName, MoveLine, Proposal, SeatLine
from koordinator.domain.rebalance.words import MoveWords, SeatWords, keeps, reasons, short_names
from koordinator.services.rebalancing.basis import fingerprint
from koordinator.services.rebalancing.case_facts import CaseFacts
from koordinator.services.rebalancing.facts import Situation
from koordinator.services.rebalancing.soon import told_ahead


def explained(session: Session, situation: Situation, answer: Answer) -> Proposal:
    """The proposal an answer makes."""
    known = queries.known_from(session, [move.case_id for move in answer.moves], situation.wish.on)
    words = seat_words(situation, answer.after)
    moves = sorted(
        (_line(situation, move, words, known) for move in answer.moves),
        key=lambda one: (
            one.from_id is None, one.from_name, one.to_name, one.citizen, one.number, one.case_id,
        ),
    )  # fmt: skip
    before, after = _seat_lines(situation, answer)
    more = {one: answer.after[one] - answer.before[one] for one in {move.to for move in answer.moves}}
    return Proposal(
        situation.wish, answer.status, answer.gap, answer.seconds, before, after, tuple(moves),
        tuple(case_name(situation.cases[case_id]) for case_id in answer.unplaced),
        (_above_maximum(before), _above_maximum(after)), (_above_warning(before), _above_warning(after)),
        told_ahead(session, more, situation.wish.on),
        fingerprint(situation, known),
    )  # fmt: skip


# What is counted are those who are told of: a reserve from elsewhere who stays out of it is neither.
def _above_maximum(lines: Sequence[SeatLine]) -> int:
    return sum(max(0, line.cases - line.maximum) for line in lines)


def _above_warning(lines: Sequence[SeatLine]) -> int:
    return sum(max(0, line.cases - line.warning) for line in lines)


def case_name(case: CaseFacts) -> CaseName:
    """A case as a list names it."""
    return CaseName(case.row.case_id, case.row.number or "", case.row.citizen)


def seat_words(situation: Situation, after: Mapping[int, int]) -> dict[int, SeatWords]:
    """Every caseworker as sentences speak of her, once the cases lie as an answer puts them."""
    seats = situation.seats
    names = short_names({one: seat.load.worker for one, seat in seats.items()})
    return {
        one: SeatWords(
            names[one], seat.load.total, after.get(one, seat.load.total), seat.limits.warning,
            seat.limits.maximum, seat.away, seat.reserve, seat.load.team,
        )
        for one, seat in seats.items()
    }  # fmt: skip


def move_parts(situation: Situation, case: CaseFacts, to: int) -> tuple[CostPart, ...]:
    """What moving a case to a worker costs, part by part; placing one costs nothing."""
    if case.relation is None:
        return ()
    price = situation.price_of(case.holder)
    found = parts(case.relation, situation.wish.on, price)
    if price.age and to in situation.dearer(case):
        found = (*found, CostPart(_unfit(situation, case, to), price.age))
    return found


def _unfit(situation: Situation, case: CaseFacts, to: int) -> str:
    """That a worker's team is not for the citizen's age; empty where it is."""
    team = situation.team_of(to)
    if team is None or fits(case.age, team.age_from, team.age_to):
        return ""
    return unfit_words(team.name, case.age)


def _line(
    situation: Situation,
    move: Move,
    words: Mapping[int, SeatWords],
    known: Mapping[tuple[int, int], date],
) -> MoveLine:
    case = situation.cases[move.case_id]
    seat = situation.seats[move.to]
    consultant = situation.staff.get(case.consultant or 0)
    told = MoveWords(
        words[case.holder] if case.holder is not None else None,
        words[move.to],
        situation.wish.forced.get(move.case_id) == move.to,
        consultant.name if consultant is not None else "",
        seat.beside.consultants[case.consultant or 0],
        known.get((move.case_id, move.to)),
        seat.beside.places[case.row.postcode or ""],
        _unfit(situation, case, move.to) if case.holder is None else "",
    )
    giver = situation.seats[case.holder].load.worker if case.holder is not None else ""
    return MoveLine(
        case.row.case_id, case.row.number or "", case.row.citizen, case.age, case.holder, giver, move.to,
        seat.load.worker, move.cost, move_parts(situation, case, move.to),
        reasons(told, situation.wish.goal), keeps(told),
    )  # fmt: skip


def _seat_lines(situation: Situation, answer: Answer) -> tuple[tuple[SeatLine, ...], tuple[SeatLine, ...]]:
    """Everybody asked about, and of the reserves from elsewhere those who come in."""
    taking = {move.to for move in answer.moves}
    heavy: Counter[int | None] = Counter()
    for move in answer.moves:
        case = situation.cases[move.case_id]
        if case.row.weight == Weight.HEAVY:
            heavy[move.to] += 1
            heavy[case.holder] -= 1
    shown = [seat for one, seat in situation.seats.items() if seat.own or one in taking]
    shown.sort(key=lambda seat: (seat.load.team, seat.load.worker, seat.worker_id))
    before = tuple(
        SeatLine(
            seat.worker_id, seat.load.worker, seat.load.team, seat.load.total, seat.limits.warning,
            seat.limits.maximum, seat.load.share, seat.load.heavy, seat.reserve, seat.load.outside,
        )
        for seat in shown
    )  # fmt: skip
    after = tuple(
        line._replace(
            cases=answer.after.get(line.worker_id, line.cases), weight=line.weight + heavy[line.worker_id]
        )
        for line in before
    )
    return before, after
