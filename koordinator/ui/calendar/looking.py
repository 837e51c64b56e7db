"""What of the calendar is looked at: whose it is, and a day, a week or a month around a day."""

from datetime import date, timedelta

from koordinator.domain.values.dates import long_date
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.calendar import whose, words
from koordinator.ui.calendar.blocks import SATURDAY, Told, weekend_needed
from koordinator.ui.calendar.layout import days_between, monday
from koordinator.ui.calendar.month import weeks_of


class Looking:
    """Knows which days are visible and reads them; `whose` and `mode` are the keys of what was picked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.mode, self.weekend = "week", False
        self.whose = whose.OWN
        self.choices: list[whose.Choice] = []
        self.day = desk.today()

    def renew(self) -> None:
        """Asks anew whose calendars there are; one's own is looked at where the chosen one is gone."""
        self.choices = whose.choices(self._desk)
        if self.whose not in {choice.key for choice in self.choices}:
            self.whose = whose.OWN

    def workers(self) -> tuple[int, ...]:
        """Those whose calendar is looked at; none means everybody."""
        return self._choice().workers

    def one_of(self, workers: list[int]) -> str:
        """The calendar of the first of these that can be looked at, or everybody's."""
        known = {choice.key for choice in self.choices}
        return next((str(one) for one in workers if str(one) in known), whose.ALL)

    def visible(self) -> tuple[list[date], CalendarView]:
        """The days shown and what lies in them."""
        if self.mode == "day":
            return [self.day], self._read(self.day, self.day)
        if self.mode == "month":
            days = weeks_of(self.day)
            return days, self._read(days[0], days[-1])
        first = monday(self.day)
        view = self._read(first, first + timedelta(days=6))
        weekend = self.weekend or weekend_needed(view) or self.day.weekday() >= SATURDAY
        return days_between(first, first + timedelta(days=6 if weekend else 4)), view

    def begin(self) -> None:
        """Opened on a weekend with nothing in it, the work week to come is looked at."""
        first = monday(self.day)
        saturday, sunday = first + timedelta(days=5), first + timedelta(days=6)
        if self.mode != "week" or self.weekend or self.day < saturday:
            return
        if not weekend_needed(self._read(saturday, sunday)):
            self.day = first + timedelta(days=7)

    def told(self) -> Told:
        """What is said beside the meetings."""
        return Told(whose.names_for(self._desk, self._choice()))

    def stepped(self, by: int) -> date:
        """The day one comes to by paging; in the day view weekends with nothing in them are passed over."""
        if self.mode == "week":  # a Saturday stood on is not to bring the weekends of other weeks along
            on_weekend = self.day.weekday() >= SATURDAY
            return (monday(self.day) if on_weekend else self.day) + timedelta(days=7 * by)
        if self.mode == "month":
            middle = self.day.replace(day=15) + timedelta(days=30 * by)
            return middle.replace(day=1)
        day = self.day + timedelta(days=by)
        while day.weekday() >= SATURDAY and not self.weekend and not weekend_needed(self._read(day, day)):
            day += timedelta(days=by)
        return day

    def beyond(self, by: int) -> date:
        """The day past the first or the last one shown: after Friday Monday; in the day view the next."""
        return monday(self.day) + timedelta(days=7 * by) if self.mode == "week" else self.stepped(by)

    def title(self, days: list[date]) -> tuple[str, str]:
        """What stands over the days, and their week."""
        if self.mode == "month":
            return words.month_title(self.day), ""
        title = words.range_title(days)
        return title[0].upper() + title[1:], words.week_word(days[0])

    def emptiness(self, days: list[date]) -> str:
        """What is said where nothing lies in the days."""
        when = {
            "day": long_date(days[0]),
            "month": f"i {words.month_title(self.day).lower()}",
        }.get(self.mode, f"i {words.week_word(days[0])}")
        return f"Ingen møder {when}. Træk over en ledig tid for at booke et."

    def _choice(self) -> whose.Choice:
        if not self.choices:  # nobody has come here yet
            self.renew()
        return next(choice for choice in self.choices if choice.key == self.whose)

    def _read(self, first: date, last: date) -> CalendarView:
        return calendar.view(self._desk, first, last, self.workers())
