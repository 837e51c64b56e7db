"""Users, the store and the look: access given and taken, backups, and what this computer remembers."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator import config
from koordinator.domain.roles import Role
from koordinator.errors import StoreError, WrongPassword
from koordinator.services import backups, staff, stores, users
from koordinator.services.workplace import Workplace
from koordinator.ui.base.dialog import MessageDialog
from koordinator.ui.base.house import values
from koordinator.ui.base.secret import in_rows
from koordinator.ui.settings.look import LookSection
from koordinator.ui.settings.names import SECTIONS, SectionName
from koordinator.ui.settings.profile import PasswordDialog, ProfileSection
from koordinator.ui.settings.storage import StorageSection
from koordinator.ui.settings.users import SecretDialog, UsersSection
from tests.ui.settings.house import HOSTILE, Told, click, dialog_of, section, seen
from tests.ui.start.stores import NEW_PASSWORD, PASSWORD


def give_access(qtbot: QtBot, told: Told, login: str = "") -> str:
    """Gives the first worker access; returns the temporary password shown."""
    dialog = section(told.page, "users", UsersSection).give_access()
    assert dialog is not None
    dialog.login.set_text(login)
    click(dialog.main)
    shown = dialog_of(qtbot, told.page, SecretDialog)
    secret = shown.secret.secret()
    shown.accept()
    return secret


def logins(told: Told) -> list[str]:
    return [user.login for user in section(told.page, "users", UsersSection).model.records()]


def test_who_is_given_access_can_log_in_with_what_was_shown(
    qtbot: QtBot, place: Workplace, told: Told
) -> None:
    password = give_access(qtbot, told)
    assert logins(told) == ["anna", "birgitte"]
    told.leave()
    other = stores.open_store(place.path, "anna", password)
    assert other.must_change_password()
    other.close(back_up=False)


def test_a_login_that_is_taken_is_told(qtbot: QtBot, told: Told) -> None:
    dialog = section(told.page, "users", UsersSection).give_access()
    assert dialog is not None
    dialog.login.set_text("birgitte")
    click(dialog.main)
    qtbot.waitUntil(lambda: bool(dialog.login.is_wrong()), timeout=20_000)
    assert "taget" in dialog.login.said()
    assert dialog.main.isEnabled()
    dialog.reject()


def test_hostile_names_are_shown_as_typed(qtbot: QtBot, place: Workplace, told: Told) -> None:
    for line in staff.workers(place.desk):
        if line.login is None:
            users.add_user(place, line.worker_id)
    staff.add_worker(place.desk, HOSTILE, [Role.ASSISTANT])
    dialog = section(told.page, "users", UsersSection).give_access()
    assert dialog is not None
    assert HOSTILE in dialog.who.itemText(0)
    dialog.login.set_text(HOSTILE)
    click(dialog.main)
    shown = dialog_of(qtbot, told.page, SecretDialog)
    assert HOSTILE.casefold() in seen(shown)
    shown.accept()


def test_a_new_temporary_password_replaces_the_old_one(qtbot: QtBot, place: Workplace, told: Told) -> None:
    first = give_access(qtbot, told)
    section_ = section(told.page, "users", UsersSection)
    section_.table.selectRow(0)
    click(section_.reset)
    question = dialog_of(qtbot, told.page, MessageDialog)
    assert "Anna Holm" in seen(question)
    question.accept()
    shown = dialog_of(qtbot, told.page, SecretDialog)
    second = shown.secret.secret()
    shown.accept()
    assert place.key_file.unlock("anna", second)
    with pytest.raises(WrongPassword):
        place.key_file.unlock("anna", first)


def test_who_loses_access_can_no_longer_log_in(qtbot: QtBot, place: Workplace, told: Told) -> None:
    password = give_access(qtbot, told)
    section_ = section(told.page, "users", UsersSection)
    section_.table.selectRow(0)
    click(section_.remove)
    dialog_of(qtbot, told.page, MessageDialog).accept()
    qtbot.waitUntil(lambda: logins(told) == ["birgitte"], timeout=20_000)
    with pytest.raises(StoreError):
        place.key_file.unlock("anna", password)
    assert "Anna Holm" in [line.name for line in staff.workers(place.desk)]


def test_one_cannot_remove_oneself(told: Told) -> None:
    section_ = section(told.page, "users", UsersSection)
    section_.table.selectRow(0)
    assert not section_.remove.isEnabled()
    assert section_.reset.isEnabled()


def test_a_new_recovery_code_opens_the_store(qtbot: QtBot, place: Workplace, told: Told) -> None:
    click(section(told.page, "users", UsersSection).code)
    dialog_of(qtbot, told.page, MessageDialog).accept()
    shown = dialog_of(qtbot, told.page, SecretDialog)
    code = shown.secret.secret()
    shown.accept()
    told.leave()
    stores.open_with_recovery(place.path, code, "birgitte", NEW_PASSWORD).close(back_up=False)


def test_a_copied_code_leaves_the_clipboard_again(qtbot: QtBot, told: Told) -> None:
    click(section(told.page, "users", UsersSection).code)
    dialog_of(qtbot, told.page, MessageDialog).accept()
    shown = dialog_of(qtbot, told.page, SecretDialog)
    click(shown.secret.copy)
    clipboard = QApplication.clipboard()
    assert clipboard.text() == shown.secret.secret()
    from koordinator.ui.base.clipboard import secret_clipboard

    secret_clipboard().clear()
    assert clipboard.text() == ""
    shown.accept()


def test_the_password_is_changed_with_the_old_one(qtbot: QtBot, place: Workplace, told: Told) -> None:
    click(section(told.page, "profile", ProfileSection).password)
    dialog = dialog_of(qtbot, told.page, PasswordDialog)
    dialog.old.set_text("noget helt andet")
    dialog.new.first.set_text(NEW_PASSWORD)
    dialog.new.again.set_text(NEW_PASSWORD)
    click(dialog.main)
    qtbot.waitUntil(lambda: dialog.old.is_wrong(), timeout=20_000)
    dialog.old.set_text(PASSWORD)
    click(dialog.main)
    qtbot.waitUntil(lambda: "Adgangskoden er skiftet." in told.said, timeout=20_000)
    assert place.key_file.unlock("birgitte", NEW_PASSWORD)


def test_a_backup_is_made_and_told(qtbot: QtBot, place: Workplace, told: Told) -> None:
    storage = section(told.page, "storage", StorageSection)
    assert "ingen endnu" in storage.backups.value()
    click(storage.back_up)
    qtbot.waitUntil(lambda: "er lavet" in storage.result.text(), timeout=20_000)
    assert backups.kept(place.path).number == 1
    assert storage.backups.value().startswith("1, den nyeste fra")
    assert storage.back_up.isEnabled()


def test_a_sound_store_is_said_to_be(qtbot: QtBot, told: Told) -> None:
    storage = section(told.page, "storage", StorageSection)
    click(storage.check)
    qtbot.waitUntil(lambda: "alt er i orden" in storage.result.text(), timeout=20_000)


def test_the_wish_to_import_is_passed_on(qtbot: QtBot, told: Told) -> None:
    storage = section(told.page, "storage", StorageSection)
    with qtbot.waitSignal(told.ctx.import_wanted):
        click(storage.bring_in)


def test_the_look_counts_at_once_and_nothing_personal_is_kept(qtbot: QtBot, told: Told) -> None:
    look = section(told.page, "look", LookSection)
    for bar, key in ((look.mode, "dark"), (look.scale, "150"), (look.minutes, "30")):
        with qtbot.waitSignal(told.ctx.look_changed):
            click(bar.chip(key))
    settings = config.load()
    assert (settings.look, settings.text_scale, settings.lock_minutes) == ("dark", 150, 30)
    text = config.settings_file().read_text(encoding="utf-8").lower()
    for word in ("birgitte", "sørup", "s\\u00f8rup", "anna"):
        assert word not in text


@pytest.mark.parametrize("name", SECTIONS, ids=lambda name: name.key)
def test_every_section_is_there_under_its_name(told: Told, name: SectionName) -> None:
    found = told.page.show_section(name.key)
    assert told.page.items[name.key].isChecked()
    assert name.title in seen(found)


def test_access_can_only_be_taken_from_another_who_is_chosen(qtbot: QtBot, told: Told) -> None:
    users_ = section(told.page, "users", UsersSection)
    assert not users_.remove.isEnabled()
    users_.table.selectRow(0)
    assert users_.reset.isEnabled()
    assert not users_.remove.isEnabled()
    give_access(qtbot, told)
    users_.table.selectRow(0)
    assert users_.remove.isEnabled()
    users_.table.clearSelection()
    assert not users_.remove.isEnabled()
    users_.remove.ensurePolished()
    assert users_.remove.palette().buttonText().color() == QColor(values(False)["text3"])


def test_a_temporary_password_is_shown_with_its_dashes(qtbot: QtBot, told: Told) -> None:
    password = give_access(qtbot, told)
    assert in_rows(password) == [password]


def test_a_long_code_says_that_it_goes_on() -> None:
    assert in_rows("AB-CD-EF-GH-IJ-KL") == ["AB-CD-EF-GH-", "IJ-KL"]
