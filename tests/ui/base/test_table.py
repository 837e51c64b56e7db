"""Tables: Qt's own model tester, orders, selection by id, keys, columns and speed."""

from time import process_time

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from koordinator.ui.base.house import house
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.base.table_paint import broken
from koordinator.ui.base.text import danish_key
from koordinator.ui.theme import Mode, Theme
from tests.ui.base.people import PEOPLE, Person, people_model

DOWN = Qt.SortOrder.DescendingOrder


def names(model: RecordModel[Person]) -> list[str]:
    """First names in the order shown."""
    return [person.name.split()[0] for person in model.records()]


def shown(qtbot: QtBot, *, multi: bool = False) -> tuple[DataTable, RecordModel[Person]]:
    """A table with four people."""
    table = DataTable(multi=multi, two_line=True)
    qtbot.addWidget(table)
    model = people_model()
    model.setParent(table)
    table.setModel(model)
    table.resize(640, 300)
    table.show()
    return table, model


def test_the_model_keeps_qt_s_rules(qtbot: QtBot) -> None:
    model = people_model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.sort(0)
    model.set_records(PEOPLE[:2])
    model.sort(1, DOWN)
    model.set_records(())
    model.set_records(PEOPLE)
    assert model.rowCount() == len(PEOPLE)


def test_the_table_keeps_qt_s_rules(qtbot: QtBot) -> None:
    table, model = shown(qtbot, multi=True)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    table.selectAll()
    table.sortByColumn(0, DOWN)
    model.set_records(PEOPLE[1:])
    table.grab()
    assert table.selected_ids() == [4, 3, 2] or set(table.selected_ids()) == {2, 3, 4}


def test_danish_letters_come_last() -> None:
    words = ["Åse", "Øjvind", "Ægir", "zebra", "Anna", "aage"]
    assert sorted(words, key=danish_key) == ["Anna", "zebra", "Ægir", "Øjvind", "aage", "Åse"]


def test_foreign_letters_stand_at_the_letter_they_come_from() -> None:
    words = ["Łukasz", "Åse", "Lone", "Mona", "Öztürk", "Øvrig", "Ülkü", "Ymer", "Zoë", "Šimun", "Sine"]
    assert sorted(words, key=danish_key) == [
        "Lone", "Łukasz", "Mona", "Šimun", "Sine", "Ülkü", "Ymer", "Zoë", "Øvrig", "Öztürk", "Åse",
    ]  # fmt: skip


def test_unknown_numbers_stand_last_in_both_orders(qtbot: QtBot) -> None:
    model = people_model()
    model.sort(1)
    assert names(model)[0] == "Anna"
    assert names(model)[-1] == "Øjvind"
    model.sort(1, DOWN)
    assert names(model)[0].startswith("<b>")
    assert names(model)[-1] == "Øjvind"


def test_the_selection_follows_the_records(qtbot: QtBot) -> None:
    table, model = shown(qtbot, multi=True)
    table.select_ids([1, 4], current=4)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert set(table.selected_ids()) == {1, 4}
    model.set_records((Person(9, "Bo", 3), *PEOPLE[1:]))
    assert table.selected_ids() == [4]
    assert table.current_id() == 4


def test_enter_and_double_click_open(qtbot: QtBot) -> None:
    table, model = shown(qtbot)
    table.selectRow(2)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [2]
    middle = table.visualRect(model.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    with qtbot.waitSignal(table.opened):
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_arrows_walk_and_space_selects_many(qtbot: QtBot) -> None:
    table, _ = shown(qtbot, multi=True)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.selected_ids() == [1, 2]
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.selected_ids() == []


def test_a_click_in_the_gutter_adds_a_row(qtbot: QtBot) -> None:
    table, model = shown(qtbot, multi=True)
    table.selectRow(0)
    y = table.visualRect(model.index(2, 0)).center().y()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(16, y))
    assert table.selected_ids() == [1, 3]


def test_columns_can_be_hidden_but_not_the_fixed_one(qtbot: QtBot) -> None:
    table, _ = shown(qtbot)
    table.show_columns(["cases"])
    assert table.visible_columns() == ["name", "cases"]
    entries = {entry.text(): entry for entry in table.column_menu().actions() if entry.isCheckable()}
    assert not entries["Navn"].isEnabled()
    with qtbot.waitSignal(table.columns_changed):
        entries["Status"].trigger()
    assert table.visible_columns() == ["name", "cases", "state"]


def test_the_columns_fill_the_table(qtbot: QtBot) -> None:
    table, model = shown(qtbot)
    widths = sum(table.columnWidth(at) for at in range(model.columnCount()))
    assert abs(widths - table.viewport().width()) <= 2


def test_rows_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    table, _ = shown(qtbot)
    before = table.rowHeight(0)
    theme.set(Mode.LIGHT, 200)
    assert table.rowHeight(0) > before * 1.7


def test_state_and_second_line_are_read_aloud(qtbot: QtBot) -> None:
    model = people_model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "Åse Holm, nr. 1"
    assert model.index(3, 2).data(role) == State.OVER.value + " max"


def test_twenty_thousand_rows_stay_quick(qtbot: QtBot) -> None:
    table, model = shown(qtbot, multi=True)
    many = [Person(n, f"Navn {n * 7919 % 20000}", n % 50) for n in range(20_000)]
    begun = process_time()
    model.set_records(many)
    table.sortByColumn(0, DOWN)
    table.select_ids([5, 6, 19_999])
    table.scrollToBottom()
    table.grab()
    assert process_time() - begun < 1.5  # seconds of work, whatever else the machine does
    assert len(table.selected_ids()) == 3


def test_hostile_text_is_text(qtbot: QtBot) -> None:
    model = people_model()
    assert model.index(3, 0).data() == "<b>x</b><img src=/etc/passwd>"
    assert "<img" not in str(model.index(3, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_columns_that_matter_least_give_way_until_somebody_chooses(qtbot: QtBot) -> None:
    columns: list[Column[str]] = [
        Column("name", "Navn", str, width=20, least=10, fixed=True),
        Column("week", "Uge", str, width=20, yields=1),
        Column("cv", "CV", str, width=10),
    ]
    table = DataTable()
    qtbot.addWidget(table)
    table.setModel(RecordModel(columns, str, ["Åse"]))
    table.resize(house.metrics().averageCharWidth() * 36, 300)
    table.show()
    assert [table.isColumnHidden(at) for at in range(3)] == [False, True, False]
    assert table.horizontalScrollBar().maximum() == 0
    assert table.visible_columns() == ["name", "week", "cv"]
    table.resize(1200, 300)
    assert not table.isColumnHidden(1)
    table.chosen_by_hand = True
    table.resize(house.metrics().averageCharWidth() * 36, 300)
    assert not table.isColumnHidden(1)


def test_a_long_text_goes_on_between_words() -> None:
    metrics = house.metrics()
    wide = metrics.horizontalAdvance("uddannelseshjælp ")
    assert broken("Aktivitetsparat uddannelseshjælp", metrics, wide) == (
        "Aktivitetsparat",
        "uddannelseshjælp",
    )
    assert broken("Praktik", metrics, wide) == ("Praktik", "")
