"""Calendars from Outlook and others become the right busy time, and nothing else of them is kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from koordinator.domain.meetings.busy import Stretch
from koordinator.errors import UnusableInput
from koordinator.exchange.ics import busy_in, read_busy
from tests.exchange.calendars import FIRST, LAST, at, busy, calendar, event, read, reasons, starts, times

REAL = Path(__file__).parents[1] / "data" / "jobcenter-a" / "kalender-outlook.ics"

WEEKLY = event(*at("20261120T083000", "20261120T093000"), "RRULE:FREQ=WEEKLY;COUNT=5", uid="w")
CUSTOM_ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Kommunens tid\r\n"
    "BEGIN:STANDARD\r\nDTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
)


def utc(day: datetime, hours: float, long: float) -> Stretch:
    begins = day.replace(tzinfo=UTC) + timedelta(hours=hours)
    return Stretch(begins, begins + timedelta(hours=long), False)


def test_the_outlook_file_gives_exactly_the_right_busy_time() -> None:
    found = read_busy(REAL, FIRST, LAST)
    summer = [utc(datetime(2026, 10, 23), 6.5, 1)]
    winter = [datetime(2026, 10, 30) + timedelta(weeks=week) for week in range(14)]
    moved, left_out = datetime(2026, 11, 27), {datetime(2026, 12, 25), datetime(2027, 1, 1)}
    weekly = [utc(day, 7.5, 1) for day in winter if day != moved and day not in left_out]
    single = [utc(datetime(2026, 11, 23), 8, 2.5), utc(moved, 12, 1)]
    off = Stretch(datetime(2026, 12, 20, 23, tzinfo=UTC), datetime(2026, 12, 23, 23, tzinfo=UTC), True)
    assert list(found.stretches) == sorted([*summer, *weekly, *single, off])
    assert (found.events, found.free, found.unread) == (6, 2, ())


def test_only_times_are_kept() -> None:
    found = read(event(*at("20261124T083000", "20261124T093000"), "SUMMARY:Samtale med Emil"))
    assert "Emil" not in repr(found)


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Romance Standard Time", "08:30"),
        ("W. Europe Standard Time", "08:30"),
        ("Central European Standard Time", "08:30"),
        ("GMT Standard Time", "09:30"),
        ("FLE Standard Time", "07:30"),
        ("Europe/Copenhagen", "08:30"),
        ('"Europe/London"', "09:30"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "08:30"),
        ("tzone://Microsoft/Utc", "09:30"),
        ('"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', "08:30"),
        ("(UTC+01:00) Bruxelles, København, Madrid, Paris", "08:30"),
        ("UTC", "09:30"),
    ],
)
def test_zones_by_whatever_name_programs_give_them(zone: str, start: str) -> None:
    assert starts(event(*at("20261124T083000", "20261124T093000", zone))) == [f"24.11.26 {start}"]


def test_floating_times_are_danish_and_utc_is_utc() -> None:
    floating = event("DTSTART:20261124T083000", "DTEND:20261124T093000")
    universal = event("DTSTART:20260701T083000Z", "DTEND:20261124T103000Z")
    assert starts(floating, universal) == ["01.07.26 10:30", "24.11.26 08:30"]


@pytest.mark.parametrize("month", ["11", "06"])
def test_a_zone_the_file_defines_itself(month: str) -> None:
    lines = at(f"2027{month}24T083000", f"2027{month}24T093000", "Kommunens tid")
    assert starts(CUSTOM_ZONE, event(*lines)) == [f"24.{month}.27 08:30"]


def test_around_the_change_of_the_clock_a_defined_zone_is_as_the_common_one() -> None:
    for day in ("20270328", "20271031"):
        for hour in ("013000", "020000", "023000", "030000", "033000"):
            own, common = (
                busy(CUSTOM_ZONE, event(f"DTSTART;TZID={zone}:{day}T{hour}", "DURATION:PT10M"))
                for zone in ("Kommunens tid", "Europe/Copenhagen")
            )
            assert own == common


def test_a_defined_zone_whose_name_has_commas() -> None:
    named = CUSTOM_ZONE.replace("Kommunens tid", "(UTC+01:00) Her\\, der")
    lines = at("20261124T083000", "20261124T093000", '"(UTC+01:00) Her, der"')
    assert starts(named, event(*lines)) == ["24.11.26 08:30"]


@pytest.mark.parametrize("name", ["Europe", "../../etc/passwd", "Mars/Olympus", "a" * 5000, "\0", "..", "/"])
def test_an_unknown_zone_is_told_and_the_others_go_in(name: str) -> None:
    found = read(event(f"DTSTART;TZID={name}:20261124T083000", "DURATION:PT1H"), WEEKLY)
    assert [one.reason for one in found.unread] == ["Aftalen kan ikke læses: tidszonen kendes ikke."]
    assert len(found.stretches) == 5


def test_a_weekly_half_past_eight_stays_half_past_eight() -> None:
    for first, change in (("20261005", "26.10.26"), ("20270315", "29.03.27")):
        found = starts(event(*at(f"{first}T083000", f"{first}T093000"), "RRULE:FREQ=WEEKLY;COUNT=8"))
        assert {one.split()[1] for one in found} == {"08:30"}
        assert f"{change} 08:30" in found


def test_whole_days_are_from_midnight_to_midnight() -> None:
    three = event("DTSTART;VALUE=DATE:20261221", "DTEND;VALUE=DATE:20261224")
    one = event("DTSTART;VALUE=DATE:20270328")
    same = event("DTSTART;VALUE=DATE:20270501", "DTEND;VALUE=DATE:20270501")
    outlook = event(*at("20270601T000000", "20270602T000000"))
    found = read(three, one, same, outlook)
    assert times(found) == [
        ("21.12.26 00:00", "24.12.26 00:00"),
        ("28.03.27 00:00", "29.03.27 00:00"),
        ("01.05.27 00:00", "02.05.27 00:00"),
        ("01.06.27 00:00", "02.06.27 00:00"),
    ]
    assert all(one.all_day for one in found.stretches)


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["DURATION:PT1H30M"], "24.11.26 10:00"),
        (["DURATION:P1D"], "25.11.26 08:30"),
        (["DURATION:P1W"], "01.12.26 08:30"),
        (["DURATION:+P1DT2H"], "25.11.26 10:30"),
        (["DTEND:20261124T083000Z"], "24.11.26 09:30"),
        (["DTEND;TZID=Europe/London:20261124T083000"], "24.11.26 09:30"),
    ],
)
def test_how_long_it_lasts(lines: list[str], end: str) -> None:
    assert busy(event(*at("20261124T083000"), *lines)) == [("24.11.26 08:30", end)]


@pytest.mark.parametrize("lines", [[], ["DURATION:PT0S"], ["DTEND;TZID=Europe/Copenhagen:20261124T083000"]])
def test_what_takes_no_time_takes_none(lines: list[str]) -> None:
    found = read(event(*at("20261124T083000"), *lines))
    assert (found.events, found.free, found.stretches, found.unread) == (1, 1, (), ())


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ([], True),
        (["TRANSP:OPAQUE"], True),
        (["TRANSP:TRANSPARENT"], False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], True),
        (["X-MICROSOFT-CDO-BUSYSTATUS:OOF"], True),
        (["X-MICROSOFT-CDO-BUSYSTATUS:BUSY"], True),
        (["STATUS:CANCELLED"], False),
        (["STATUS:TENTATIVE"], True),
        (["BEGIN:VALARM", "DURATION:PT9H", "STATUS:CANCELLED", "END:VALARM"], True),
    ],
)
def test_what_counts_as_busy(lines: list[str], taken: bool) -> None:
    found = busy(event(*at("20261124T083000", "20261124T093000"), *lines))
    assert found == ([("24.11.26 08:30", "24.11.26 09:30")] if taken else [])


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE;TZID=Europe/Copenhagen:20261127T083000,20261204T083000",
        "EXDATE;TZID=Romance Standard Time:20261127T083000\r\nEXDATE:20261204T073000Z",
        "EXDATE;VALUE=DATE:20261127,20261204",
        "EXDATE:20261127T083000,20261204T083000",
        "EXDATE;TZID=Europe/London:20261127T073000,20261204T073000",
    ],
)
def test_dates_left_out(line: str) -> None:
    found = starts(event(*at("20261120T083000", "20261120T093000"), "RRULE:FREQ=WEEKLY;COUNT=5", line))
    assert found == ["20.11.26 08:30", "11.12.26 08:30", "18.12.26 08:30"]


@pytest.mark.parametrize(
    "line", ["EXDATE;VALUE=DATE:20261122", "EXDATE:20261122T000000", "EXDATE:20261121T230000Z"]
)
def test_whole_days_left_out(line: str) -> None:
    days = event("DTSTART;VALUE=DATE:20261121", "RRULE:FREQ=DAILY;COUNT=3", line)
    assert starts(days) == ["21.11.26 00:00", "23.11.26 00:00"]


def test_dates_added() -> None:
    lines = ["RRULE:FREQ=WEEKLY;COUNT=2", "RDATE;TZID=Europe/Copenhagen:20261201T100000,20261202T100000"]
    spans = "RDATE;VALUE=PERIOD:20261203T080000Z/PT2H,20261204T080000Z/20261204T083000Z"
    assert busy(event(*at("20261120T083000", "20261120T093000"), *lines, spans)) == [
        ("20.11.26 08:30", "20.11.26 09:30"),
        ("27.11.26 08:30", "27.11.26 09:30"),
        ("01.12.26 10:00", "01.12.26 11:00"),
        ("02.12.26 10:00", "02.12.26 11:00"),
        ("03.12.26 09:00", "03.12.26 11:00"),
        ("04.12.26 09:00", "04.12.26 09:30"),
    ]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261204T073000Z", "04.12.26"),
        ("20261204T072959Z", "27.11.26"),
        ("20261204", "04.12.26"),
        ("20261204T083000", "04.12.26"),
        ("20261203T235959", "27.11.26"),
    ],
)
def test_a_series_ends_on_its_day(until: str, last: str) -> None:
    found = starts(event(*at("20261120T083000", "20261120T093000"), f"RRULE:FREQ=WEEKLY;UNTIL={until}"))
    assert found[-1].split()[0] == last


@pytest.mark.parametrize(
    "original",
    [
        "RECURRENCE-ID;TZID=Europe/Copenhagen:20261127T083000",
        "RECURRENCE-ID:20261127T073000Z",
        "RECURRENCE-ID:20261127T083000",
        "RECURRENCE-ID;VALUE=DATE:20261127",
        "RECURRENCE-ID;TZID=GMT Standard Time:20261127T073000",
    ],
)
def test_a_moved_occurrence(original: str) -> None:
    moved = event(original, *at("20261126T130000", "20261126T150000"), uid="w")
    for parts in ((WEEKLY, moved), (moved, WEEKLY)):
        assert busy(*parts)[:3] == [
            ("20.11.26 08:30", "20.11.26 09:30"),
            ("26.11.26 13:00", "26.11.26 15:00"),
            ("04.12.26 08:30", "04.12.26 09:30"),
        ]


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_a_cancelled_or_freed_occurrence(line: str) -> None:
    changed = event(
        "RECURRENCE-ID:20261127T073000Z", *at("20261127T083000", "20261127T093000"), line, uid="w"
    )
    assert starts(WEEKLY, changed)[:2] == ["20.11.26 08:30", "04.12.26 08:30"]


def test_an_occurrence_whose_series_is_not_in_the_file_stands_alone() -> None:
    orphan = event(
        "RECURRENCE-ID:20261127T073000Z", *at("20261127T130000", "20261127T140000"), uid="elsewhere"
    )
    assert starts(orphan) == ["27.11.26 13:00"]


def test_this_and_the_following_are_moved() -> None:
    onward = "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Copenhagen:20261204T083000"
    moved = event(onward, *at("20261203T100000", "20261203T123000"), uid="w")
    assert busy(WEEKLY, moved) == [
        ("20.11.26 08:30", "20.11.26 09:30"),
        ("27.11.26 08:30", "27.11.26 09:30"),
        ("03.12.26 10:00", "03.12.26 12:30"),
        ("10.12.26 10:00", "10.12.26 12:30"),
        ("17.12.26 10:00", "17.12.26 12:30"),
    ]
    ended = event(onward, "STATUS:CANCELLED", uid="w")
    assert starts(WEEKLY, ended) == ["20.11.26 08:30", "27.11.26 08:30"]


def test_several_calendars_and_the_newest_version_of_an_event() -> None:
    old = calendar(event(*at("20261124T083000", "20261124T093000"), "SEQUENCE:1", uid="a"), WEEKLY)
    new = calendar(event(*at("20261124T110000", "20261124T120000"), "SEQUENCE:2", uid="a"))
    cancel = calendar(event(*at("20261120T083000"), "SEQUENCE:1", uid="w"), head="METHOD:CANCEL\r\n")
    assert times(busy_in(old + new + cancel, FIRST, LAST)) == [("24.11.26 11:00", "24.11.26 12:00")]
    assert len(busy_in(old + new, FIRST, LAST).stretches) == 6


def test_a_cancelling_counts_for_more_than_the_same_version() -> None:
    cancel = calendar(event(*at("20261120T083000"), uid="w"), head="METHOD:CANCEL\r\n")
    for data in (calendar(WEEKLY) + cancel, cancel + calendar(WEEKLY)):
        assert busy_in(data, FIRST, LAST).stretches == ()


def test_what_has_no_zone_is_meant_on_the_clock_of_its_series() -> None:
    lines = [*at("20261120T083000", "20261120T093000", "GMT Standard Time"), "RRULE:FREQ=WEEKLY;COUNT=3"]
    assert starts(event(*lines, "EXDATE:20261127T083000")) == ["20.11.26 09:30", "04.12.26 09:30"]
    cancelled = event("RECURRENCE-ID:20261204T083000", "STATUS:CANCELLED", uid="x")
    assert starts(event(*lines, uid="x"), cancelled) == ["20.11.26 09:30", "27.11.26 09:30"]


def test_a_cancelling_of_one_occurrence() -> None:
    one = event("RECURRENCE-ID:20261127T073000Z", *at("20261127T083000"), "SEQUENCE:1", uid="w")
    data = calendar(WEEKLY) + calendar(one, head="METHOD:CANCEL\r\n")
    assert len(busy_in(data, FIRST, LAST).stretches) == 4


def test_free_busy_lists() -> None:
    listed = (
        "BEGIN:VFREEBUSY\r\nFREEBUSY:20261124T080000Z/20261124T090000Z,20261124T100000Z/PT30M\r\n"
        "FREEBUSY;FBTYPE=FREE:20261124T120000Z/PT1H\r\n"
        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261125T080000Z/PT1H\r\nEND:VFREEBUSY\r\n"
    )
    assert busy(listed) == [
        ("24.11.26 09:00", "24.11.26 10:00"),
        ("24.11.26 11:00", "24.11.26 11:30"),
        ("25.11.26 09:00", "25.11.26 10:00"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ending: str) -> None:
    zone = "(UTC+01:00) Bruxelles, København, Madrid"
    text = calendar(
        event("SUMMARY:Møde på rådhuset – æøå", *at("20261124T083000", "20261124T093000", zone))
    ).decode()
    data = text.replace("\r\n", ending).encode(encoding)
    assert times(busy_in(data, FIRST, LAST)) == [("24.11.26 08:30", "24.11.26 09:30")]


def test_folded_lines_also_in_the_middle_of_a_letter() -> None:
    lines = at("20261124T083000", "20261124T093000", "(UTC+01:00) Bruxelles, København")
    folded = calendar(event(*lines)).replace("ø".encode(), b"\xc3\r\n \xb8").replace(b"T0830", b"T\r\n\t0830")
    assert times(busy_in(folded, FIRST, LAST)) == [("24.11.26 08:30", "24.11.26 09:30")]


def test_the_line_an_unreadable_event_begins_in_counts_folded_lines() -> None:
    bad = event("SUMMARY:meget\r\n  lang\r\n  tekst", "DTSTART:i morgen")
    found = read(event(*at("20261124T083000", "20261124T093000")), bad, bad)
    assert [one.line for one in found.unread] == [7, 13]
    assert len(found.stretches) == 1


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["DTEND:20261124T083000Z"], "den har intet starttidspunkt"),
        (["DTSTART:20261324T083000Z"], "et tidspunkt kan ikke læses"),
        (["DTSTART:00000000"], "et tidspunkt kan ikke læses"),
        ([*at("20261124T083000", "20261124T073000")], "den slutter, før den begynder"),
        ([*at("20261124T083000"), "DURATION:-PT1H"], "den slutter, før den begynder"),
        ([*at("20261124T083000"), "DURATION:en time"], "varigheden kan ikke læses"),
        ([*at("20261124T083000"), "RRULE:FREQ=SECONDLY"], "aftalen gentages oftere end dagligt"),
        ([*at("20261124T083000"), "RRULE:FREQ=HOURLY"], "aftalen gentages oftere end dagligt"),
        ([*at("20261124T083000"), "RRULE:FREQ=DAILY;INTERVAL=0"], "gentagelsen kan ikke læses"),
        ([*at("20261124T083000"), "RRULE:FREQ=DAILY;INTERVAL=-1"], "gentagelsen kan ikke læses"),
        ([*at("20261124T083000"), "RRULE:FREQ=DAILY;BYDAY=XX"], "gentagelsen kan ikke læses"),
        ([*at("20261124T083000"), "RRULE:hver dag"], "gentagelsen kan ikke læses"),
        ([*at("20261124T083000"), "EXDATE:hver dag"], "et tidspunkt kan ikke læses"),
        ([*at("99991231T235959"), "DURATION:P900000D"], "den ligger for langt fra i dag"),
    ],
)
def test_one_unusable_event_is_told_without_its_words(lines: list[str], reason: str) -> None:
    told = reasons(event("SUMMARY:Emil", *lines), WEEKLY)
    assert told == [f"Aftalen kan ikke læses: {reason}."]
    assert len(read(event(*lines), WEEKLY).stretches) == 5


def test_an_event_that_is_never_ended_does_not_swallow_the_next() -> None:
    open_one = event(*at("20261124T083000", "20261124T093000")).replace("END:VEVENT\r\n", "")
    found = read(open_one, WEEKLY)
    assert [one.reason for one in found.unread] == ["Aftalen kan ikke læses: den er ikke afsluttet i filen."]
    assert len(found.stretches) == 5


def test_a_broken_rule_hides_nothing_of_the_moved_occurrence() -> None:
    series = event(*at("20261120T083000", "20261120T093000"), "RRULE:FREQ=MINUTELY", uid="w")
    moved = event("RECURRENCE-ID:20261127T073000Z", *at("20261127T130000", "20261127T140000"), uid="w")
    found = read(series, moved)
    assert times(found) == [("27.11.26 13:00", "27.11.26 14:00")]
    assert len(found.unread) == 1


def test_only_the_window_is_read_and_what_reaches_into_it() -> None:
    long_ago = event(*at("20200101T083000", "20200101T093000"), "RRULE:FREQ=DAILY")
    days = {one.split()[0] for one in starts(long_ago)}
    assert len(days) == (LAST - FIRST).days + 1
    leave = event("DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20261021")
    over = event("DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20261020")
    assert starts(leave, over) == ["01.01.26 00:00"]


def test_an_empty_calendar_is_a_calendar() -> None:
    assert read().stretches == ()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"hej", "ikke en kalender"),
        (b"BEGIN:VEVENT\nDTSTART:20261124\nEND:VEVENT\n", "ikke en kalender"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "ikke en kalender"),
        (calendar(WEEKLY)[:-20], "ikke hel"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 1000, "ikke en kalender"),
        (calendar(*[WEEKLY] * 5001), "5.000 aftaler"),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnusableInput, match=sentence):
        busy_in(data, FIRST, LAST)


@pytest.mark.parametrize("what", ["missing", "folder", "empty", "too big"])
def test_files_that_are_none(what: str, tmp_path: Path) -> None:
    path = tmp_path / "kalender.ics"
    if what == "folder":
        path.mkdir()
    elif what != "missing":
        path.write_bytes(b"" if what == "empty" else b"X" * (2 * 1024 * 1024 + 1))
    with pytest.raises(UnusableInput) as told:
        read_busy(path, FIRST, LAST)
    assert str(told.value).endswith(".")
