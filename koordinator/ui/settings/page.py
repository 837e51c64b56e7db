"""The settings: a list of sections to the left, one of them to the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.ui.base.house import house
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.nav import NavItem
from koordinator.ui.context import Context
from koordinator.ui.page import Page
from koordinator.ui.settings.names import SECTIONS
from koordinator.ui.settings.section import Section

_LIST = 196
_LIST_NARROW = 172


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


def _meeting_types(ctx: Context) -> Section:
    from koordinator.ui.settings.meeting_types import MeetingTypesSection

    return MeetingTypesSection(ctx)


def _offers(ctx: Context) -> Section:
    from koordinator.ui.settings.offers import OffersSection

    return OffersSection(ctx)


def _rules(ctx: Context) -> Section:
    from koordinator.ui.settings.rules import RulesSection

    return RulesSection(ctx)


def _areas(ctx: Context) -> Section:
    from koordinator.ui.settings.areas import AreasSection

    return AreasSection(ctx)


def _papers(ctx: Context) -> Section:
    from koordinator.ui.settings.papers import PapersSection

    return PapersSection(ctx)


def _storage(ctx: Context) -> Section:
    from koordinator.ui.settings.storage import StorageSection

    return StorageSection(ctx)


def _look(ctx: Context) -> Section:
    from koordinator.ui.settings.look import LookSection

    return LookSection(ctx)


def _about(ctx: Context) -> Section:
    from koordinator.ui.settings.about import AboutSection

    return AboutSection(ctx)


_BUILD: dict[str, Callable[[Context], Section]] = {
    "profile": _profile,
    "teams": _teams,
    "workers": _workers,
    "users": _users,
    "meeting_types": _meeting_types,
    "offers": _offers,
    "rules": _rules,
    "areas": _areas,
    "papers": _papers,
    "storage": _storage,
    "look": _look,
    "about": _about,
}


class SettingsPage(Page):
    """Sections are built when they are first chosen."""

    key = "settings"
    title = "Indstillinger"
    icon = "gear"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._sections: dict[str, Section] = {}
        self._current = SECTIONS[0].key
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
        house.changed.connect(self._fit)
        self._fit()

    def _fill_list(self) -> None:
        group = QButtonGroup(self)
        group.setExclusive(True)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(16, 20, 12, 16)
        column.setSpacing(4)
        for entry in SECTIONS:
            item = NavItem(entry.title, entry.icon)
            item.clicked.connect(partial(self.show_section, entry.key))
            group.addButton(item)
            column.addWidget(item)
            self.items[entry.key] = item
        column.addStretch(1)

    def show_section(self, key: str, *_clicked: object) -> Section:
        """Puts a section in front, built if nobody has seen it yet."""
        if key not in self._sections:
            self._sections[key] = _BUILD[key](self._ctx)
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
