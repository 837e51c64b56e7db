"""Who is taken when a meeting is wanted, and the times at which nobody is."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.holidays import closing_day, holiday, is_workday
from koordinator.domain.meetings.moments import local, to_local, window
from koordinator.domain.meetings.records import Clash, Person
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.values.dates import WEEKDAYS, long_date
from koordinator.domain.values.times import moment_words
from koordinator.domain.values.words import enumerated

OPENS, CLOSES = 8, 16
_WEEKEND = 5
_STEP = timedelta(minutes=30)
_MOST_NAMES = 3
_A_DAY = 2  # times proposed on one day, so that there are several days to choose from


class Engagement(NamedTuple):
    """Something that takes somebody; `key` is meeting, absence, day_off or busy, `what` its name on screen.

    `meeting_id` tells meetings with the same name apart.
    """

    key: str
    person: Person
    name: str
    starts: datetime
    ends: datetime
    what: str
    meeting_id: int = 0


class FoundTime(NamedTuple):
    """A time at which people can meet, and the names of those who cannot.

    `unknown` counts contacts who are free as far as we know: their calendars are not ours to see.
    """

    starts: datetime
    ends: datetime
    missing: tuple[str, ...]
    able: int = 0
    unknown: int = 0


class Wanted(NamedTuple):
    """The times wanted for a meeting: one start, or those of a series in their order; all last as long."""

    starts: Sequence[datetime]
    length: timedelta


def find_clashes(wanted: Wanted, engagements: Iterable[Engagement]) -> list[Clash]:
    """What the wanted times clash with, the earliest first; each clash carries the time that was wanted.

    Those who are taken by the same thing are told of together.
    """
    found = [clash for start in wanted.starts for clash in _closed(start, wanted.length)]
    for taken, names in _together(engagements):
        # Starts in order and equal lengths put the ends in order too.
        first = bisect_right(wanted.starts, taken.starts - wanted.length)
        last = bisect_left(wanted.starts, taken.ends)
        found += [_clash(taken, names, start, wanted.length) for start in wanted.starts[first:last]]
    return sorted(found, key=lambda clash: (clash.starts.astimezone(UTC), clash.person or "", clash.sentence))


def days_off(
    person: Person, name: str, workdays: Collection[int], first: date, last: date
) -> Iterator[Engagement]:
    """The weekdays (Monday 1) between two days on which somebody does not work."""
    for number in range((last - first).days + 1):
        day = first + ONE_DAY * number
        if day.isoweekday() not in workdays and day.weekday() < _WEEKEND:
            starts, ends = window(day, day)
            yield Engagement("day_off", person, name, starts, ends, WEEKDAYS[day.weekday()])


def free_times(
    engagements: Sequence[Engagement],
    people: Sequence[tuple[Person, str]],
    minutes: int,
    first: date,
    last: date,
    most: int,
) -> list[FoundTime]:
    """Times within working hours: those everybody can make first, then those with the fewest missing."""
    length = timedelta(minutes=minutes)
    offers = []
    for start in _starts(first, last, length):
        taken = {e.person for e in engagements if e.starts < start + length and e.ends > start}
        missing = tuple(name for person, name in people if person in taken)
        if len(missing) < max(1, len(people)):
            free = [person for person, _name in people if person not in taken]
            unknown = sum(person.contact_id is not None for person in free)
            offers.append(FoundTime(start, start + length, missing, len(free) - unknown, unknown))
    offers.sort(key=lambda offer: (len(offer.missing), offer.starts))
    return [
        one._replace(starts=to_local(one.starts), ends=to_local(one.ends))
        for one in sorted(_apart(offers, most), key=lambda offer: (len(offer.missing), offer.starts))
    ]


def _starts(first: date, last: date, length: timedelta) -> Iterator[datetime]:
    """Every half hour (UTC) of every workday at which a meeting of that length still ends in time."""
    for number in range((last - first).days + 1):
        day = first + ONE_DAY * number
        if not is_workday(day):
            continue
        start, closes = local(day, OPENS).astimezone(UTC), local(day, CLOSES).astimezone(UTC)
        while start + length <= closes:
            yield start
            start += _STEP


def _apart(offers: Iterable[FoundTime], most: int) -> list[FoundTime]:
    """The first offers that neither share time nor crowd one day."""
    chosen: list[FoundTime] = []
    for offer in offers:
        day = offer.starts.date()
        if len(chosen) == most:
            break
        if any(offer.starts < other.ends and offer.ends > other.starts for other in chosen):
            continue
        if sum(other.starts.date() == day for other in chosen) < _A_DAY:
            chosen.append(offer)
    return chosen


def _closed(start: datetime, length: timedelta) -> Iterator[Clash]:
    """The day is a holiday, one on which the office is closed, or in the weekend: the heaviest of them."""
    starts, ends = to_local(start), to_local(start + length)
    day = starts.date()
    words = long_date(day)[:1].upper() + long_date(day)[1:]
    if name := holiday(day):
        yield Clash("holiday", None, starts, ends, f"{words} er helligdag ({name}).")
    elif name := closing_day(day):
        sentence = f"{words} er {_small(name)}, hvor kontoret normalt er lukket."
        yield Clash("holiday", None, starts, ends, sentence)
    elif day.weekday() >= _WEEKEND:
        yield Clash("weekend", None, starts, ends, f"{words} ligger i en weekend.")


def _together(engagements: Iterable[Engagement]) -> list[tuple[Engagement, dict[Person, str]]]:
    """Each thing that takes somebody once, with the names of all it takes."""
    things: dict[tuple[object, ...], tuple[Engagement, dict[Person, str]]] = {}
    for one in engagements:
        thing = (one.key, one.meeting_id, one.what, one.starts, one.ends)
        things.setdefault(thing, (one, {}))[1][one.person] = one.name
    return list(things.values())


def _clash(taken: Engagement, names: dict[Person, str], start: datetime, length: timedelta) -> Clash:
    who = _listed(sorted(names.values()))
    match taken.key:
        case "absence":
            sentence = f"{who} har fravær: {taken.what}."
        case "day_off":
            sentence = f"{who} arbejder ikke om {taken.what}en."
        case "busy":
            file = "sin kalenderfil" if len(names) == 1 else "deres kalenderfiler"
            sentence = f"{who} er optaget ifølge {file} {_when(taken)}."
        case _:
            sentence = f"{who} har mødet »{taken.what}« {moment_words(taken.starts, taken.ends)}."
    return Clash(taken.key, who, to_local(start), to_local(start + length), sentence, tuple(names))


def _listed(names: Sequence[str]) -> str:
    """Up to three names; of more the first two, and how many others."""
    if len(names) > _MOST_NAMES:
        return f"{names[0]}, {names[1]} og {len(names) - 2} andre"
    return enumerated(names)


def _when(taken: Engagement) -> str:
    if taken.what != "all_day":
        return moment_words(taken.starts, taken.ends)
    first, last = to_local(taken.starts).date(), to_local(taken.ends - timedelta(seconds=1)).date()
    if first == last:
        return f"hele dagen {long_date(first)}"
    return f"fra {long_date(first)} til og med {long_date(last)}"


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
