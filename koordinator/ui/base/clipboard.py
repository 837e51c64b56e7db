"""Copying what should not lie about: kept out of the clipboard's history and cleared after a while."""

from PySide6.QtCore import QByteArray, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

# What Windows, KDE and macOS ask for before they keep a copy.
_UNKEPT = {
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
}


def copy_secret(text: str, seconds: int) -> None:
    """Copies a text and takes it off the clipboard again, unless something else was copied meanwhile."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _UNKEPT.items():
        data.setData(kind, QByteArray(value))
    QGuiApplication.clipboard().setMimeData(data)
    QTimer.singleShot(seconds * 1000, lambda: _clear(text))


def _clear(text: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()
