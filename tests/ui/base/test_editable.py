"""Values that become inputs: saved on leaving, kept with an error, given up with Esc."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from koordinator.errors import UnusableInput
from koordinator.ui.base.choices import CheckValue, ChoiceValue
from koordinator.ui.base.editable import EditableValue, LongTextValue, TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import date_format, required
from koordinator.ui.theme import Mode, Theme

TAB = Qt.Key.Key_Tab


def iso(text: str) -> str:
    """A small reader of dates, as a page would hand one in."""
    if not text.strip():
        return ""
    try:
        return datetime.strptime(text.strip(), "%d-%m-%Y").date().isoformat()
    except ValueError as fault:
        raise UnusableInput(f"»{text}« er ikke en dato. Skriv den som 24-11-2026.") from fault


Place = Callable[..., QWidget]


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    """Puts values in a form, in a window that has the focus."""
    kept: list[QWidget] = []

    def put(*values: EditableValue) -> QWidget:
        form = Form()
        for number, value in enumerate(values):
            form.add(f"Felt {number}", value)
        window = QWidget()
        QVBoxLayout(window).addWidget(form)
        qtbot.addWidget(window)
        kept.append(window)
        window.resize(420, 300)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return put


def field(value: EditableValue) -> QLineEdit:
    """The input inside a text value."""
    found = value.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def test_leaving_saves_once(qtbot: QtBot, place: Place) -> None:
    name, other = TextValue("Navn"), TextValue("Telefon")
    name.set_value("Mille")
    place(name, other)
    sent: list[str] = []
    name.committed.connect(sent.append)
    name.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field(name), "  Mille Østerby ")
    QTest.keyClick(field(name), TAB)
    assert sent == ["Mille Østerby"]
    assert name.value() == "Mille Østerby"
    assert field(other).hasFocus()


def test_looking_without_typing_saves_nothing(qtbot: QtBot, place: Place) -> None:
    name, other = TextValue("Navn"), TextValue("Telefon")
    name.set_value("Mille")
    place(name, other)
    with qtbot.assertNotEmitted(name.committed):
        name.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(field(name), TAB)


def test_enter_saves_and_stays(qtbot: QtBot, place: Place) -> None:
    name = TextValue("Navn")
    place(name)
    name.setFocus()
    QTest.keyClicks(field(name), "Åse")
    with qtbot.waitSignal(name.committed):
        QTest.keyClick(field(name), Qt.Key.Key_Return)
    assert field(name).hasFocus()


def test_esc_brings_the_old_value_back(qtbot: QtBot, place: Place) -> None:
    name = TextValue("Navn")
    name.set_value("Mille")
    place(name, TextValue("Telefon"))
    name.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field(name), "noget andet")
    with qtbot.assertNotEmitted(name.committed):
        QTest.keyClick(field(name), Qt.Key.Key_Escape)
        QTest.keyClick(field(name), TAB)
    assert field(name).text() == "Mille"


def test_a_date_reads_in_words_and_is_typed_in_figures(qtbot: QtBot, place: Place) -> None:
    date = TextValue("Start", date_format(iso))
    date.set_value("2026-11-24")
    place(date, TextValue("Telefon"))
    field(date).clearFocus()
    assert field(date).text() == "24. november 2026"
    date.setFocus(Qt.FocusReason.TabFocusReason)
    assert field(date).text() == "24-11-2026"
    QTest.keyClicks(field(date), "01-12-2026")
    QTest.keyClick(field(date), TAB)
    assert date.value() == "2026-12-01"
    assert field(date).text() == "1. december 2026"


def test_what_is_not_understood_stays_with_its_error(qtbot: QtBot, place: Place) -> None:
    date = TextValue("Start", date_format(iso))
    date.set_value("2026-11-24")
    window = place(date, TextValue("Telefon"))
    date.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field(date), "32-13")
    with qtbot.assertNotEmitted(date.committed):
        QTest.keyClick(field(date), TAB)
    assert field(date).text() == "32-13"
    assert "er ikke en dato" in date.error()
    assert any(
        "er ikke en dato" in label.text() for label in window.findChildren(QLabel) if label.isVisible()
    )
    assert "er ikke en dato" in field(date).accessibleDescription()
    assert date.value() == "2026-11-24"


def test_coming_back_to_an_error_keeps_what_was_typed(qtbot: QtBot, place: Place) -> None:
    date = TextValue("Start", date_format(iso))
    place(date, TextValue("Telefon"))
    date.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field(date), "32-13")
    QTest.keyClick(field(date), TAB)
    date.setFocus(Qt.FocusReason.TabFocusReason)
    assert field(date).text() == "32-13"


def test_a_refusal_from_elsewhere_gives_the_old_value_back(qtbot: QtBot, place: Place) -> None:
    name = TextValue("Navn", required("Skriv et navn."))
    name.set_value("Mille")
    place(name)
    name.committed.connect(lambda _: name.show_error("Sagen er låst af en anden."))
    name.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field(name), "Emil")
    QTest.keyClick(field(name), Qt.Key.Key_Return)
    assert name.value() == "Mille"
    assert name.error() == "Sagen er låst af en anden."


def test_news_from_elsewhere_do_not_disturb_typing(qtbot: QtBot, place: Place) -> None:
    name = TextValue("Navn")
    name.set_value("Mille")
    place(name)
    name.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field(name), "Emi")
    name.set_value("Fatma")
    assert field(name).text() == "Emi"


def test_a_fixed_value_cannot_be_changed(qtbot: QtBot, place: Place) -> None:
    name = TextValue("Navn")
    name.set_value("Mille")
    name.set_fixed(True)
    place(name, TextValue("Telefon"))
    name.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field(name), "x")
    assert field(name).text() == "Mille"


def test_several_lines_grow_and_save_on_leaving(qtbot: QtBot, place: Place) -> None:
    note, other = LongTextValue("Mål"), TextValue("Telefon")
    place(note, other)
    edit = note.findChild(QPlainTextEdit)
    assert isinstance(edit, QPlainTextEdit)
    before = edit.height()
    note.setFocus()
    QTest.keyClicks(edit, "planter igen, " * 20)
    assert edit.height() > before
    with qtbot.waitSignal(note.committed):
        QTest.keyClick(edit, TAB)
    assert field(other).hasFocus()


def test_esc_forgets_several_lines(qtbot: QtBot, place: Place) -> None:
    note = LongTextValue("Mål")
    note.set_value("planter")
    place(note)
    edit = note.findChild(QPlainTextEdit)
    assert isinstance(edit, QPlainTextEdit)
    note.setFocus()
    QTest.keyClicks(edit, "andet")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.toPlainText() == "planter"


def test_arrow_keys_choose_on_leaving_only(qtbot: QtBot, place: Place) -> None:
    worker, other = (
        ChoiceValue("Sagsbehandler", [("a", "Anna"), ("b", "Bo"), ("c", "Cora")]),
        TextValue("Telefon"),
    )
    worker.set_value("a")
    place(worker, other)
    combo = worker.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    sent: list[str] = []
    worker.committed.connect(sent.append)
    worker.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert sent == []
    QTest.keyClick(combo, TAB)
    assert sent == ["c"]


def test_picking_in_the_open_list_counts_at_once(qtbot: QtBot, place: Place) -> None:
    worker = ChoiceValue("Sagsbehandler", [("a", "Anna"), ("b", "Bo")])
    worker.set_value("a")
    place(worker)
    combo = worker.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.showPopup()
    with qtbot.waitSignal(worker.committed) as sent:
        QTest.keyClick(combo.view(), Qt.Key.Key_Down)
        QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert sent.args == ["b"]


def test_a_tick_counts_at_once(qtbot: QtBot, place: Place) -> None:
    tick = CheckValue("Tolk", "Skal have tolk & støtte")
    place(tick)
    proxy = tick.focusProxy()
    assert proxy is not None
    with qtbot.waitSignal(tick.committed) as sent:
        QTest.keyClick(proxy, Qt.Key.Key_Space)
    assert sent.args == ["1"]


@pytest.mark.parametrize("scale", [100, 200])
def test_inputs_are_as_high_as_their_text(place: Place, theme: Theme, scale: int) -> None:
    theme.set(Mode.LIGHT, scale)
    name = TextValue("Navn")
    place(name)
    assert field(name).height() >= field(name).fontMetrics().height() + 6


def test_the_caret_stays_in_sight_in_a_text_higher_than_its_room(qtbot: QtBot) -> None:
    value = LongTextValue("Uddybning")
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    inside = QWidget()
    QVBoxLayout(inside).addWidget(value)
    area.setWidget(inside)
    area.resize(200, 120)
    area.show()
    with qtbot.waitActive(area):
        area.activateWindow()
    value.setFocus()
    entry = value.focusProxy()
    assert isinstance(entry, QPlainTextEdit)
    entry.insertPlainText("ord og flere ord " * 60)

    def seen() -> bool:
        caret = entry.mapTo(area.viewport(), entry.cursorRect().center())
        return area.viewport().rect().contains(caret)

    qtbot.waitUntil(seen)
