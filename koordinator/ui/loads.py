"""How a worker's caseload is worded and drawn, wherever it is shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from koordinator.domain.caseload import FULL_TIME, WorkerLoad, short_away_words, state_of
from koordinator.domain.load_changes import change_words
from koordinator.domain.periods import Period
from koordinator.domain.staff import AbsenceLine
from koordinator.domain.values.dates import MONTHS, told_day
from koordinator.domain.values.numbers import format_hours
from koordinator.services.team_view import NOTHING, Beside
from koordinator.ui.base.bars import Bar
from koordinator.ui.base.states import LOOKS, State

# The pressing ones first, whoever has no limit last.
_PRESSING = (State.OVER, State.NEAR, State.CALM, State.NONE)


def state_of_load(load: WorkerLoad) -> State:
    """The state as the screen shows it; without limits there is none."""
    return State.NONE if load.state is None else State(load.state.value)


def state_word(load: WorkerLoad) -> str:
    """The state in words, empty without limits."""
    return LOOKS[state_of_load(load)].word


def of_maximum(load: WorkerLoad) -> str:
    """33 af 35, or the number alone where there is no limit."""
    return str(load.total) if load.limits is None else f"{load.total} af {load.limits.maximum}"


def pressing_first(loads: Iterable[WorkerLoad]) -> list[WorkerLoad]:
    """Over max, then near, then calm; within each the most cases first."""
    return sorted(loads, key=lambda load: (_PRESSING.index(state_of_load(load)), -load.total, load.worker))


def day_words(day: date, seen_from: date) -> str:
    """18. december, with its year when that is another than the one it is seen from."""
    year = f" {day.year}" if day.year != seen_from.year else ""
    return f"{day.day}. {MONTHS[day.month - 1]}{year}"


def period_words(period: Period, seen_from: date) -> str:
    """18. december – 30. april 2027; a side that is open is said in words."""
    if period.starts is None:
        return "hele tiden" if period.ends is None else f"til {day_words(period.ends, seen_from)}"
    if period.ends is None:
        return f"fra {day_words(period.starts, seen_from)}"
    if period.starts == period.ends:
        return day_words(period.starts, seen_from)
    return f"{day_words(period.starts, seen_from)} – {day_words(period.ends, seen_from)}"


def share_words(share: Decimal) -> str:
    """Fuld tid, or 0,8 af fuld tid."""
    return "fuld tid" if share == FULL_TIME else f"{format_hours(share)} af fuld tid"


def under_name(
    load: WorkerLoad,
    absences: Iterable[AbsenceLine],
    kinds: Mapping[str, str],
    day: date,
    *,
    reserve: bool = False,
) -> str:
    """What stands under a worker's name: her time, what counts besides her own cases, and leave."""
    own = [absence for absence in absences if absence.worker_id == load.worker_id]
    now = [absence for absence in own if Period(absence.starts, absence.ends).covers(day)]
    coming = sorted((one for one in own if one.starts > day and one.scales), key=lambda one: one.starts)
    parts = [] if load.share == 0 and now else [share_words(load.share)]
    if reserve:
        parts.append("reserve")
    if load.outside:
        parts.append(f"{load.outside} uden for")
    if load.covered:
        parts.append(f"{load.covered} dækket")
    if load.lent:
        parts.append(f"{load.lent} hos andre")
    for absence in now:
        until = f" til {day_words(absence.ends, day)}" if absence.ends else ""
        parts.append(f"{kinds.get(absence.kind, absence.kind)}{until}")
    if coming and not now:
        parts.append(f"{kinds.get(coming[0].kind, coming[0].kind)} fra {day_words(coming[0].starts, day)}")
    return " · ".join(parts)


def mind_words(load: WorkerLoad, today: date) -> str:
    """What somebody who would give her cases should know: a reserve, leave, and cases that come back."""
    parts = ["reserve" if load.reserve else "", short_away_words(load, today)]
    if not load.absence and load.next_absence:
        parts.append(f"fravær fra {told_day(load.next_absence, today)}")
    if load.lent:
        parts.append(f"{load.lent} {'sag' if load.lent == 1 else 'sager'} hos andre")
    return " · ".join(part for part in parts if part)


def load_bar(load: WorkerLoad, second: str, beside: Beside = NOTHING) -> Bar:
    """The caseload as one bar, with what stands beside it."""
    limits, state = load.limits, state_of_load(load)
    return Bar(
        str(load.worker_id), load.worker, second, load.total,
        limits.warning if limits else None, limits.maximum if limits else None,
        state, paler=load.outside + load.covered, weight=format_hours(beside.weight) if beside.weight else "",
        trend=beside.trend, ahead=change_words(beside.changes),
    )  # fmt: skip


def before_after(load: WorkerLoad, second: str, after: int) -> Bar:
    """The caseload as it is and as it would be."""
    limits = load.limits
    state = State(state_of(after, limits).value) if limits else State.NONE
    return Bar(
        str(load.worker_id), load.worker, second, after,
        limits.warning if limits else None, limits.maximum if limits else None,
        state, load.total, state_of_load(load),
    )  # fmt: skip
