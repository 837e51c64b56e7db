"""Busy time is read, kept as what the file says, read again when the file changes, undone and removed."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.db.queries.busy import kept_stretches
from koordinator.domain.meetings.busy import Stretch, difference, stretch_words, window
from koordinator.domain.meetings.moments import local
from koordinator.errors import Refused, UnusableInput
from koordinator.services import busy, undoing
from koordinator.services.desk import Changed, Desk
from tests.exchange.calendars import at, calendar, event
from tests.factories import TODAY, add_worker
from tests.factories import at as on

REAL = Path(__file__).parents[1] / "data" / "jobcenter-a" / "kalender-outlook.ics"
MONDAY = event(*at("20261123T083000", "20261123T093000"), uid="a")
TUESDAY = event(*at("20261124T083000", "20261124T093000"), uid="b")
BAD = event("DTSTART:i morgen", "SUMMARY:Emil")


@pytest.fixture
def anna(desk: Desk) -> int:
    return add_worker(desk)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kalender.ics"
    path.write_bytes(calendar(MONDAY, TUESDAY))
    return path


def kept(desk: Desk, worker_id: int) -> list[str]:
    with desk.read() as session:
        return [stretch_words(one) for _, one in kept_stretches(session, worker_id)]


def save(path: Path, *parts: str) -> None:
    """Save the file as if some time had passed."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_bytes(calendar(*parts))
    os.utime(path, ns=(before + 10**9, before + 10**9))


def heard(desk: Desk) -> list[Changed]:
    told: list[Changed] = []
    desk.on_change(told.append)
    return told


def test_the_window_is_a_month_back_and_400_days_ahead() -> None:
    assert window(date(2026, 11, 20)) == (date(2026, 10, 20), date(2027, 12, 25))


def test_the_real_file_is_read_and_undone(desk: Desk, anna: int) -> None:
    report = busy.import_busy(desk, REAL, anna)
    assert (report.events, report.free, report.created, report.removed, report.written) == (6, 2, 15, 0, True)
    assert "mandag den 23. november 2026 kl. 9.00–11.30" in kept(desk, anna)
    assert "mandag den 21. december 2026 – onsdag den 23. december 2026" in kept(desk, anna)
    undoing.undo(desk)
    assert kept(desk, anna) == []
    assert busy.sources(desk) == []


def test_a_dry_run_keeps_nothing(desk: Desk, anna: int, file: Path) -> None:
    told = heard(desk)
    report = busy.import_busy(desk, file, anna, dry_run=True)
    assert (len(report.stretches), report.created, report.written) == (2, 2, False)
    assert (told, kept(desk, anna), busy.sources(desk)) == ([], [], [])


def test_only_the_difference_is_written(desk: Desk, anna: int, file: Path) -> None:
    busy.import_busy(desk, file, anna)
    with desk.read() as session:
        monday = kept_stretches(session, anna)[0]
    save(file, MONDAY, event(*at("20261125T083000", "20261125T093000")))
    told = heard(desk)
    report = busy.import_busy(desk, file, anna)
    assert (report.created, report.removed, report.unchanged) == (1, 1, 1)
    with desk.read() as session:
        assert kept_stretches(session, anna)[0] == monday
    assert [(one.label, one.kind) for one in told] == [("Hent optaget tid", "do")]


def test_reading_the_same_again_leaves_nothing_to_undo(desk: Desk, anna: int, file: Path) -> None:
    busy.import_busy(desk, file, anna)
    told = heard(desk)
    assert busy.import_busy(desk, file, anna).created == 0
    assert [one.kind for one in told] == ["quiet"]


def test_each_worker_has_her_own(desk: Desk, anna: int, file: Path) -> None:
    bo = add_worker(desk, "Bo Lindgaard")
    busy.import_busy(desk, file, anna)
    busy.import_busy(desk, REAL, bo)
    busy.remove_source(desk, bo)
    assert (len(kept(desk, anna)), len(kept(desk, bo))) == (2, 0)
    assert [one.worker for one in busy.sources(desk)] == ["Anna Holm"]
    undoing.undo(desk)
    assert len(kept(desk, bo)) == 15
    with pytest.raises(Refused):
        busy.remove_source(desk, add_worker(desk, "Karim Naseri"))


def test_a_changed_file_is_read_again_quietly(desk: Desk, anna: int, file: Path) -> None:
    busy.import_busy(desk, file, anna)
    assert busy.reread_changed(desk) == []
    save(file, TUESDAY)
    assert [one.trouble for one in busy.sources(desk)] == ["Filen er ændret, siden den blev læst."]
    told = heard(desk)
    assert [(one.created, one.removed) for one in busy.reread_changed(desk)] == [(0, 1)]
    assert [one.kind for one in told] == ["quiet"]
    assert kept(desk, anna) == ["tirsdag den 24. november 2026 kl. 8.30–9.30"]
    assert [one.trouble for one in busy.sources(desk)] == [None]


