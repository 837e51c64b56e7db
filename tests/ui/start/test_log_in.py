"""Logging in: wrong passwords, unknown stores, temporary passwords, damage, and the lock."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from koordinator import config
from koordinator.db.keyfile import key_path
from koordinator.domain.roles import Role
from koordinator.services import backups, staff, stores, users
from koordinator.services.workplace import Workplace
from koordinator.ui.start.damaged import DamagedStep
from koordinator.ui.start.forgotten import ForgottenStep
from koordinator.ui.start.login import LoginStep
from koordinator.ui.start.must_change import MustChangeStep
from koordinator.ui.start.welcome import WelcomeStep
from koordinator.ui.start.window import StartWindow
from tests.ui.start.conftest import Open
from tests.ui.start.stores import NEW_PASSWORD, PASSWORD, click, make_store, press, step_of, wait_for

HOSTILE = "<b>x</b><img src=/etc/passwd> & 'co'"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A closed store of one leader, Anna."""
    return make_store(tmp_path)[0]


def test_the_only_user_is_chosen_and_the_password_lets_her_in(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    step = step_of(qtbot, start(store), LoginStep)
    assert step.user.chosen() == "anna"
    assert step.password.edit.hasFocus()
    press(PASSWORD, Qt.Key.Key_Return)
    assert wait_for(qtbot, entered).desk.who.name == "Anna Holm"


def test_a_wrong_password_is_told_and_can_be_typed_anew(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    step = step_of(qtbot, start(store), LoginStep)
    press("forkert kode her", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(step.password.said()), timeout=20_000)
    assert step.password.said() == "Brugernavnet eller adgangskoden er forkert."
    qtbot.waitUntil(step.password.edit.hasFocus)
    press(PASSWORD, Qt.Key.Key_Return)
    assert wait_for(qtbot, entered)


def test_an_empty_password_is_told(qtbot: QtBot, start: Open, store: Path) -> None:
    step = step_of(qtbot, start(store), LoginStep)
    press(Qt.Key.Key_Return)
    assert step.password.said() == "Skriv din adgangskode."


def test_one_of_several_is_chosen_by_key(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    add_bo(store)
    step = step_of(qtbot, start(store), LoginStep)
    assert step.user.chosen() == ""
    assert step.user.list.hasFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Return, PASSWORD, Qt.Key.Key_Return)
    assert wait_for(qtbot, entered).desk.who.login == "anna"


def test_nobody_chosen_is_told(qtbot: QtBot, start: Open, store: Path) -> None:
    add_bo(store)
    step = step_of(qtbot, start(store), LoginStep)
    click(step.main)
    assert step.user.said() == "Vælg, hvem du er."


def test_a_given_login_and_password_go_straight_in(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    start(store, "anna", PASSWORD)
    assert wait_for(qtbot, entered)


def test_a_given_wrong_password_stays_at_log_in(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    step = step_of(qtbot, start(store, "anna", "forkert kode her"), LoginStep)
    qtbot.waitUntil(lambda: bool(step.password.said()), timeout=20_000)
    assert not entered


def test_an_unknown_store_is_told_with_the_ways_on(qtbot: QtBot, start: Open, tmp_path: Path) -> None:
    missing = tmp_path / f"{HOSTILE.replace('/', '')}.koordinator"
    step = step_of(qtbot, start(missing), WelcomeStep)
    assert str(missing) in step.said()
    assert not missing.exists()


def test_a_store_open_elsewhere_is_told(qtbot: QtBot, start: Open, store: Path) -> None:
    place = stores.open_store(store, "anna", PASSWORD)
    try:
        step = step_of(qtbot, start(store), LoginStep)
        press(PASSWORD, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(step.said()), timeout=20_000)
        assert "allerede åbent hos anna" in step.said()
        assert step.main.isEnabled()
    finally:
        place.close()


def test_a_temporary_password_must_be_changed_first(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    temporary = add_bo(store)
    window = start(store, "bo", temporary)
    step = step_of(qtbot, window, MustChangeStep)
    assert not entered
    step.password.first.set_text(NEW_PASSWORD)
    step.password.again.set_text(NEW_PASSWORD)
    click(step.main)
    place = wait_for(qtbot, entered)
    assert not place.must_change_password()
    place.close()
    stores.open_store(store, "bo", NEW_PASSWORD).close()


def test_the_temporary_password_cannot_be_kept(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    temporary = add_bo(store)
    step = step_of(qtbot, start(store, "bo", temporary), MustChangeStep)
    step.password.first.set_text(temporary)
    step.password.again.set_text(temporary)
    step.submit()
    qtbot.waitUntil(lambda: bool(step.said()), timeout=20_000)
    assert "samme som den gamle" in step.said()
    assert not entered


def test_who_gives_up_choosing_leaves_the_store_closed(qtbot: QtBot, start: Open, store: Path) -> None:
    window = start(store, "bo", add_bo(store))
    step_of(qtbot, window, MustChangeStep).back.emit()
    step_of(qtbot, window, LoginStep)
    stores.open_store(store, "anna", PASSWORD).close()


def test_closing_the_window_lets_go_of_the_store(qtbot: QtBot, start: Open, store: Path) -> None:
    window = start(store, "bo", add_bo(store))
    step_of(qtbot, window, MustChangeStep)
    window.close()
    stores.open_store(store, "anna", PASSWORD).close()


def test_a_damaged_store_offers_its_backup(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    back_up(store)
    store.write_bytes(b"\0" * store.stat().st_size)
    step = step_of(qtbot, start(store, "anna", PASSWORD), DamagedStep)
    assert "går det tabt" in step.lost.text()
    click(step.main)
    login = step_of(qtbot, step_window(step), LoginStep)
    assert "er hentet" in login.said()
    click(login.main)
    assert wait_for(qtbot, entered).desk.who.name == "Anna Holm"
    assert list(store.parent.glob("*-beskadiget-*"))


def test_a_damaged_store_without_backup_says_so(qtbot: QtBot, start: Open, store: Path) -> None:
    shutil.rmtree(backups.folder(store))
    store.write_bytes(b"\0" * store.stat().st_size)
    step = step_of(qtbot, start(store, "anna", PASSWORD), DamagedStep)
    assert "ingen sikkerhedskopi" in step.lost.text()


def test_a_damaged_key_file_offers_the_backup_before_anybody_has_typed(
    qtbot: QtBot, start: Open, store: Path
) -> None:
    back_up(store)
    for file in (key_path(store), key_path(store).with_name(key_path(store).name + ".bak")):
        file.write_bytes(b"x" + file.read_bytes()[1:])
    step = step_of(qtbot, start(store), DamagedStep)
    step.user.set_text("anna")
    step.password.set_text(PASSWORD)
    step.submit()
    login = step_of(qtbot, step_window(step), LoginStep)
    assert login.user.chosen() == "anna"


@pytest.mark.parametrize(("code", "said"), [("", "Skriv koden"), ("ABCD", "tastet forkert")])
def test_a_code_that_cannot_be_is_told(qtbot: QtBot, start: Open, store: Path, code: str, said: str) -> None:
    window = start(store)
    step_of(qtbot, window, LoginStep).forgotten.emit()
    step = step_of(qtbot, window, ForgottenStep)
    step.code.set_text(code)
    step.password.first.set_text(NEW_PASSWORD)
    step.password.again.set_text(NEW_PASSWORD)
    step.submit()
    qtbot.waitUntil(lambda: said in step.code.said(), timeout=20_000)


def test_the_lock_lets_only_the_same_person_on(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    add_bo(store)
    step = step_of(qtbot, start(store, locked_login="anna"), LoginStep)
    assert step.user.list.isHidden()
    assert step.password.edit.hasFocus()
    press(PASSWORD, Qt.Key.Key_Return)
    assert wait_for(qtbot, entered).desk.who.login == "anna"


def test_another_person_can_log_in_at_the_lock(qtbot: QtBot, start: Open, store: Path) -> None:
    add_bo(store)
    window = start(store, locked_login="anna")
    step_of(qtbot, window, LoginStep).other_user.emit()
    step = step_of(qtbot, window, LoginStep)
    assert [step.user.list.itemData(at) for at in range(step.user.list.count())] == ["", "anna", "bo"]


def test_why_an_earlier_attempt_failed_is_shown(qtbot: QtBot, start: Open, store: Path) -> None:
    step = step_of(qtbot, start(store, message=HOSTILE), LoginStep)
    assert step.said() == HOSTILE


def test_the_password_is_hidden_until_one_asks(qtbot: QtBot, start: Open, store: Path) -> None:
    step = step_of(qtbot, start(store), LoginStep)
    assert step.password.edit.echoMode() == QLineEdit.EchoMode.Password
    click(step.password.reveal)
    assert step.password.edit.echoMode() == QLineEdit.EchoMode.Normal


def test_caps_lock_is_told(qtbot: QtBot, start: Open, store: Path) -> None:
    step = step_of(qtbot, start(store), LoginStep)
    press("A")  # a capital letter without Shift
    assert step.password.said() == "Caps Lock er slået til."
    press("a")
    assert step.password.said() == ""


def test_another_store_can_be_opened(qtbot: QtBot, start: Open, store: Path) -> None:
    window = start(store)
    step_of(qtbot, window, LoginStep).other_store.emit()
    welcome = step_of(qtbot, window, WelcomeStep)
    welcome.back.emit()
    step_of(qtbot, window, LoginStep)


def test_log_in_writes_nothing_outside_the_store(
    qtbot: QtBot, start: Open, store: Path, entered: list[Workplace]
) -> None:
    start(store, "anna", PASSWORD)
    wait_for(qtbot, entered)
    settings = config.settings_file()
    assert not settings.exists() or "anna" not in settings.read_text(encoding="utf-8").lower()


def step_window(step: DamagedStep) -> StartWindow:
    window = step.window()
    assert isinstance(window, StartWindow)
    return window


def add_bo(store: Path) -> str:
    """Let Bo in; returns his temporary password."""
    place = stores.open_store(store, "anna", PASSWORD)
    bo = staff.add_worker(place.desk, "Bo Lind", [Role.CASEWORKER])
    password = users.add_user(place, bo)[1]
    place.close()
    return password


def back_up(store: Path) -> None:
    place = stores.open_store(store, "anna", PASSWORD)
    backups.make_now(place)
    place.close()
