"""A page of tabs, one in front; each is loaded when it is first looked at."""

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from koordinator.ui.actions import Action
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.tabs import Tabs
from koordinator.ui.context import Context
from koordinator.ui.page import ActingPage


class Tab(QWidget):
    """Built when it is first looked at and kept."""

    key = ""
    title = ""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx

    def show_part(self, part: str) -> None:
        """Goes to a part of the tab by its key, such as one form; a tab without parts stays."""

    def leave(self) -> bool:
        """Something else is wanted in front; False stays here."""
        return True


T = TypeVar("T", bound=Tab)


class TabbedPage(ActingPage, Generic[T]):
    """The tab chosen stays while the program runs; `told` has the title and class of each by its key.

    A tab stands in a folder with its key, in the folder with the page's key.
    """

    def __init__(
        self, ctx: Context, name: str, told: Mapping[str, tuple[str, str]], head: QWidget | None = None
    ) -> None:
        super().__init__(ctx)
        self._told = told
        self._built: dict[str, T] = {}
        self._current = ""
        self.tabs = Tabs(name, [(key, title) for key, (title, _) in told.items()])
        self.tabs.picked.connect(self.show_tab)
        self.stack = QStackedWidget()
        above = QVBoxLayout()
        above.setContentsMargins(32, 12 if head is None else 16, 32, 0)
        above.setSpacing(8)
        if head is not None:
            above.addWidget(head)
        above.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(hairline())
        column.addWidget(self.stack, 1)

    def _declare_steps(self, group: str, where: str = "") -> None:
        """The ways to the tabs beside the one in front."""
        for key, word, way, keys, icon in (
            ("next", "Næste", 1, "Ctrl+PgDown", "chevron-right"),
            ("before", "Forrige", -1, "Ctrl+PgUp", "chevron-left"),
        ):
            label, do = f"{word} fane{where}", partial(self._step, way)
            action = Action(f"{self.key}.{key}", label, do, (keys,), icon, group, self.isVisible)
            self._ctx.registry.add(action, self)

    def _step(self, way: int) -> None:
        self.tabs.step(way)

    def show_tab(self, key: str) -> None:
        """Brings a tab to the front."""
        if key == self._current:
            return
        if not self.leave():
            self.tabs.choose(self._current)
            return
        self._bring(key)
        self._show_current()

    def _bring(self, key: str) -> None:
        tab = self.tab(key)
        self._current = key
        self.tabs.choose(key)
        self.stack.setCurrentWidget(tab)

    def _show_current(self) -> None:
        """Has the tab in front fetch what it shows."""
        raise NotImplementedError

    def tab(self, key: str) -> T:
        """A tab by its key, made when it is first asked for."""
        if key not in self._built:
            made = getattr(import_module(f"koordinator.ui.{self.key}.{key}.tab"), self._told[key][1])
            self._built[key] = made(self._ctx)
            self.stack.addWidget(self._built[key])
        return self._built[key]

    def current_key(self) -> str:
        """The key of the tab in front."""
        return self._current

    def leave(self) -> bool:
        return not self._current or self.tab(self._current).leave()
