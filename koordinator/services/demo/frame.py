"""The room a case gives for what happens in it, and when in that room things begin and end."""

from datetime import date, timedelta
from typing import NamedTuple

from koordinator.services.demo.calendar import monday, workday_after, workday_before
from koordinator.services.demo.dice import Dice


class Frame(NamedTuple):
    """A case's first day, the last one so far, and whom it is for."""

    starts: date
    last: date
    young: bool
    interpreter: bool

    @property
    def days(self) -> int:
        """How long it has run."""
        return (self.last - self.starts).days


def friday(first: date, days: int) -> date:
    """The Friday on which something of about this length ends, or the workday before it."""
    return workday_before(monday(first + timedelta(days=days - 3)) + timedelta(days=4))


def around(dice: Dice, frame: Frame, days: int) -> tuple[date, date]:
    """The first and last day of something that still runs; from a Monday to a Friday where it can be."""
    back = dice.between(0, max(0, min(days - 3, frame.days - 14)))
    first = monday(frame.last - timedelta(days=back))
    if first < frame.starts:
        first = min(workday_after(frame.starts), frame.last)
    return first, max(friday(first, days), friday(frame.last, 7), frame.last)


def within(
    dice: Dice, frame: Frame, days: int, *, after: int, soon: bool = False
) -> tuple[date, date] | None:
    """The first and last day of something that is over; None where there is no room for it."""
    first, latest = frame.starts + timedelta(days=after), frame.last - timedelta(days=days + 8)
    if latest < first:
        return None
    if soon:
        latest = min(latest, first + timedelta(days=90))
    starts = workday_after(dice.day(first, latest))
    return starts, friday(starts, days)


def cv_days(dice: Dice, frame: Frame, card: str, newest: int | None, most: int | None) -> tuple[date, ...]:
    """The days on which the CV was brought up to date; the last is `newest` days from now, or by the card."""
    if newest is None:
        low, high = (64, 170) if card == "old" else (0, 58)
        high = min(high, frame.days - 5)
        if card == "none" or high < low:
            return ()
        newest = -dice.between(low, high)
    days = [frame.last + timedelta(days=newest)]
    while len(days) != most:
        before = days[-1] - timedelta(days=dice.between(40, 66))
        if before < frame.starts + timedelta(days=8):
            break
        days.append(before)
    return tuple(reversed(days))


def talk_days(dice: Dice, frame: Frame, most: int | None) -> tuple[date, ...]:
    """Talks on workdays: close together in the first half year, then further apart."""
    days: list[date] = []
    day = workday_after(frame.starts + timedelta(days=dice.between(2, 9)))
    # Some have gone a while without a talk.
    quiet = timedelta(days=dice.between(20, 70) if frame.days > 150 and dice.chance(0.12) else 0)
    while day <= frame.last - quiet:
        days.append(day)
        early = (day - frame.starts).days < 170
        gap = dice.between(26, 44) if early else dice.between(40, 78)
        day = workday_after(day + timedelta(days=gap))
    return tuple(days if most is None else days[-most:])
