"""What the calendar says of meetings, days and weeks."""

from collections.abc import Sequence
from datetime import date

from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.records import Entry
from koordinator.domain.values.dates import MONTHS, MONTHS_SHORT, WEEKDAYS, long_date
from koordinator.domain.values.times import moment_words

# The states a person must see at once; a planned meeting is the usual thing.
DONE = frozenset({MeetingState.HELD, MeetingState.CLOSED})
TOLD = DONE | {MeetingState.DRAFT, MeetingState.CANCELLED}


def head(entry: Entry) -> str:
    """The name a meeting goes by: the citizen, or else its title."""
    return entry.citizen or entry.title or entry.type_name


def under(entry: Entry) -> list[str]:
    """What stands under the name: the state with the type, the title if it says more, and the place."""
    name = head(entry)
    state = STATE_NAMES[entry.state] if entry.state in TOLD else ""
    kind = entry.type_name if entry.type_name != name else ""
    title = entry.title if entry.title not in (name, entry.type_name) else ""
    lines = (" · ".join(text for text in (state, kind) if text), title, entry.place)
    return [line for line in lines if line]


def sentence(entry: Entry) -> str:
    """A meeting as it is read aloud."""
    parts = [head(entry), *under(entry), moment_words(entry.starts, entry.ends)]
    if entry.participants:
        parts.append("1 deltager" if entry.participants == 1 else f"{entry.participants} deltagere")
    if entry.recurring:
        parts.append("i en række")
    return ", ".join(parts)


def week_word(day: date) -> str:
    """uge 48."""
    return f"uge {day.isocalendar().week}"


def range_title(days: Sequence[date]) -> str:
    """23.–27. november 2026, with as much of the first day as differs."""
    first, last = days[0], days[-1]
    if first == last:
        return long_date(first)
    end = f"{last.day}. {MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{first.day}. {MONTHS[first.month - 1]} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day}. {MONTHS[first.month - 1]} – {end}"
    return f"{first.day}.–{end}"


def shortened(title: str) -> str:
    """The same days with their months in short: 30. nov. – 4. dec. 2026."""
    for month, short in zip(MONTHS, MONTHS_SHORT, strict=True):
        title = title.replace(month, short)
    return title


def month_title(day: date) -> str:
    """November 2026."""
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def weekday(day: date) -> str:
    """mandag."""
    return WEEKDAYS[day.weekday()]


def more(number: int, seen: int = 1) -> str:
    """+3 flere, or 3 i alt where none is seen."""
    return f"+{number} flere" if seen else f"{number} i alt"


def meetings_word(number: int) -> str:
    """3 møder."""
    return "1 møde" if number == 1 else f"{number} møder"
