"""The buttons of due items do the same wherever they stand."""

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.due.records import DueItem, DueState
from koordinator.ui.course.life.handover import HandoverDialog
from koordinator.ui.due.acting import act
from koordinator.ui.due.words import step_of
from tests.factories import TODAY
from tests.ui.meetings.conftest import office
from tests.ui.meetings.office import Office

__all__ = ["office"]


def item(case_id: int, rule: str, action: str) -> DueItem:
    return DueItem(
        case_id, None, "Mille Østerby", TODAY, None, None, rule, None, "Overdragelse", "", TODAY, TODAY,
        DueState.SOON, "", action,
    )  # fmt: skip


def no_cv() -> None:
    raise AssertionError("nobody asked for a CV")


def test_the_handover_letter_is_shown_to_be_sent(qtbot: QtBot, office: Office) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown = QSignalSpy(office.ctx.document_wanted)
    due = item(office.mille, "handover_letter", "handover")
    assert step_of(due).words == "Åbn brev"
    act(office.ctx, due, window, no_cv)
    assert shown.count() == 1
    assert shown.at(0)[0].kind == "handover-letter"


def test_any_other_handover_opens_its_dialog(qtbot: QtBot, office: Office) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    due = item(office.mille, "turning_30", "handover")
    assert step_of(due).words == "Overdrag"
    act(office.ctx, due, window, no_cv)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, HandoverDialog)]
    assert dialog.isVisible() and dialog.parent() is window
    dialog.reject()


def test_a_step_with_a_part_opens_that_part_of_its_tab(qtbot: QtBot, office: Office) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitSignal(office.ctx.course_wanted) as wanted:
        act(office.ctx, item(office.mille, "distance_form", "form:distance"), window, no_cv)
    assert wanted.args == [office.mille, "wheel:distance"]
