"""Whatever a calendar file holds, reading it ends soon, with busy time or with a sentence."""

import random
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator.errors import UnusableInput
from koordinator.exchange.ics import busy_in
from koordinator.exchange.ics_limits import STEPS_PER_FILE, Steps
from tests.exchange.calendars import FIRST, LAST, calendar

EXAMPLES = max(200, settings().max_examples)
NAMES = [
    "BEGIN", "END", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
    "UID", "STATUS", "TRANSP", "SEQUENCE", "FREEBUSY", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "METHOD",
]  # fmt: skip
PARAMETERS = [
    "", ";VALUE=DATE", ";TZID=Europe", ";TZID=Romance Standard Time", ';TZID="', ";TZID=X",
    ";RANGE=THISANDFUTURE",
    ";VALUE=PERIOD", ";=", ";FBTYPE=FREE", ";TZID=../x",
]  # fmt: skip
VALUES = [
    "VEVENT", "VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VFREEBUSY", "VALARM", "20261124", "00010101",
    "99991231T235959", "20261124T083000", "20261124T083000Z", "20261124T083000Z/PT1H", "PT1H",
    "P999999W", "-P1D",
    "FREQ=DAILY", "FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=0",
    "FREQ=WEEKLY;COUNT=999999999", "FREQ=MONTHLY;BYDAY=5FR;UNTIL=20270101", "FREQ=YEARLY;BYWEEKNO=53",
    "CANCELLED", "TRANSPARENT", "X", "+0100", "-9999", "+2359", "", "1" * 50, "20261124,,20261125",
]  # fmt: skip

lines = st.builds(
    lambda name, parameter, value: f"{name}{parameter}:{value}",
    st.sampled_from(NAMES), st.sampled_from(PARAMETERS), st.sampled_from(VALUES) | st.text(max_size=12),
)  # fmt: skip
whole_events = st.lists(lines, max_size=8).map(
    lambda some: "\r\n".join(["BEGIN:VEVENT", *some, "END:VEVENT", ""])
)
files = st.lists(whole_events | lines.map(lambda line: line + "\r\n"), max_size=12)


class Bounded(Steps):
    """Sees to it that no more is done than was said."""

    done = 0

    def take(self, steps: int) -> None:
        Bounded.done += steps
        super().take(steps)


def read(data: bytes) -> None:
    Bounded.done = 0
    with patch("koordinator.exchange.ics.Steps", Bounded):
        try:
            found = busy_in(data, FIRST, LAST)
        except UnusableInput as told:
            assert str(told).endswith(".")
        else:
            assert all(one.starts < one.ends for one in found.stretches)
            assert all(one.reason.endswith(".") for one in found.unread)
    assert Bounded.done < STEPS_PER_FILE * 2


@settings(max_examples=EXAMPLES)
@given(parts=files, encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_lines(parts: list[str], encoding: str) -> None:
    read(
        calendar()
        .decode()
        .replace("END:VCALENDAR", "".join(parts) + "END:VCALENDAR")
        .encode(encoding, "replace")
    )


@settings(max_examples=EXAMPLES)
@given(data=st.binary(max_size=400), seed=st.integers(0, 10_000))
def test_any_bytes_alone_and_within_a_real_file(data: bytes, seed: int) -> None:
    from tests.exchange.test_ics import REAL

    dice, whole = random.Random(seed), bytearray(REAL.read_bytes())
    at = dice.randrange(len(whole))
    whole[at : at + dice.randrange(40)] = data[: dice.randrange(40)]
    read(data)
    read(bytes(whole))


def test_the_heaviest_files_are_given_up() -> None:
    for rule in ("FREQ=DAILY", "FREQ=DAILY;BYDAY=MO;COUNT=9999", "FREQ=YEARLY;BYDAY=MO"):
        for first in ("00010101", "20200101"):
            one = (
                f"BEGIN:VEVENT\r\nDTSTART:{first}T083000Z\r\nDURATION:PT1H\r\nRRULE:{rule}\r\nEND:VEVENT\r\n"
            )
            read(calendar(*[one] * 5000))
