"""How a leave and what it does are said."""

from collections.abc import Sequence
from datetime import date, datetime

from koordinator.domain.leave_plans import CasePlan, Effect, LeavePlan, MeetingPlan, MeetingWay, MonthLoad
from koordinator.domain.leaves import LeaveLine, Way
from koordinator.domain.periods import Period
from koordinator.domain.values.dates import MONTHS_SHORT, day_month
from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.times import clock
from koordinator.ui.loads import period_words


def leave_words(line: LeaveLine, kinds: dict[str, str], today: date) -> str:
    """orlov 18. december – 30. april 2027, 12 sager dækkes."""
    kind = kinds.get(line.kind, line.kind)
    share = "" if line.share == 1 else f", {format_hours(line.share)} af arbejdstiden"
    covered = f", {line.covered} {'sag' if line.covered == 1 else 'sager'} dækkes" if line.covered else ""
    return f"{kind} {period_words(Period(line.starts, line.ends), today)}{share}{covered}"


def case_way(plan: CasePlan) -> str:
    """What becomes of a case: dækkes af Anna Holm."""
    match plan.choice.way:
        case Way.COVER:
            return f"Dækkes af {plan.to}"
        case Way.HANDOVER:
            return f"Overdrages til {plan.to}"
    return "Bliver"


def meeting_way(plan: MeetingPlan, names: dict[int, str]) -> str:
    """What becomes of a meeting: flyttes til 21. dec. kl. 14.30."""
    match plan.choice.way:
        case MeetingWay.COVER:
            return f"{names.get(plan.choice.to_id or 0) or plan.cover} tager mødet"
        case MeetingWay.MOVE if plan.choice.at is not None:
            return f"Flyttes til {moment_words(plan.choice.at)}"
    return "Beholdes"


def moment_words(moment: datetime) -> str:
    """21. dec. kl. 14.30."""
    return f"{day_month(moment.date())} kl. {clock(moment)}"


def month_title(day: date) -> str:
    """dec."""
    return MONTHS_SHORT[day.month - 1]


def month_words(month: MonthLoad) -> str:
    """33 → 35, or the number alone where it stays."""
    return str(month.after) if month.before == month.after else f"{month.before} → {month.after}"


def worst_words(effect: Effect, days: Sequence[date], today: date) -> str:
    """On which day somebody's caseload presses most, where it is not the first."""
    first = min(days, default=effect.day)
    return "" if effect.day <= first else f"hårdest {period_words(Period(effect.day, effect.day), today)}"


def remarks(plan: LeavePlan) -> list[str]:
    """What the leader is to know beside the lists."""
    said = []
    left = sum(
        one.choice.way is Way.STAYS and bool(one.reasons) and not one.case.covered_by for one in plan.cases
    )
    if left:
        words = "1 sag har" if left == 1 else f"{left} sager har"
        said.append(f"{words} ingen, der kan tage over.")
    if plan.covering:
        words = "1 sag" if plan.covering == 1 else f"{plan.covering} sager"
        said.append(f"{plan.worker} dækker selv {words} for en kollega i perioden.")
    if plan.wish.ends is None:
        said.append("Uden slutdag dækkes sagerne indtil videre; der er regnet et halvt år frem.")
    return said
