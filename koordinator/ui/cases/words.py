"""What the case list and its panel say about a case, in words."""

from datetime import date
from decimal import Decimal

from koordinator.domain.cases import CaseLine, PeriodLine, Track, cv_oldest
from koordinator.domain.values.cpr import age_on
from koordinator.domain.values.dates import told_day
from koordinator.domain.values.numbers import format_hours
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count

TRACK_NAMES = {
    Track.PAID: "Lønnede timer",
    Track.PLACEMENT: "Praktik",
    Track.INTERVENTION: "Indsats",
    Track.PASSIVE: "Passiv",
}
TRACK_ICONS = {
    Track.PAID: "briefcase",
    Track.PLACEMENT: "building",
    Track.INTERVENTION: "target",
    Track.PASSIVE: "dash",
}
OVER_NAME, OVER_ICON = "Afsluttet", "history"
NO_REASON = "mangler årsag"
_MONTHS_FROM = 90


def age(line: CaseLine, today: date) -> int:
    """Whole years today."""
    return age_on(line.born, today)


def under_name(line: CaseLine, today: date) -> str:
    """Case number, age and what one must know before calling."""
    facts = [line.number, f"{age(line, today)} år"]
    if line.is_over(today):
        facts.append("afsluttet")
    if line.protected:
        facts.append("beskyttet adresse")
    if line.interpreter:
        facts.append(f"tolk: {line.interpreter}")
    return " · ".join(fact for fact in facts if fact)


def ago(day: date | None, today: date) -> str:
    """How long ago a day is: i dag, i går, for 12 dage siden, for 4 måneder siden."""
    if day is None:
        return ""
    days = (today - day).days
    if days <= 1:
        return "i går" if days == 1 else "i dag"
    return f"for {days} dage siden" if days < _MONTHS_FROM else f"for {days // 30} måneder siden"


def days_word(days: int) -> str:
    """1 dag, 18 dage."""
    return "1 dag" if days == 1 else f"{days} dage"


def cv_age(line: CaseLine, today: date) -> int | None:
    """Days since the CV was brought up to date, or None when that is not known."""
    return None if line.cv_day is None else (today - line.cv_day).days


def cv_words(line: CaseLine, today: date) -> str:
    """The age of the CV."""
    days = cv_age(line, today)
    if days is None:
        return "ingen dato"
    return "i dag" if days == 0 else days_word(days)


def cv_state(line: CaseLine, today: date) -> State:
    """Up to date, too old, or not known; what is not known is never overdue."""
    if line.cv_day is None or line.is_over(today):
        return State.NONE
    return State.OVER if line.cv_day < cv_oldest(today) else State.REACHED


def track_words(line: CaseLine, today: date) -> str:
    """What stands nearest to work; nothing does in a course that is over."""
    return OVER_NAME if line.is_over(today) else TRACK_NAMES[line.track]


def track_icon(line: CaseLine, today: date) -> str:
    """The icon of what stands nearest to work."""
    return OVER_ICON if line.is_over(today) else TRACK_ICONS[line.track]


def track_detail(line: CaseLine, today: date) -> str:
    """How much, where, or why not, or since when it is over."""
    if line.ended is not None and line.is_over(today):
        return told_day(line.ended, today)
    match line.track:
        case Track.PAID:
            return hours_a_week(line.paid_hours)
        case Track.PLACEMENT:
            return line.placement or ""
        case Track.INTERVENTION:
            return line.intervention or ""
        case _:
            return line.passive_reason or NO_REASON


def unexplained(line: CaseLine, today: date) -> bool:
    """Whether a passive case lacks its reason."""
    return line.track is Track.PASSIVE and not line.passive_reason and not line.is_over(today)


def hours_a_week(hours: Decimal | None) -> str:
    """6,5 t/uge, or nothing."""
    return f"{format_hours(hours)} t/uge" if hours else ""


def week_words(line: CaseLine, today: date) -> str:
    """Uge 45 af 104, as far as the end is known."""
    week = line.week(today)
    if week == 0:
        return f"begynder {told_day(line.starts, today)}"
    if line.expected_end is None:
        return f"uge {week}"
    return f"uge {week} af {max(1, (line.expected_end - line.starts).days // 7 + 1)}"


def period_words(period: PeriodLine, today: date) -> str:
    """From when to when and how many hours; what has yet to begin on a day does not run until now."""
    starts = told_day(period.starts, today) if period.starts else "ukendt"
    ends = told_day(period.ends, today) if period.ends else "nu"
    coming = period.starts is not None and period.starts > today
    words = f"fra {starts}" if coming and period.ends is None else f"{starts} – {ends}"
    hours = hours_a_week(period.hours)
    return f"{words} · {hours}" if hours else words


def cases_word(number: int, kind: str = "") -> str:
    """1 sag, 33 sager; with a kind 1 løbende sag, 33 løbende sager (given as løbende)."""
    noun = "sag" if number == 1 else "sager"
    return f"{count(number)} {kind} {noun}" if kind else f"{count(number)} {noun}"


def shorten(text: str, most: int) -> str:
    """A text cut with … where it is too long for its place."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
