"""How far an answer may be from the best when time ran out: what no answer can avoid is easily counted."""

from koordinator.domain.rebalance.comparing import Level, Share, Standing, levels, share, standing
from koordinator.solving.question import Question


def gap(question: Question, reached: Standing, stopped: Level, missing: float | None) -> float:
    """Relatively, on the first level that is not proven; `missing` is known of the one stopped at.

    What only breaks ties is no gap.
    """
    order = levels(question.problem.goal)
    values = dict(zip(order, reached, strict=True))
    for level in order[order.index(stopped) : order.index(Level.CONSULTANT)]:
        if level is Level.EVENNESS:
            found = _unevenness(question, values[level])
        else:
            lacking = values[level] - _least(question, level, values)
            if level is stopped and missing is not None:
                lacking = min(lacking, missing)
            found = max(0.0, lacking / max(1, values[level]))
        if found > 0:
            return min(1.0, found)
    return 0.0


def _least(question: Question, level: Level, values: dict[Level, int]) -> int:
    """What no answer is below."""
    if level in (Level.MAXIMUM, Level.CROWDED, Level.WARNING):
        limits = [seat.warning if level is Level.WARNING else seat.maximum for seat in question.seats]
        pairs = list(zip(question.base, limits, strict=True))
        stuck = sum(max(0, base - limit) for base, limit in pairs)
        room = sum(max(0, limit - base) for base, limit in pairs)
        coming = len(question.cases) if level is Level.MAXIMUM else sum(question.own)
        return stuck if level is Level.CROWDED else stuck + max(0, coming - room)
    if level is Level.MOVES:  # each takes one case at most from above a maximum
        today = standing(question.problem, question.start)
        crowded = levels(question.problem.goal).index(Level.CROWDED)
        return int(today[crowded]) - values[Level.CROWDED]
    if level is Level.KEPT and not question.problem.previous:
        return values[Level.KEPT]
    return 0


def _unevenness(question: Question, shares: tuple[Share, ...]) -> float:
    """From the most loaded down to what each would have if all had the same share."""
    top = max(shares)
    room = sum(seat.maximum for seat in question.seats)
    if top.beyond or not room:
        return 1.0
    mean = share(sum(question.base) + sum(question.own), room).share
    return float((top.share - mean) / top.share) if top.share > mean else 0.0
