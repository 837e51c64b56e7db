"""The settings: a list of sections to the left, one of them to the right."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.ui.actions import Action
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.nav import NavItem
from koordinator.ui.context import Context
from koordinator.ui.page import Page
from koordinator.ui.settings.section import Section

_LIST = 196
_LIST_NARROW = 172


@dataclass(frozen=True)
class _Entry:
    key: str
    title: str
    icon: str
    build: Callable[[Context], Section]
    words: tuple[str, ...]


def _profile(ctx: Context) -> Section:
    from koordinator.ui.settings.profile import ProfileSection

    return ProfileSection(ctx)


def _teams(ctx: Context) -> Section:
    from koordinator.ui.settings.teams import TeamsSection

    return TeamsSection(ctx)


def _workers(ctx: Context) -> Section:
    from koordinator.ui.settings.workers import WorkersSection

    return WorkersSection(ctx)


def _users(ctx: Context) -> Section:
    from koordinator.ui.settings.users import UsersSection

    return UsersSection(ctx)


def _storage(ctx: Context) -> Section:
    from koordinator.ui.settings.storage import StorageSection

    return StorageSection(ctx)


def _look(ctx: Context) -> Section:
    from koordinator.ui.settings.look import LookSection

    return LookSection(ctx)


def _about(ctx: Context) -> Section:
    from koordinator.ui.settings.about import AboutSection

    return AboutSection(ctx)


_ENTRIES = (
    _Entry("profile", "Profil", "person", _profile, ("adgangskode", "log ud", "navn")),
    _Entry("teams", "Teams", "users", _teams, ("grænser", "max", "aldersgruppe")),
    _Entry("workers", "Medarbejdere", "list", _workers, ("ansat", "roller", "fratræder")),
    _Entry("users", "Brugere", "key", _users, ("log ind", "adgangskode", "gendannelseskode")),
    _Entry("storage", "Lager", "database", _storage, ("sikkerhedskopi", "backup", "gendan", "efterse")),
    _Entry("look", "Udseende", "sun", _look, ("mørk", "lys", "tekststørrelse", "lås")),
    _Entry("about", "Om koordinator", "info", _about, ("version", "licens")),
)


class SettingsPage(Page):
    """Sections are built when they are first chosen."""

    key = "settings"
    title = "Indstillinger"
    icon = "gear"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._sections: dict[str, Section] = {}
        self._current = _ENTRIES[0].key
        self.items: dict[str, NavItem] = {}
        self._stack = QStackedWidget()
        self._list = QFrame()
        self._list.setAccessibleName("Indstillinger")
        self._fill_list()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._list)
        line.addWidget(hairline(upright=True))
        line.addWidget(self._stack, 1)
        self._declare_actions()
        house.changed.connect(self._fit)
        self._fit()

    def _fill_list(self) -> None:
        group = QButtonGroup(self)
        group.setExclusive(True)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(16, 20, 12, 16)
        column.setSpacing(4)
        for entry in _ENTRIES:
            item = NavItem(entry.title, entry.icon)
            item.clicked.connect(partial(self.show_section, entry.key))
            group.addButton(item)
            column.addWidget(item)
            self.items[entry.key] = item
        column.addStretch(1)

    def _declare_actions(self) -> None:
        for entry in _ENTRIES:
            self._ctx.registry.add(
                Action(
                    f"settings.{entry.key}",
                    f"Indstillinger: {entry.title}",
                    partial(self._come_to, entry.key),
                    icon=entry.icon,
                    group="Indstillinger",
                    words=entry.words,
                )
            )

    def _come_to(self, key: str) -> None:
        self._ctx.page_wanted.emit(self.key)
        self.show_section(key)

    def show_section(self, key: str, *_clicked: object) -> Section:
        """Puts a section in front, built if nobody has seen it yet."""
        if key not in self._sections:
            entry = next(one for one in _ENTRIES if one.key == key)
            self._sections[key] = entry.build(self._ctx)
            self._stack.addWidget(self._sections[key])
        self._current = key
        self.items[key].setChecked(True)
        self.setFocusProxy(self.items[key])
        self._stack.setCurrentWidget(self._sections[key])
        self._sections[key].refresh()
        return self._sections[key]

    def section(self) -> QWidget:
        """The section in front."""
        return self._sections[self._current]

    def refresh(self) -> None:
        self.show_section(self._current)

    def _fit(self) -> None:
        self._list.setFixedWidth(house.px(_LIST if house.px(100) <= 120 else _LIST_NARROW))
