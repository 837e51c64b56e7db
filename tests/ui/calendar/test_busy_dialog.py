"""Busy time is fetched from a calendar file in the window: chosen, looked at, fetched, aged, removed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import Role
from koordinator.services import busy, stores, undoing
from koordinator.services.staff import add_worker
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.calendar.busy import open_busy, reread_in_background
from koordinator.ui.calendar.busy_dialog import BusyDialog
from koordinator.ui.context import Context
from koordinator.ui.tasks import OperationRunner
from tests.exchange.calendars import at, calendar, event
from tests.ui.team.office import HOSTILE, shown_text

REAL = Path("tests/data/jobcenter-a/kalender-outlook.ics").absolute()
GOOD = event(*at("20261123T083000", "20261123T093000"))
BAD = event("SUMMARY:Emil", "DTSTART:i morgen")


@pytest.fixture
def ctx(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    monkeypatch.setenv("KOORDINATOR_TODAY", "2026-11-20")
    roles = frozenset({Role.LEADER})
    place, _ = stores.create_store(
        tmp_path / "hus" / "lager.koordinator", "Lone Leder", roles, "tre blå cykler"
    )
    crashes: list[BaseException] = []
    made = Context(place, ActionRegistry(), OperationRunner(crashes.append))
    yield made
    assert made.runner.stop_all()
    made.close()
    place.close(back_up=False)
    assert not crashes


@pytest.fixture
def anna(ctx: Context) -> int:
    return add_worker(ctx.desk, "Anna Holm", [Role.CASEWORKER])


@pytest.fixture
def dialog(qtbot: QtBot, ctx: Context, anna: int) -> BusyDialog:
    made = BusyDialog(ctx, None, anna)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def choose(dialog: BusyDialog, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Find a file with the button, as by hand."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.choose.setFocus()
    QTest.keyClick(dialog.choose, Qt.Key.Key_Space)
    done(dialog, qtbot)


def done(dialog: BusyDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.choose.isEnabled, timeout=20_000)


def test_a_file_is_looked_at_then_fetched_and_undone(
    dialog: BusyDialog, ctx: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, bool]] = []
    ctx.told.connect(lambda words, undoable: told.append((words, undoable)))
    assert "ikke hentet optaget tid" in shown_text(dialog)
    choose(dialog, REAL, qtbot, monkeypatch)
    seen = shown_text(dialog)
    assert "kalender-outlook.ics: 15 optagne tidsrum" in seen
    assert "fredag den 23. oktober 2026 kl. 8.30–9.30" in seen
    assert "… og 5 til" in seen
    assert "Morgenmøde" not in seen
    assert busy.sources(ctx.desk) == []
    QTest.keyClick(dialog.fetch, Qt.Key.Key_Return)
    done(dialog, qtbot)
    seen = shown_text(dialog)
    assert "15 optagne tidsrum hentet fra kalender-outlook.ics" in seen
    assert "læst " in seen
    assert "Nye tidsrum: 15, uændrede: 0, fjernet: 0." in seen
    qtbot.waitUntil(lambda: bool(told))
    assert "Hent optaget tid" in told[0][0]
    assert told[0][1]
    undoing.undo(ctx.desk)
    assert busy.sources(ctx.desk) == []


def test_what_cannot_be_read_is_told_without_its_words(
    dialog: BusyDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kalender.ics"
    file.write_bytes(calendar(GOOD, *[BAD] * 7))
    choose(dialog, file, qtbot, monkeypatch)
    seen = shown_text(dialog)
    assert "7 aftaler kan ikke læses og springes over:\nLinje 7: " in seen
    assert "… og 3 til" in seen
    assert "Emil" not in seen
    assert dialog.fetch.text() == "Hent 1 tidsrum"


def test_a_file_that_is_no_calendar_is_told_and_nothing_is_offered(
    dialog: BusyDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "brev.txt"
    file.write_text("hej", encoding="utf-8")
    choose(dialog, file, qtbot, monkeypatch)
    assert "ikke en kalender" in dialog.notice.text()
    assert not dialog.fetch.isVisible()
    choose(dialog, REAL, qtbot, monkeypatch)
    assert dialog.fetch.isVisible()
    assert not dialog.notice.isVisible()


def test_no_file_chosen_changes_nothing(dialog: BusyDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    dialog.choose.click()
    assert not dialog.fetch.isVisible()


def test_a_file_that_is_gone_is_told_and_its_busy_time_can_be_removed(
    dialog: BusyDialog, ctx: Context, anna: int, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kalender.ics"
    file.write_bytes(calendar(GOOD))
    busy.import_busy(ctx.desk, file, anna)
    file.unlink()
    dialog.worker.committed.emit(str(anna))
    assert "findes ikke længere" in dialog.notice.text()
    dialog.remove.click()
    assert busy.sources(ctx.desk) == []
    assert not dialog.remove.isVisible()
    assert "ikke hentet optaget tid" in shown_text(dialog)


def test_another_worker_has_another_file(dialog: BusyDialog, ctx: Context, anna: int) -> None:
    bo = add_worker(ctx.desk, "Bo Lindgaard", [Role.CASEWORKER])
    busy.import_busy(ctx.desk, REAL, bo)
    again = BusyDialog(ctx, None, bo)
    assert "15 optagne tidsrum hentet" in again.file.text()
    again.worker.set_value(str(anna))
    again.worker.committed.emit(str(anna))
    assert again.worker_id == anna
    assert "ikke hentet" in again.file.text()
    again.close()


def test_the_same_file_is_read_again_by_a_click(
    dialog: BusyDialog, ctx: Context, anna: int, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "kalender.ics"
    file.write_bytes(calendar(GOOD))
    busy.import_busy(ctx.desk, file, anna)
    dialog.worker.committed.emit(str(anna))
    file.write_bytes(calendar())
    dialog.again.click()
    done(dialog, qtbot)
    assert "0 optagne tidsrum" in shown_text(dialog)
    dialog.fetch.click()
    done(dialog, qtbot)
    assert "fjernet: 1." in dialog.notice.text()


def test_hostile_names_are_shown_as_typed(
    ctx: Context, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = add_worker(ctx.desk, HOSTILE, [Role.CASEWORKER])
    file = tmp_path / "<b>x</b><img src=x>.ics".replace("/", "")
    file.write_bytes(calendar(GOOD))
    made = BusyDialog(ctx, None, worker)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    choose(made, file, qtbot, monkeypatch)
    assert f"{file.name}: 1 optaget tidsrum" in shown_text(made)


def test_closing_while_it_reads_is_no_fault(ctx: Context, anna: int, qtbot: QtBot) -> None:
    made = BusyDialog(ctx, None, anna)
    made.open()
    with qtbot.waitSignal(made.destroyed):
        made.look(REAL)
        made.close()
    qtbot.waitUntil(lambda: not ctx.runner.running("busy.read"), timeout=20_000)


def test_the_dialog_opens_at_ones_own_calendar(ctx: Context, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    open_busy(ctx, parent)
    (made,) = parent.findChildren(BusyDialog)
    assert made.worker_id == ctx.desk.who.worker_id
    made.close()


def test_changed_files_are_read_again_in_the_background(
    ctx: Context, anna: int, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "kalender.ics"
    file.write_bytes(calendar(GOOD))
    busy.import_busy(ctx.desk, file, anna)
    file.write_bytes(calendar())
    os.utime(file, ns=(10**18, 10**18))
    with qtbot.waitSignal(ctx.told, timeout=20_000) as told:
        reread_in_background(ctx)
    assert told.args == ["Optaget tid er læst igen for Anna Holm.", False]
    assert [line.stretches for line in busy.sources(ctx.desk)] == [0]
