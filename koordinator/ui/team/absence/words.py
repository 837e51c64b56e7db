"""How a leave and what it does are said."""

from collections.abc import Sequence
from datetime import date, datetime

from koordinator.domain.leave_plans import (
    CasePlan,
    Effect,
    LeavePlan,
    MeetingPlan,
    MeetingWay,
    MonthLoad,
    PutBack,
    meetings_words,
)
from koordinator.domain.leaves import LeaveLine, Way
from koordinator.domain.meetings.kinds import DUTY_NAMES
from koordinator.domain.periods import ONE_DAY, Period
from koordinator.domain.values.dates import MONTHS_SHORT, day_month
from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.times import clock
from koordinator.domain.values.words import enumerated
from koordinator.ui.loads import period_words

_MOST_LINES = 6


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
        case Way.BACK:
            return f"Går tilbage til {plan.to}"
    return "Bliver"


def meeting_way(plan: MeetingPlan, names: dict[int, str]) -> str:
    """What becomes of a meeting: flyttes til 21. dec. kl. 14.30."""
    match plan.choice.way:
        case MeetingWay.COVER:
            return f"{names.get(plan.choice.to_id or 0) or plan.cover} tager mødet"
        case MeetingWay.MOVE if plan.choice.at is not None:
            return f"Flyttes til {moment_words(plan.choice.at)}"
    return "Beholdes"


def meeting_when(plan: MeetingPlan) -> str:
    """21. dec. 14.30–15.30, with the second day where it ends on another one."""
    first, last = plan.starts.date(), plan.ends.date()
    ends = clock(plan.ends)
    if first == last or (ends == "00.00" and last - first == ONE_DAY):
        return f"{day_month(first)} {clock(plan.starts)}–{ends}"
    return f"{day_month(first)} {clock(plan.starts)} – {day_month(last)} {ends}"


def meeting_note(plan: MeetingPlan) -> str:
    """What the leader is to know of a meeting: who is taken, and what nobody does there."""
    missing = plan.duties if plan.choice.way is MeetingWay.KEEP else ()
    without = enumerated([DUTY_NAMES[one].lower() for one in missing])
    return " ".join(part for part in (plan.clash, f"Holdes uden {without}." if without else "") if part)


def put_back_words(plan: LeavePlan) -> str:
    """Flyt 2 møder tilbage; of what can be put back only without the leave that is said."""
    now, ever = len(plan.put_backs), len(plan.all_put_backs)
    if now >= ever:
        return f"Flyt {meetings_words(now)} tilbage"
    if not now:
        return f"Flyt {meetings_words(ever)} tilbage, hvis fraværet slettes"
    return f"Flyt {meetings_words(now)} tilbage ({ever}, hvis fraværet slettes)"


def put_back_lines(plan: LeavePlan) -> str:
    """Which meetings are put back by saving, or else by taking the leave away, and what becomes of each."""
    meant = plan.put_backs or plan.all_put_backs
    lines = [put_back_line(one, plan.worker) for one in meant[:_MOST_LINES]]
    if len(meant) > _MOST_LINES:
        lines.append(f"og {len(meant) - _MOST_LINES} til")
    if plan.staying:
        lines.append(staying_words(plan.staying))
    return "\n".join(lines)


def staying_words(staying: Sequence[PutBack]) -> str:
    """2 møder bliver, hvor fraværet har lagt dem: 4. jan. – 5. jan."""
    days = sorted(one.now.date() for one in staying)
    when = day_month(days[0]) if days[0] == days[-1] else f"{day_month(days[0])} – {day_month(days[-1])}"
    them = "det" if len(staying) == 1 else "dem"
    return f"{meetings_words(len(staying))} bliver, hvor fraværet har lagt {them}: {when}"


def put_back_line(one: PutBack, worker: str) -> str:
    """Samtale, Ida Holm: fra 21. dec. kl. 10.00 til 3. dec. kl. 9.00."""
    what = f"{one.title}, {one.citizen}" if one.citizen else one.title
    time = f"fra {moment_words(one.now)} til {moment_words(one.starts)}"
    if one.seat is None:
        return f"{what}: {time}"
    seat = f"{worker} i stedet for {one.seat.by}" if one.seat.by else f"også med {worker}"
    return f"{what}, {time}: {seat}" if one.moved else f"{what}, {moment_words(one.starts)}: {seat}"


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
    if plan.wish.ends is None:
        said.append("Uden slutdag dækkes sagerne indtil videre; der er regnet et halvt år frem.")
    return said
