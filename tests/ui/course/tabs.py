"""A tab of the case's page in front of somebody."""

from typing import TypeVar

from pytestqt.qtbot import QtBot

from koordinator.ui.context import Context
from koordinator.ui.course.tab import CaseTab

T = TypeVar("T", bound=CaseTab)


def shown_tab(qtbot: QtBot, tab: T, ctx: Context, case_id: int, height: int = 580) -> T:
    """The tab at a case; it is shown anew after each change, as the page has it do."""
    qtbot.addWidget(tab)
    ctx.changed.connect(lambda _: tab.show_case(case_id))
    tab.resize(1072, height)
    tab.show_case(case_id)
    tab.show()
    tab.activateWindow()
    qtbot.waitExposed(tab)
    return tab
