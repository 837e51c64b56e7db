"""The look as an object: colours, fonts and lengths that every painter and the style sheet ask for."""

from collections.abc import Callable
from functools import cache
from typing import Any
from weakref import ref

from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics
from shiboken6 import isValid

from koordinator.resources import table

# A 10 pt font at 96 dpi, the size at which the house's lengths in pixels were drawn.
_DRAWN_AT_PX = 13.3
_TABULAR = QFont.Tag("tnum")
_WEIGHT_AXIS = QFont.Tag("wght")


class News:
    """Tells methods of widgets that something changed, and forgets those of widgets that are gone.

    The house outlives every widget; a Qt signal would still call into one that is being taken down.
    """

    def __init__(self) -> None:
        self._told: list[tuple[ref[Any], str]] = []

    def connect(self, method: Callable[[], object]) -> None:
        """Calls a widget's method at every change as long as the widget lives."""
        owner = getattr(method, "__self__")  # noqa: B009 - builtin methods have it too, Callable does not
        self._told.append((ref(owner), method.__name__))

    def emit(self) -> None:
        """Tells everyone who is still there."""
        self._told = [entry for entry in self._told if (owner := entry[0]()) is not None and isValid(owner)]
        for reference, name in tuple(self._told):
            owner = reference()
            if owner is not None and isValid(owner):
                getattr(owner, name)()


class House:
    """Holds which values count now and tells painters when they change."""

    def __init__(self) -> None:
        self.changed = News()
        self.family = ""  # empty: the system's own family
        self.dark = False
        self.points = 10.0  # the application font's size, text scale included
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        self._rows: dict[str, int] = {}
        self._ratio: float | None = None

    def set(self, *, family: str, dark: bool, points: float) -> None:
        """Takes new values and forgets what followed from the old ones; `announce` tells the painters."""
        self.family, self.dark, self.points = family, dark, points
        self._colours.clear()
        self._fonts.clear()
        self._rows.clear()
        self._ratio = None

    def announce(self) -> None:
        """Tells everyone who paints by hand that the look has changed."""
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """The colour of a token in tokens.toml, in the light or dark set that counts now."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(values(self.dark)[token])
        return found

    def font(self, role: str = "body", weight: int | None = None) -> QFont:
        """The font of a type role; a copy, so that callers may change it."""
        found = self._fonts.get((role, weight))
        if found is None:
            found = self._fonts[role, weight] = self._make_font(role, weight)
        return QFont(found)

    def metrics(self, role: str = "body") -> QFontMetrics:
        """The metrics of a type role."""
        return QFontMetrics(self.font(role))

    def px(self, length: float) -> int:
        """A length drawn for 10 pt text, grown with larger text and never shrunk below the drawing."""
        if self._ratio is None:
            self._ratio = max(1.0, QFontInfo(self.font()).pixelSize() / _DRAWN_AT_PX)
        return round(length * self._ratio)

    def row(self, kind: str) -> int:
        """The height of one row of this kind, from the font's own height."""
        found = self._rows.get(kind)
        if found is None:
            factor = float(table("tokens.toml")["rows"][kind])
            found = self._rows[kind] = round(self.metrics().height() * factor)
        return found

    def _make_font(self, role: str, weight: int | None) -> QFont:
        beside, role_weight = table("tokens.toml")["type"][role]
        font = QFont()
        font.setPointSizeF(max(6.0, self.points + float(beside)))
        font.setFeature(_TABULAR, 1)
        wanted = int(weight or role_weight)
        if self.family:
            font.setFamily(self.family)
            # The variable file has every weight on its axis; a weight beside it would be emboldened twice.
            font.setVariableAxis(_WEIGHT_AXIS, wanted)
        else:
            font.setWeight(QFont.Weight(wanted))
        return font


@cache
def values(dark: bool) -> dict[str, str]:
    """The colour values of the light or the dark set as written in tokens.toml."""
    return dict(table("tokens.toml")["dark" if dark else "light"])


house = House()
