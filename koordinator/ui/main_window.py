"""The frame of the window: rail, top bar, pages, toast and command box, and the ways between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from koordinator.ui.actions import Action, ActionRegistry, shown_keys
from koordinator.ui.base.command_box import CommandBox
from koordinator.ui.base.gauge import CaseloadGauge, Load
from koordinator.ui.base.house import house
from koordinator.ui.base.nav import NavRail
from koordinator.ui.base.shortcuts import ShortcutLine, ShortcutSheet
from koordinator.ui.base.toast import ToastStrip
from koordinator.ui.base.topbar import TopBar
from koordinator.ui.page import Page

_COLLAPSE_BELOW = 1100
_LEAST = (760, 480)  # fits a 1366 × 768 screen at 150 %
_FIRST = (1280, 820)


@dataclass(frozen=True)
class PageFactory:
    """A page that is built when it is first visited; `foot` puts it at the foot of the rail.

    One that lies `within` another has no place of its own on the rail.
    """

    key: str
    title: str
    icon: str
    build: Callable[[], Page]
    foot: bool = False
    within: str = ""


class MainWindow(QMainWindow):
    """Shows pages, takes global keys, and asks others to undo, lock, search or log out by signal."""

    undo_requested = Signal()
    redo_requested = Signal()
    lock_requested = Signal()
    logout_requested = Signal()
    search_requested = Signal(str)
    result_chosen = Signal(object)
    gauge_clicked = Signal()
    page_shown = Signal(str)

    def __init__(self, pages: Sequence[PageFactory], registry: ActionRegistry | None = None) -> None:
        super().__init__()
        self.setWindowTitle("koordinator")
        self.registry = registry or ActionRegistry(self)
        self._factories = {page.key: page for page in pages}
        self._built: dict[str, Page] = {}
        self._current = ""
        self._user_collapsed: bool | None = None
        self.rail = NavRail()
        self.topbar = TopBar()
        self.toast = ToastStrip()
        self.stack = QStackedWidget()
        self.gauge: CaseloadGauge | None = None
        self._lay_out()
        self.command_box = CommandBox(self)
        self._connect()
        self._declare_global_actions()
        self._declare_pages(pages)
        self.setMinimumSize(*_LEAST)
        self.resize(*self._first_size())

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.topbar)
        right.addWidget(self.stack, 1)
        right.addWidget(self.toast)
        frame = QWidget()
        line = QHBoxLayout(frame)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(right, 1)
        self.setCentralWidget(frame)

    def _connect(self) -> None:
        self.rail.navigated.connect(self._navigated)
        self.rail.collapse_toggled.connect(self._toggle_rail)
        self.topbar.search_requested.connect(self.command_box.open_box)
        self.toast.undo_requested.connect(self.undo_requested)
        self.toast.redo_requested.connect(self.redo_requested)
        self.command_box.search.connect(self.search_requested)
        self.command_box.chosen.connect(self.result_chosen)
        house.changed.connect(self._fit_rail)

    def _declare_global_actions(self) -> None:
        declared = (
            Action("search", "Søg eller gør", self.command_box.open_box, ("Ctrl+K",), "search", listed=False),
            Action("undo", "Fortryd", self.undo_requested.emit, ("Ctrl+Z",), "undo", "Overalt"),
            Action("redo", "Gentag", self.redo_requested.emit, ("Ctrl+Shift+Z",), "redo", "Overalt"),
            Action("shortcuts", "Vis genveje", self.show_shortcuts, ("F1", "Ctrl+?"), "keyboard", "Overalt",
                   words=("tastatur", "hjælp")),
            Action("lock", "Lås skærmen", self.lock_requested.emit, ("Ctrl+L",), "lock", "Overalt"),
            Action("logout", "Log ud", self.logout_requested.emit, (), "logout", "Overalt"),
        )  # fmt: skip
        for action in declared:
            self.registry.add(action, self)

    def _declare_pages(self, pages: Sequence[PageFactory]) -> None:
        number = 0
        for page in pages:
            if page.within:
                continue
            keys = "Ctrl+," if page.foot else ""
            if not page.foot:
                number += 1
                keys = f"Ctrl+{number}" if number <= 9 else ""
            self.rail.add_item(page.key, page.title, page.icon, shortcut=keys, foot=page.foot)
            self.registry.add(
                Action(
                    f"go.{page.key}",
                    f"Gå til {page.title}",
                    partial(self.go, page.key),
                    (keys,) if keys else (),
                    page.icon,
                    "Sider",
                    words=(page.title,),
                ),
                self,
            )

    # Navigation

    def go(self, key: str) -> bool:
        """Shows a page, built if it is the first visit; False when the page before would not be left."""
        if key == self._current:
            self._built[key].activate()
            return True
        before = self._built.get(self._current)
        if before is not None and not before.leave():
            self._mark(self._current)
            return False
        self._mark(key)
        page = self.page(key)
        self._current = key
        self.stack.setCurrentWidget(page)
        page.activate()
        self.page_shown.emit(key)
        return True

    def page(self, key: str) -> Page:
        """A page, built if nobody has visited it."""
        if key not in self._built:
            self._built[key] = self._factories[key].build()
            self.stack.addWidget(self._built[key])
        return self._built[key]

    def current_key(self) -> str:
        """The key of the page in front."""
        return self._current

    def refresh(self) -> None:
        """Something changed: the page in front fetches anew, the others when they are visited."""
        page = self._built.get(self._current)
        if page is not None:
            page.refresh()
        self.registry.refresh()

    def _mark(self, key: str) -> None:
        self.rail.set_current(self._factories[key].within or key)

    def _navigated(self, key: str) -> None:
        self.go(key)

    # What others tell the frame

    def set_user(self, name: str, role: str) -> None:
        """Shows who is logged in, with the menu to lock, log out and see the keys."""
        ids = ("shortcuts", "lock", "logout")
        self.topbar.set_user(name, role, [self.registry.qaction(one) for one in ids])

    def set_demo_day(self, day: str) -> None:
        """Says that these are example data whose today is `day`, in words; an empty text says nothing."""
        self.topbar.set_note(f"Eksempeldata · i dag er {day}" if day else "")

    def set_load(self, load: Load | None) -> None:
        """Shows the caseload at the foot of the rail, or that there is none yet."""
        if self.gauge is not None:
            self.gauge.setVisible(load is not None)
        if load is None:
            return
        if self.gauge is None:
            self.gauge = CaseloadGauge(load)
            self.gauge.clicked.connect(self.gauge_clicked)
            self.rail.set_gauge(self.gauge)
            self._fit_rail()
        self.gauge.set_load(load)

    def show_shortcuts(self) -> None:
        """Opens the sheet of all keys."""
        lines = [
            ShortcutLine(action.group, action.label, tuple(shown_keys(keys) for keys in pressed))
            for action in self.registry.all()
            if (pressed := action.shortcuts + action.taken)
        ]
        sheet = ShortcutSheet(lines, self)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    # Where the window stands and how large it is

    def place(self) -> str:
        """Size, place and whether it is maximised, to be kept as text."""
        return self.saveGeometry().toBase64().toStdString()

    def take_place(self, kept: str) -> None:
        """Goes back to where a window stood; on another screen it is moved into sight."""
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))

    # The rail gives way in a narrow window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _toggle_rail(self) -> None:
        self._user_collapsed = not self.rail.collapsed
        self._fit_rail()

    def _fit_rail(self) -> None:
        narrow = self.width() < house.px(_COLLAPSE_BELOW)
        wanted = narrow if self._user_collapsed is None else self._user_collapsed
        if wanted != self.rail.collapsed or self.gauge is not None:
            self.rail.set_collapsed(wanted)

    def _first_size(self) -> tuple[int, int]:
        screen = QApplication.primaryScreen().availableGeometry()
        return min(house.px(_FIRST[0]), screen.width()), min(house.px(_FIRST[1]), screen.height())
