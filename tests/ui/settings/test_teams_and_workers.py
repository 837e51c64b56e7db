"""Teams and workers: what a leader changes, what is refused, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.caseload import Limits
from koordinator.domain.roles import Role
from koordinator.domain.staff import TeamLine, WorkerLine
from koordinator.services import staff, stores, undoing, users
from koordinator.services.workplace import Workplace
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.settings.page import SettingsPage
from koordinator.ui.settings.profile import ProfileSection
from koordinator.ui.settings.teams import TeamForm, TeamsSection
from koordinator.ui.settings.workdays import WorkdaysValue
from koordinator.ui.settings.workers import WorkersSection
from tests.ui.settings.house import HOSTILE, Told, click, press_space, section, seen, show_settings, type_in
from tests.ui.start.stores import NEW_PASSWORD


def the_team(place: Workplace) -> TeamLine:
    return staff.teams(place.desk)[0]


def the_form(page: SettingsPage) -> TeamForm:
    return next(iter(section(page, "teams", TeamsSection).forms.values()))


def worker(place: Workplace, name: str) -> WorkerLine:
    return next(line for line in staff.workers(place.desk, left=True) if line.name == name)


def test_limits_are_saved_on_leaving_and_undone(place: Workplace, told: Told) -> None:
    form = the_form(told.page)
    type_in(form.fields["maximum"], "40")
    assert the_team(place).caseworker == Limits(30, 40)
    assert "Ret team" in told.said[-1]
    undoing.undo(place.desk)
    QApplication.processEvents()
    assert the_team(place).caseworker == Limits(30, 35)
    assert form.fields["maximum"].value() == "35"


def test_a_warning_over_max_is_told_and_goes_with_the_max_that_fits(
    place: Workplace, page: SettingsPage
) -> None:
    form = the_form(page)
    type_in(form.fields["warning"], "40")
    assert "advarslen højst lig med max" in form.fields["warning"].error()
    assert the_team(place).caseworker == Limits(30, 35)
    type_in(form.fields["maximum"], "45")
    assert the_team(place).caseworker == Limits(40, 45)
    assert form.fields["warning"].error() == ""


def test_limits_for_consultants_need_both(place: Workplace, page: SettingsPage) -> None:
    form = the_form(page)
    type_in(form.fields["consultant_warning"], "35")
    assert "både advarsel og max" in form.fields["consultant_warning"].error()
    type_in(form.fields["consultant_maximum"], "42")
    assert the_team(place).consultant == Limits(35, 42)


def test_limits_for_consultants_can_be_taken_away(place: Workplace, page: SettingsPage) -> None:
    team = the_team(place)
    staff.save_team(place.desk, team.team_id, team.name, 30, None, team.caseworker, Limits(35, 42))
    form = the_form(page)
    type_in(form.fields["consultant_warning"], "")
    type_in(form.fields["consultant_maximum"], "")
    assert the_team(place).consultant is None


@pytest.mark.parametrize(("key", "typed"), [("maximum", "mange"), ("warning", "-3"), ("age_to", "1,5")])
def test_what_is_no_number_is_told(page: SettingsPage, key: str, typed: str) -> None:
    field = the_form(page).fields[key]
    type_in(field, typed)
    assert field.error() == "Skriv et helt tal."


def test_the_ages_must_go_upwards(place: Workplace, page: SettingsPage) -> None:
    form = the_form(page)
    type_in(form.fields["age_to"], "20")
    assert "lavere" in form.fields["age_to"].error()
    assert the_team(place).age_to is None


def test_over_max_can_be_refused(place: Workplace, page: SettingsPage) -> None:
    form = the_form(page)
    press_space(form.fields["refuse_over"])
    assert the_team(place).refuse_over


def test_a_new_team_of_any_name(place: Workplace, told: Told) -> None:
    teams = section(told.page, "teams", TeamsSection)
    dialog = teams.add_team()
    type_in(dialog.field("name"), HOSTILE)
    click(dialog.save)
    QApplication.processEvents()
    assert HOSTILE in [line.name for line in staff.teams(place.desk)]
    assert HOSTILE in seen(teams)


def test_two_teams_cannot_have_one_name(place: Workplace, told: Told) -> None:
    dialog = section(told.page, "teams", TeamsSection).add_team()
    type_in(dialog.field("name"), "Fyldt 30")
    click(dialog.save)
    assert "allerede et team" in dialog.error()
    dialog.reject()


def test_a_worker_is_added_and_opened(place: Workplace, told: Told) -> None:
    workers = section(told.page, "workers", WorkersSection)
    fill_worker(workers.add_worker(), HOSTILE, Role.CASEWORKER)
    made = worker(place, HOSTILE)
    assert made.roles == {Role.CASEWORKER}
    assert made.team is None
    assert workers.panel.isVisible()
    assert HOSTILE in seen(workers.panel)


def test_a_worker_without_a_role_is_refused(told: Told) -> None:
    dialog = section(told.page, "workers", WorkersSection).add_worker()
    type_in(dialog.field("name"), "Bo Lind")
    click(dialog.save)
    assert dialog.error() == "Vælg mindst én rolle."
    dialog.reject()


def test_languages_and_working_days_save_at_once(place: Workplace, page: SettingsPage) -> None:
    workers = section(page, "workers", WorkersSection)
    workers.open_worker(worker(place, "Anna Holm").worker_id)
    fields = workers.panel.fields
    days = fields["workdays"]
    assert isinstance(days, WorkdaysValue)
    assert [box.isChecked() for box in days.days.values()] == [True] * 5
    click(days.days[3])
    type_in(fields["languages"], "arabisk, polsk")
    QApplication.processEvents()
    anna = worker(place, "Anna Holm")
    assert (anna.workdays, anna.languages) == ((1, 2, 4, 5), ("arabisk", "polsk"))
    assert not days.days[3].isChecked()
    for day in (1, 2, 4, 5):
        click(days.days[day])
    assert "mindst én arbejdsdag" in days.error()
    assert worker(place, "Anna Holm").workdays == (5,)
    assert days.days[5].isChecked()


def test_a_workers_fields_save_as_one_leaves_them(place: Workplace, page: SettingsPage) -> None:
    workers = section(page, "workers", WorkersSection)
    workers.open_worker(worker(place, "Anna Holm").worker_id)
    fields = workers.panel.fields
    type_in(fields["phone"], "20 12 34 56")
    type_in(fields["leaves_on"], "1/12 2030")
    anna = worker(place, "Anna Holm")
    assert anna.phone == "20 12 34 56"
    assert str(anna.leaves_on) == "2030-12-01"
    type_in(fields["leaves_on"], "engang")
    assert fields["leaves_on"].error()
    type_in(fields["name"], "")
    assert fields["name"].error() == "En medarbejder skal have et navn."


def test_roles_and_reserve_are_switched(place: Workplace, page: SettingsPage) -> None:
    workers = section(page, "workers", WorkersSection)
    workers.open_worker(worker(place, "Anna Holm").worker_id)
    for key in (Role.CONSULTANT.value, "reserve"):
        press_space(workers.panel.fields[key])
    anna = worker(place, "Anna Holm")
    assert anna.roles == {Role.CASEWORKER, Role.CONSULTANT}
    assert anna.reserve


def test_the_last_role_stays(place: Workplace, page: SettingsPage) -> None:
    workers = section(page, "workers", WorkersSection)
    workers.open_worker(worker(place, "Anna Holm").worker_id)
    press_space(workers.panel.fields[Role.CASEWORKER.value])
    assert "mindst én rolle" in workers.panel.fields[Role.CASEWORKER.value].error()
    assert workers.panel.fields[Role.CASEWORKER.value].value() == "1"


def test_a_leader_cannot_shut_herself_out(place: Workplace, page: SettingsPage) -> None:
    workers = section(page, "workers", WorkersSection)
    workers.open_worker(place.desk.who.worker_id)
    press_space(workers.panel.fields[Role.ASSISTANT.value])
    press_space(workers.panel.fields[Role.LEADER.value])
    assert "teamleder fra dig selv" in workers.panel.fields[Role.LEADER.value].error()
    assert Role.LEADER in worker(place, "Birgitte Sørup").roles


def test_one_row_is_opened_with_enter(page: SettingsPage) -> None:
    workers = section(page, "workers", WorkersSection)
    workers.table.setFocus()
    workers.table.selectRow(0)
    QTest.keyClick(workers.table, Qt.Key.Key_Return)
    assert workers.panel.isVisible()
    assert "Anna Holm" in seen(workers.panel)


def test_a_leader_corrects_her_own_profile(place: Workplace, page: SettingsPage) -> None:
    profile = section(page, "profile", ProfileSection)
    type_in(profile.fields["initials"], "BS")
    assert worker(place, "Birgitte Sørup").initials == "BS"


def test_others_read_and_are_told_whom_to_ask(qtbot: QtBot, place: Workplace) -> None:
    login, temporary = users.add_user(place, worker(place, "Anna Holm").worker_id)
    place.key_file.change_password(login, temporary, NEW_PASSWORD)
    place.close(back_up=False)
    other = stores.open_store(place.path, login, NEW_PASSWORD)
    told = show_settings(qtbot, other)
    try:
        assert "teamleder kan rette" in seen(section(told.page, "profile", ProfileSection))
        teams = section(told.page, "teams", TeamsSection)
        assert "Kun en teamleder" in seen(teams)
        form = next(iter(teams.forms.values()))
        type_in(form.fields["maximum"], "99")
        assert the_team(other).caseworker == Limits(30, 35)
        told.page.show_section("users")
        assert "Kun teamledere" in seen(told.page.section())
        told.page.show_section("workers")
        assert "Kun en teamleder" in seen(told.page.section())
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [told.page]
    finally:
        told.leave()


def fill_worker(dialog: EntryDialog, name: str, role: Role) -> None:
    type_in(dialog.field("name"), name)
    press_space(dialog.field(role))
    click(dialog.save)
    QApplication.processEvents()
