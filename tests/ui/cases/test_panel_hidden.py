"""What in the panel must not be seen at once."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.values.cpr import format_cpr
from koordinator.ui.base import clipboard
from koordinator.ui.cases import hidden
from koordinator.ui.cases.page import CasesPage
from tests.ui.cases.desk import Place
from tests.ui.cases.panel_acts import enter


def test_cpr_is_masked_shown_for_a_moment_and_copied_for_a_moment(
    page: CasesPage, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    cpr = place.card(place.mille).cpr
    enter(page, place.mille)
    row = page.panel.citizen.cpr
    row._hide_again.setInterval(50)
    assert row.text.text() == f"{cpr[:6]}-••••"
    row.show_it.click()
    assert row.text.text() == format_cpr(cpr)
    qtbot.waitUntil(lambda: row.text.text() == f"{cpr[:6]}-••••")
    row.show_it.click()
    page.show_case(place.ali)
    assert "••••" in row.text.text()
    assert (hidden.SHOWN_MS, clipboard.KEPT_MS) == (10_000, 10_000)


def test_a_copied_cpr_leaves_the_clipboard_unless_something_else_came(
    page: CasesPage, place: Place, qtbot: QtBot
) -> None:
    enter(page, place.mille)
    board, secret = QGuiApplication.clipboard(), clipboard.secret_clipboard()
    page.panel.citizen.cpr.copy.click()
    assert secret._timer.remainingTime() > 5_000
    secret._timer.start(50)
    assert board.text() == format_cpr(place.card(place.mille).cpr)
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    qtbot.waitUntil(lambda: board.text() == "")
    page.panel.citizen.cpr.copy.click()
    board.setText("noget andet")
    secret._timer.start(50)
    qtbot.wait(120)
    assert board.text() == "noget andet"


def test_a_protected_address_waits_behind_its_shield(page: CasesPage, place: Place) -> None:
    enter(page, place.aase)
    citizen = page.panel.citizen
    assert citizen.shield.isVisible()
    assert not citizen.address_row.isVisible()
    citizen.shield.show_it.click()
    assert citizen.address_row.isVisible()
    assert page.panel.fields.by_key["address"].value() == "Hemmelig Vej 7"
    page.show_case(place.mille)
    assert citizen.address_row.isVisible()
    page.show_case(place.aase)
    assert not citizen.address_row.isVisible()