def test_nothing_changed_is_not_even_opened(desk: Desk, anna: int, file: Path) -> None:
    busy.import_busy(desk, file, anna)
    stamp = file.stat().st_mtime_ns
    file.write_bytes(b"#" * file.stat().st_size)
    os.utime(file, ns=(stamp, stamp))
    assert busy.reread_changed(desk) == []
    assert len(kept(desk, anna)) == 2


def test_a_file_that_is_gone_is_told_and_its_busy_time_kept(desk: Desk, anna: int, file: Path) -> None:
    busy.import_busy(desk, file, anna)
    file.unlink()
    assert busy.reread_changed(desk) == []
    (line,) = busy.sources(desk)
    assert line.trouble is not None and "findes ikke længere" in line.trouble
    assert line.stretches == len(kept(desk, anna)) == 2


def test_a_file_half_saved_waits_for_the_next_time(desk: Desk, anna: int, file: Path) -> None:
    busy.import_busy(desk, file, anna)
    whole = calendar(TUESDAY)
    file.write_bytes(whole[:-30])
    assert busy.reread_changed(desk) == []
    assert len(kept(desk, anna)) == 2
    save(file, TUESDAY)
    assert len(busy.reread_changed(desk)) == 1


def test_the_window_moves_on_though_the_file_stays(
    desk: Desk, anna: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(calendar(event(*at("20260101T083000", "20260101T093000"), "RRULE:FREQ=MONTHLY")))
    busy.import_busy(desk, file, anna)
    monkeypatch.setattr(busy, "_READ_AGAIN", timedelta(0))
    (report,) = busy.reread_changed(on(desk, TODAY + timedelta(days=60)))
    assert (report.created, report.removed) == (2, 2)


def test_how_old_it_is(desk: Desk, anna: int, file: Path) -> None:
    saved = local(date(2025, 3, 4), 8, 12)
    os.utime(file, (saved.timestamp(), saved.timestamp()))
    busy.import_busy(desk, file, anna)
    (line,) = busy.sources(desk)
    assert line.age.startswith("gemt 4. mar. 2025 kl. 8.12 · læst ")
    assert (line.name, line.path, line.saved_at) == ("kalender.ics", str(file), saved)


def test_unreadable_events_are_told_and_the_others_go_in(desk: Desk, anna: int, file: Path) -> None:
    file.write_bytes(calendar(MONDAY, BAD))
    report = busy.import_busy(desk, file, anna)
    assert (len(report.stretches), len(report.unread)) == (1, 1)
    assert "Emil" not in repr(report)


@pytest.mark.parametrize("content", [b"", b"hej", calendar(*[MONDAY] * 5001)])
def test_an_unusable_file_changes_nothing(desk: Desk, anna: int, file: Path, content: bytes) -> None:
    busy.import_busy(desk, file, anna)
    file.write_bytes(content)
    with pytest.raises(UnusableInput):
        busy.import_busy(desk, file, anna)
    assert len(kept(desk, anna)) == 2


def test_too_much_busy_time_is_refused(desk: Desk, anna: int, file: Path) -> None:
    daily = [event(*at(f"20261001T08{n:02d}00"), "DURATION:PT1H", "RRULE:FREQ=DAILY") for n in range(60)]
    file.write_bytes(calendar(*daily))
    with pytest.raises(UnusableInput, match=r"20\.000"):
        busy.import_busy(desk, file, anna)


def test_a_worker_who_is_gone(desk: Desk, file: Path) -> None:
    with pytest.raises(Refused, match="Medarbejderen"):
        busy.import_busy(desk, file, 4711)


def test_a_backup_is_made_before_anything_is_written(desk: Desk, anna: int, file: Path) -> None:
    seen: list[int] = []
    busy.import_busy(desk, file, anna, before_writing=lambda: seen.append(len(kept(desk, anna))))
    assert seen == [0]


hours = st.integers(0, 30).map(lambda hour: local(TODAY) + timedelta(hours=hour))
lengths = st.integers(1, 3).map(lambda hour: timedelta(hours=hour))
stretches = st.builds(lambda starts, long: Stretch(starts, starts + long, False), hours, lengths)


@given(before=st.lists(stretches), wanted=st.lists(stretches))
def test_the_difference_leads_from_what_is_kept_to_what_is_wanted(
    before: list[Stretch], wanted: list[Stretch]
) -> None:
    rows = dict(enumerate(before))
    change = difference(rows.items(), wanted)
    after = [one for row_id, one in rows.items() if row_id not in change.remove] + list(change.add)
    assert sorted(after) == sorted(set(wanted))
    assert not set(change.add) & {rows[row_id] for row_id in rows if row_id not in change.remove}
