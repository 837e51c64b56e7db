"""A case's agreements and tasks: added, settled, corrected and removed."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from koordinator.domain.tasks import TaskKind, TaskState
from koordinator.services import tasks, undoing
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.choices import Combo
from koordinator.ui.course.task_dialog import TaskDialog
from koordinator.ui.course.tasks import TaskList
from tests.factories import TODAY
from tests.ui.hands import box, shown, type_in
from tests.ui.meetings.conftest import office
from tests.ui.meetings.office import Office

__all__ = ["office"]


@pytest.fixture
def listed(qtbot: QtBot, office: Office) -> TaskList:
    made = TaskList(office.ctx)
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show()
    made.show_case(office.mille)
    return made


def dialog() -> TaskDialog:
    windows = QApplication.topLevelWidgets()
    return next(one for one in windows if isinstance(one, TaskDialog) and one.isVisible())


def button(listed: TaskList, name: str) -> Button | IconButton:
    found: list[Button | IconButton] = [*listed.findChildren(Button), *listed.findChildren(IconButton)]
    return next(one for one in found if one.accessibleName() == name and one.isVisible())


def test_an_agreement_is_written_with_who_what_and_when(listed: TaskList, office: Office) -> None:
    assert "Intet er aftalt lige nu." in shown(listed)
    QTest.keyClick(listed.new_agreement, Qt.Key.Key_Return)
    asked = dialog()
    assert asked.field("who").value() == ""
    asked.save.click()
    assert asked.field("title").error() == "Skriv, hvad der skal gøres."
    type_in(asked.field("title"), "<i>Ringer</i> til egen læge")
    type_in(asked.field("who"), "Mille Østerby")
    type_in(asked.field("due"), "1/12")
    asked.save.click()
    assert "<i>Ringer</i> til egen læge | Aftale · Mille Østerby · senest 1. dec." in shown(listed)
    (found,) = tasks.tasks(office.desk, case_id=office.mille)
    assert (found.kind, found.who, found.worker_id) == (TaskKind.AGREEMENT, "Mille Østerby", None)


def test_a_task_is_ones_own_and_names_are_proposed(listed: TaskList, office: Office) -> None:
    listed.new_task.click()
    asked = dialog()
    edit = box(asked.field("who"))
    assert isinstance(edit, QLineEdit)
    offered = edit.completer().model()
    names = [offered.index(at, 0).data() for at in range(offered.rowCount())]
    assert names[0] == "Mille Østerby"
    assert {"Lotte Bakkegaard", "Peter Ågård", "Anna Holm"} <= set(names)
    type_in(asked.field("title"), "Bestiller tolk")
    asked.save.click()
    (found,) = tasks.tasks(office.desk, case_id=office.mille)
    assert (found.worker, found.worker_id) == ("Anna Holm", office.anna)


def test_kept_is_folded_away_and_can_be_opened_again(listed: TaskList, office: Office) -> None:
    late = TODAY - timedelta(days=1)
    tasks.add_task(office.desk, "Sender CV", kind=TaskKind.AGREEMENT, case_id=office.mille, due=late)
    listed.show_case(office.mille)
    assert "1 dag over" in shown(listed)
    QTest.keyClick(button(listed, "Holdt"), Qt.Key.Key_Return)
    assert "Sender CV" not in shown(listed)
    assert listed.fold.text() == "Vis 1 afsluttet"
    listed.fold.click()
    assert "Sender CV | Aftale · holdt 20. nov." in shown(listed)
    button(listed, "Åbn igen").click()
    assert tasks.tasks(office.desk, case_id=office.mille)[0].state is TaskState.OPEN


def test_one_is_corrected_into_a_task_and_removed(listed: TaskList, office: Office) -> None:
    tasks.add_task(
        office.desk, "Sender CV", kind=TaskKind.AGREEMENT, case_id=office.mille, who="Mille Østerby"
    )
    listed.show_case(office.mille)
    button(listed, "Ret").click()
    asked = dialog()
    kind = box(asked.field("kind"))
    assert isinstance(kind, Combo)
    kind.setCurrentIndex(1)
    asked.save.click()
    assert "Opgave · Mille Østerby" in shown(listed)
    button(listed, "Ret").click()
    asked = dialog()
    asked.remove.click()
    assert "Sender CV" not in shown(listed)
    undoing.undo(office.desk)
    listed.show_case(office.mille)
    assert "Sender CV" in shown(listed)


def test_another_case_shows_its_own(listed: TaskList, office: Office) -> None:
    tasks.add_task(office.desk, "Milles", case_id=office.mille)
    listed.show_case(office.mille)
    assert "Milles" in shown(listed)
    listed.show_case(office.mille + 1)
    assert "Milles" not in shown(listed)
