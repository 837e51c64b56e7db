"""Puts the house style on the application: typeface, palette, style sheet, Danish, light and dark."""

from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from koordinator.ui.base.fonts import load_typeface, renew_fonts, system_points
from koordinator.ui.base.house import house
from koordinator.ui.base.sheet import palette, style_sheet
from koordinator.ui.qt_words import MissingWords

__all__ = ["SCALES", "Mode", "Theme", "apply", "house"]

SCALES = (100, 110, 125, 150, 175, 200)


class Mode(StrEnum):
    """Which set of colours is wanted."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


_SCHEMES = {
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
}


class Theme(QObject):
    """The look of one application: made once by `apply`, then changed while the window stands."""

    of: ClassVar[dict[QApplication, "Theme"]] = {}  # QObject.findChild would load all there is of Qt

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.mode = Mode.SYSTEM
        self.scale = 100
        self._points = system_points()
        self._family = load_typeface()
        self._finished = False
        QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
        self._missing = MissingWords(self)
        app.installTranslator(self._missing)  # first, so that Qt asks it last
        self._translator = QTranslator(self)
        if self._translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(self._translator)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def finish(self) -> None:
        """Adds the focus ring and the house's own check marks and arrows, if they are not there yet.

        Log-in is painted without them: loading what they need takes as long as the rest of the theme.
        """
        if self._finished:
            return
        self._finished = True
        from koordinator.ui.base.focus import FocusRing
        from koordinator.ui.base.style import HouseStyle

        self._style = HouseStyle()
        self._app.setStyle(self._style)
        self._ring = FocusRing(self._app)
        renew_fonts()

    def set(self, mode: Mode, scale: int) -> None:
        """Shows light, dark or what the system says, at a text size in percent of the system's (100-200)."""
        self.mode, self.scale = mode, min(200, max(100, scale))
        self._app.styleHints().setColorScheme(_SCHEMES[mode])
        self._show()

    def _system_changed(self) -> None:
        if self.mode is Mode.SYSTEM and self._wants_dark() != house.dark:
            self._show()

    def _wants_dark(self) -> bool:
        if self.mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode is Mode.DARK

    def _show(self) -> None:
        house.set(family=self._family, dark=self._wants_dark(), points=self._points * self.scale / 100)
        self._app.setPalette(palette())
        self._app.setFont(house.font())
        self._app.setStyleSheet(style_sheet())
        renew_fonts()  # a new style sheet puts widgets' fonts back to what they were at first
        house.announce()


def apply(app: QApplication, mode: Mode = Mode.SYSTEM, scale: int = 100, *, whole: bool = True) -> Theme:
    """Gives the application the house style; called again it changes light, dark and text size.

    Without `whole` what log-in is painted without is left to `Theme.finish`.
    """
    theme = Theme.of.get(app)
    if theme is None:
        theme = Theme.of[app] = Theme(app)
    if whole:
        theme.finish()
    theme.set(mode, scale)
    return theme
