"""A tab of the team page in front of somebody."""

from typing import TypeVar

from pytestqt.qtbot import QtBot

from koordinator.ui.context import Context
from koordinator.ui.team.tab import TeamTab

T = TypeVar("T", bound=TeamTab)


def shown_tab(qtbot: QtBot, tab: T, ctx: Context, width: int = 1100, height: int = 760) -> T:
    """The tab as it fetched; it is shown anew after each change, as the page has it do."""
    qtbot.addWidget(tab)
    ctx.changed.connect(lambda _: tab.show_tab())
    tab.resize(width, height)
    tab.show()
    tab.show_tab()
    qtbot.waitExposed(tab)
    return tab
