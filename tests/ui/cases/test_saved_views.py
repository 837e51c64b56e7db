"""Saved views from the menu."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from koordinator.db.store import Store
from koordinator.services.desk import Desk
from koordinator.ui.cases.page import CasesPage
from koordinator.ui.cases.view_menu import SaveViewDialog
from tests.factories import KEY
from tests.ui.cases.desk import Place, context, make_place, names, show_page


def save_view(page: CasesPage, place: Place, name: str) -> SaveViewDialog:
    place.ctx.registry.run("cases.save_view")
    dialog = page.findChildren(SaveViewDialog)[-1]
    dialog.name.setText(name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    return dialog


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_a_view_is_saved_by_name_and_survives_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    place = make_place(tmp_path)
    page = show_page(qtbot, place.ctx)
    page.filters.chips.chip("passive").click()
    page.list.show_columns(["name", "age"])
    save_view(page, place, "Passive & små")
    place.ctx.close()
    place.desk.store.close()
    ctx = context(Desk(Store(tmp_path / "lager.koordinator", KEY), place.desk.who, place.desk.today))
    restarted = show_page(qtbot, ctx)
    assert len(names(restarted)) == 4
    choose(restarted.header.views.view_menu(), "Passive && små")
    assert names(restarted) == ["Emil Møller", "Åse Krogh"]
    assert restarted.list.shown_columns() == ("name", "age")
    ctx.close()
    ctx.desk.store.close()


def test_built_in_views_are_there_from_the_start(page: CasesPage) -> None:
    menu = page.header.views.view_menu()
    assert words(menu) == ["Uden KS", "Passive uden årsag", "Gem denne visning …"]
    choose(menu, "Uden KS")
    assert names(page) == ["Emil Møller"]


def test_a_name_that_cannot_be_used_is_told_in_the_dialog(page: CasesPage, place: Place) -> None:
    dialog = save_view(page, place, "uden ks")
    assert dialog.isVisible()
    assert "fast visning" in dialog.error.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert words(page.header.views.view_menu())[-1] == "Gem denne visning …"


def test_a_view_can_be_deleted(page: CasesPage, place: Place) -> None:
    save_view(page, place, "<b>Mit</b>")
    menu = page.header.views.view_menu()
    assert "<b>Mit</b>" in words(menu)
    delete = next(action.menu() for action in menu.actions() if action.text() == "Slet visning")
    assert isinstance(delete, QMenu)
    choose(delete, "<b>Mit</b>")
    assert "<b>Mit</b>" not in words(page.header.views.view_menu())
