"""The house's typeface, and fonts on widgets that follow when the text size changes."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from koordinator.ui.base.house import house

_PACKAGE = "fontpkg_ibm_plex_sans"
_ROLE = "houseFont"
# What Qt answers when no desktop has said anything about fonts.
_NOBODY_SAID = ("Sans Serif", 9.0)
_DEFAULT_POINTS = 10.0


def load_typeface() -> str:
    """Registers IBM Plex Sans with Qt and returns its family name, or "" where the file is missing."""
    spec = find_spec(_PACKAGE)  # finds the folder without importing anything
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        number = QFontDatabase.addApplicationFont(str(Path(folder, "files", "IBMPlexSans[wdth,wght].ttf")))
        if number >= 0:
            return QFontDatabase.applicationFontFamilies(number)[0]
    return ""


def system_points() -> float:
    """The text size the desktop is set to, in points; ask before the application font is changed."""
    font = QGuiApplication.font()
    if (font.family(), font.pointSizeF()) == _NOBODY_SAID or font.pointSizeF() <= 0:
        return _DEFAULT_POINTS
    return font.pointSizeF()


def set_font(widget: QWidget, role: str) -> None:
    """Gives a widget the font of a type role, now and after each change of text size."""
    widget.setProperty(_ROLE, role)
    widget.setFont(house.font(role))


def renew_fonts(root: QWidget | None = None) -> None:
    """Sets fonts anew after the text size has changed, or under `root` after it got another parent.

    Qt's style sheets put a widget's font back to what it was at first, so this comes after them.
    """
    widgets = QApplication.allWidgets() if root is None else root.findChildren(QWidget)
    for widget in widgets:
        role = widget.property(_ROLE)
        if isinstance(role, str):
            widget.setFont(house.font(role))


def mark(widget: QWidget, name: str, value: str | bool) -> None:
    """Sets a property that the style sheet asks for, and shows the widget accordingly."""
    wanted = value if isinstance(value, str) else ("true" if value else "false")
    if widget.property(name) == wanted:
        return
    widget.setProperty(name, wanted)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        role = widget.property(_ROLE)
        if isinstance(role, str):
            widget.setFont(house.font(role))
        widget.update()
