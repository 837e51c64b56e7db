"""A case begun by hand in the window."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.cases import CaseFilter
from koordinator.services import undoing
from koordinator.services.case_ending import end_case
from koordinator.services.case_lists import case_card, case_lines
from koordinator.ui.course.life.new_case import NewCaseDialog
from tests.factories import TODAY, add_case, add_team
from tests.ui.course.life.conftest import Opened, pick, write
from tests.ui.team.office import HOSTILE, Office, shown_text

CPR = "621275-4321"


def test_a_new_citizen(qtbot: QtBot, office: Office, opened: Opened) -> None:
    young = add_team(office.desk, "Under 30", age_to=29)
    old = add_team(office.desk, "Over 30", age_from=30)
    dialog = NewCaseDialog(office.ctx)
    opened(dialog)
    write(dialog.fields["cpr"], CPR)
    assert dialog.fields["team_id"].value() == str(old) != str(young)
    write(dialog.fields["name"], HOSTILE)
    pick(dialog.fields["caseworker_id"], str(office.karim))
    assert dialog.gate.said.text() == "Karim Naseri går fra 1 til 2 af højst 4 sager."
    with qtbot.waitSignal(dialog.made) as made:
        dialog.go.click()
    line = case_card(office.desk, made.args[0]).line
    assert (line.name, line.caseworker, line.starts) == (HOSTILE, "Karim Naseri", TODAY)
    assert not dialog.isVisible()
    undoing.undo(office.desk)
    assert HOSTILE not in [one.name for one in case_lines(office.desk, CaseFilter())]


def test_a_citizen_who_is_known_fills_the_form(office: Office, opened: Opened) -> None:
    told = {"address": "Vej 1", "phone": "12345678", "protected": True}
    case_id = add_case(office.desk, "Ida Lund", cpr="6212754321", citizen=told)
    dialog = NewCaseDialog(office.ctx)
    opened(dialog)
    write(dialog.fields["cpr"], CPR)
    assert "Borgeren har allerede en sag" in shown_text(dialog)
    assert dialog.fields["name"].value() == "Ida Lund"
    dialog.go.click()
    assert dialog.fields["cpr"].error() == "Borgeren har allerede en sag, der ikke er afsluttet."
    wanted: list[int] = []
    office.ctx.course_wanted.connect(lambda case, _tab: wanted.append(case))
    dialog.known.acted.emit()
    assert wanted == [case_id]


def test_a_citizen_whose_case_is_over_begins_again(office: Office, opened: Opened) -> None:
    case_id = add_case(office.desk, "Ida Lund", cpr="6212754321", citizen={"address": "Vej 1"})
    end_case(office.desk, case_id, TODAY.replace(day=1), "Flyttet", "flyttet")
    dialog = NewCaseDialog(office.ctx)
    opened(dialog)
    write(dialog.fields["cpr"], CPR)
    assert "Borgeren er kendt i forvejen. Den forrige sag sluttede 1. november 2026." in shown_text(dialog)
    assert dialog.fields["address"].value() == "Vej 1"
    dialog.go.click()
    assert not dialog.isVisible()
    assert len(case_lines(office.desk, CaseFilter(text="Ida Lund"))) == 1


def test_a_number_that_is_none_is_said_at_the_field(office: Office, opened: Opened) -> None:
    dialog = NewCaseDialog(office.ctx)
    opened(dialog)
    write(dialog.fields["cpr"], "123")
    assert dialog.fields["cpr"].error() == "CPR-nummeret skal have ti cifre."
    dialog.go.click()
    assert dialog.isVisible()


def test_name_and_number_are_needed(office: Office, opened: Opened) -> None:
    dialog = NewCaseDialog(office.ctx)
    opened(dialog)
    dialog.go.click()
    assert dialog.fields["cpr"].error() == "CPR-nummeret mangler."
    write(dialog.fields["cpr"], CPR)
    dialog.go.click()
    assert dialog.fields["name"].error() == "Skriv borgerens navn."


def test_above_max_a_reason_is_asked_for(office: Office, opened: Opened) -> None:
    dialog = NewCaseDialog(office.ctx)
    opened(dialog)
    write(dialog.fields["cpr"], CPR)
    write(dialog.fields["name"], "Ida Lund")
    pick(dialog.fields["caseworker_id"], str(office.bo))
    assert dialog.gate.said.text().endswith("kommer længere over max. Skriv en begrundelse.")
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.gate.over, "Kender borgeren")
    assert dialog.go.isEnabled()
    dialog.go.click()
    assert office.totals()["Bo Lindgaard"] == 6
