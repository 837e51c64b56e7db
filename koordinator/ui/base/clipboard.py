"""Copying what must not stay on the clipboard: kept out of its history, and taken away again."""

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 10_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
# What Windows, KDE and macOS programs look for; a zero means no.
_HINTS = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\0\0\0\0",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"",
}


class SecretClipboard(QObject):
    """Holds one copied secret for a while, and no longer than the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str, kept_ms: int = KEPT_MS) -> None:
        """Puts a secret on the clipboard with the signs that keep it out of histories."""
        data = QMimeData()
        data.setText(text)
        for kind, value in _HINTS.items():
            data.setData(kind, QByteArray(value))
        self._held = text
        _clipboard().setMimeData(data)
        self._timer.start(kept_ms)

    def clear(self) -> None:
        """Takes it away, unless somebody has copied something else since."""
        self._timer.stop()
        if self._held and _clipboard().text() == self._held:
            _clipboard().clear()
        self._held = ""


def secret_clipboard() -> SecretClipboard:
    """The one of this program; it outlives the window, and clears up when the program ends."""
    program = QGuiApplication.instance()
    assert program is not None
    found = program.findChild(SecretClipboard)
    if found is None:
        found = SecretClipboard(program)
        program.aboutToQuit.connect(found.clear)
    return found


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
