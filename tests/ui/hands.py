"""What a person does in a field, what is seen of a widget, and texts somebody may type."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from koordinator.ui.base.editable import EditableValue
from koordinator.ui.base.labels import Label

HOSTILE = {
    "script": "<script>alert('x')</script><b>fed</b>",
    "image": "<img src=/etc/passwd>&amp;lt; & && %s {0}",
    "quotes": "'; DROP TABLE citizen; -- \"\"' =1+1",
    "long": "æøå" * 1_666 + "xy",
    "right to left": "שלום مرحبا \u202eabc",
    "emoji": "👩🏽‍🦽 Zoë 🇩🇰",
}


def box(field: EditableValue) -> QWidget:
    """What one types in."""
    found = field.focusProxy()
    assert found is not None
    return found


def type_in(field: EditableValue, text: str, *, key: Qt.Key | None = Qt.Key.Key_Tab) -> None:
    """Comes to a field, types over what stands there, and leaves it with a key, if there is one."""
    entry = box(field)
    assert isinstance(entry, QLineEdit | QPlainTextEdit)
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    entry.selectAll()
    if text.isascii() and text:
        QTest.keyClicks(entry, text)
    elif isinstance(entry, QLineEdit):
        entry.insert(text)
    else:
        entry.insertPlainText(text)
    if key is not None:
        QTest.keyClick(entry, key)


def shown(widget: QWidget) -> str:
    """The words of all labels one can see."""
    labels = [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]
    return " | ".join(label for label in labels if label)
