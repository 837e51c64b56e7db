"""The focus ring: one see-through widget that follows the focus when it moves by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QPlainTextEdit, QWidget
from shiboken6 import isValid

from koordinator.ui.base.style import paint_ring

_GAP = 2
_WIDTH = 2
_RADIUS = 6 + 3
OWN_RING = "ownRing"  # a widget with this property draws focus itself, on its rows or parts
_MOVING_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_F6,
)
_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.EnabledChange,
)


class _Ring(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.whole = QRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(painter, self.whole, _RADIUS)


class FocusRing(QObject):
    """Knows whether the keyboard moved the focus, and keeps the ring around the widget that has it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.by_keyboard = True
        self._followed: list[QWidget] = []
        self._ring: _Ring | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._place)
        app.focusChanged.connect(self._moved)
        app.focusWindowChanged.connect(self._listen)

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind == QEvent.Type.MouseButtonPress:
                self._by(False)
            elif (
                kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVING_KEYS
            ):
                self._by(True)
        elif kind in _FOLLOWED:
            self._soon.start(0)
        return False

    def _by(self, keyboard: bool) -> None:
        if keyboard != self.by_keyboard:
            self.by_keyboard = keyboard
            self._soon.start(0)
            focused = QApplication.focusWidget()
            if focused is not None:
                focused.update()

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._followed:
            if isValid(widget):  # it may have been closed since
                widget.removeEventFilter(self)
        self._followed = []
        step = now
        while step is not None:
            step.installEventFilter(self)
            self._followed.append(step)
            step = None if step.isWindow() else step.parentWidget()
        self._soon.start(0)

    def _place(self) -> None:
        focused = QApplication.focusWidget()
        wanted = focused is not None and self.by_keyboard and _takes_ring(focused)
        if not wanted or focused is None:
            if self._ring is not None:
                self._ring.hide()
            return
        window = focused.window()
        if self._ring is None or self._ring.parentWidget() is not window:
            self._replace_ring(window)
        assert self._ring is not None
        far = _GAP + _WIDTH
        area = QRect(focused.mapTo(window, QPoint(0, 0)), focused.size()).adjusted(-far, -far, far, far)
        seen = area & window.rect() & _viewport(focused, window, far)
        self._ring.whole = area.translated(-seen.topLeft())
        self._ring.setGeometry(seen)
        self._ring.setVisible(not seen.isEmpty())
        self._ring.raise_()
        self._ring.update()

    def _replace_ring(self, window: QWidget) -> None:
        if self._ring is not None:
            self._ring.destroyed.disconnect(self._forget)  # it goes later, and then there is another
            self._ring.deleteLater()
        self._ring = _Ring(window)
        self._ring.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._ring = None


def _takes_ring(widget: QWidget) -> bool:
    if widget.property(OWN_RING) or widget.isWindow() or isinstance(widget, QAbstractItemView):
        return False
    return isinstance(widget, QPlainTextEdit) or not isinstance(widget, QAbstractScrollArea)


def _viewport(widget: QWidget, window: QWidget, far: int) -> QRect:
    """What may be painted on: within every scroll area the widget lies in."""
    clip = window.rect()
    step = widget.parentWidget()
    while step is not None and step is not window:
        above = step.parentWidget()
        if isinstance(above, QAbstractScrollArea) and step is above.viewport():
            clip &= QRect(step.mapTo(window, QPoint(0, 0)), step.size()).adjusted(-far, -far, far, far)
        step = above
    return clip


def keyboard_focus(widget: QWidget) -> bool:
    """Whether a widget that draws its own ring should draw it now."""
    ring = QGuiApplication.instance()
    tracker = ring.findChild(FocusRing) if ring is not None else None
    return widget.hasFocus() and (tracker is None or tracker.by_keyboard)


def give_back(widget: QWidget | None) -> bool:
    """Gives the focus back to where it came from, if that is still to be seen."""
    if widget is None or not isValid(widget) or not widget.isVisible():
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def tab_in_place(container: QWidget, widgets: Sequence[QWidget]) -> None:
    """Lets Tab reach widgets made later where their container stands, not after everything else."""
    before = container.previousInFocusChain()
    while before is not None and before is not container:
        if before not in widgets and before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            break
        before = before.previousInFocusChain()
    for widget in widgets:
        if before is not None and before is not container:
            QWidget.setTabOrder(before, widget)
        before = widget


def input_of(field: QWidget) -> QWidget:
    """What has the focus when a field of several parts has it."""
    proxy = field.focusProxy()
    return input_of(proxy) if proxy is not None else field


def step_in_order(root: QWidget, order: Sequence[QWidget], onward: bool, *, wrap: bool) -> bool:
    """Moves the focus as one sees the fields, for `focusNextPrevChild` where rows come and go.

    Qt's own chain is left in knots by fields of several parts that are made anew. Without `wrap` the focus
    goes out of `root` at either end.
    """
    stops = [one for one in map(input_of, order) if _stops_at(one)]
    here = QApplication.focusWidget()
    step = 1 if onward else -1
    at = stops.index(here) + step if here in stops else (0 if onward else len(stops) - 1)
    if not stops or not (wrap or 0 <= at < len(stops)):
        there = _outside(root, onward)
    else:
        there = stops[at % len(stops)]
    if there is None:
        return False
    there.setFocus(Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason)
    return True


def _stops_at(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _outside(root: QWidget, onward: bool) -> QWidget | None:
    """The next stop in Qt's chain that lies in the same window but not in `root`."""
    step = root.nextInFocusChain() if onward else root.previousInFocusChain()
    while step is not None and step is not root:
        if _stops_at(step) and step.focusProxy() is None and not root.isAncestorOf(step):
            return step
        step = step.nextInFocusChain() if onward else step.previousInFocusChain()
    return None
