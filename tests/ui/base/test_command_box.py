"""The command box by keyboard: the first hit is chosen, arrows step over titles, Esc gives the focus back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from koordinator.ui.base.command_box import CommandBox
from koordinator.ui.base.results import ResultGroup, ResultItem

GROUPS = (
    ResultGroup(
        "Handlinger", (ResultItem("plus", "Nyt møde", key="new"), ResultItem("lock", "Lås", key="lock"))
    ),
    ResultGroup("Tom", ()),
    ResultGroup("Borgere", (ResultItem("person", "<b>Mille</b>", "34 år", hits=((3, 3),), key=7),)),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a field that has the focus."""
    made = QWidget()
    made.resize(1000, 700)
    QVBoxLayout(made).addWidget(QLineEdit())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def box(window: QWidget) -> CommandBox:
    """An open box with three hits."""
    made = CommandBox(window)
    made.open_box()
    made.show_results(GROUPS)
    return made


def chosen(box: CommandBox) -> object:
    """The key of the hit Enter would take."""
    item = box.current()
    return item.key if item is not None else None


def test_typing_asks_for_hits(qtbot: QtBot, box: CommandBox) -> None:
    with qtbot.waitSignal(box.search) as asked:
        QTest.keyClicks(box.field, "m")
    assert asked.args == ["m"]


def test_the_first_hit_is_always_chosen(box: CommandBox) -> None:
    assert chosen(box) == "new"
    box.show_results(GROUPS[2:])
    assert chosen(box) == 7


def test_arrows_step_over_titles_and_come_round(qtbot: QtBot, box: CommandBox) -> None:
    seen = []
    for _ in range(4):
        seen.append(chosen(box))
        QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert seen == ["new", "lock", 7, "new"]
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    assert chosen(box) == "new"


def test_enter_takes_the_hit_and_closes(qtbot: QtBot, box: CommandBox) -> None:
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.chosen) as taken:
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert taken.args == [7]
    assert not box.isVisible()


def test_esc_closes_and_gives_the_focus_back(qtbot: QtBot, window: QWidget, box: CommandBox) -> None:
    assert box.field.hasFocus()
    with qtbot.assertNotEmitted(box.chosen):
        QTest.keyClick(box.field, Qt.Key.Key_Escape)
    field = window.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()


def test_tab_does_not_leave_the_box(qtbot: QtBot, box: CommandBox) -> None:
    QTest.keyClick(box.field, Qt.Key.Key_Tab)
    assert box.field.hasFocus()


def test_a_click_beside_closes_and_on_a_hit_takes(qtbot: QtBot, box: CommandBox) -> None:
    row = box.list.visualRect(box.list.model().index(4, 0)).center()
    with qtbot.waitSignal(box.chosen) as taken:
        QTest.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert taken.args == [7]
    box.open_box()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(4, 690))
    assert not box.isVisible()


def test_no_hits_say_so(qtbot: QtBot, box: CommandBox) -> None:
    QTest.keyClicks(box.field, "zzz")
    box.show_results(())
    assert chosen(box) is None
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()


def test_hits_are_shown_as_typed_and_read_aloud(box: CommandBox) -> None:
    model = box.list.model()
    assert model.index(4, 0).data() == "<b>Mille</b>, 34 år"
    assert box.field.accessibleDescription() == "Nyt møde"


def test_many_hits_stay_within_the_window(window: QWidget, box: CommandBox) -> None:
    many = tuple(ResultItem("person", f"Borger {n}", key=n) for n in range(200))
    box.show_results((ResultGroup("Borgere", many),))
    frame = box.list.parentWidget()
    assert frame is not None
    assert window.rect().contains(frame.geometry())
