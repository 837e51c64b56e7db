"""The catalogue of offers in the settings: found, added, corrected and taken out of use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import Role
from koordinator.services import offers
from koordinator.services.desk import Desk
from koordinator.ui.base.focus import input_of
from koordinator.ui.context import Context
from koordinator.ui.settings.offers import OffersSection
from tests.factories import new_desk
from tests.ui.cases.desk import context, give_back, seated

HOSTILE = "<b>Kursus</b> &amp; mere"


@pytest.fixture
def ctx(qapp: QApplication, tmp_path: Path) -> Iterator[Context]:
    desk = new_desk(tmp_path)
    offers.add_offer(desk, "Mestringsforløb", department="Jobcentret", waiting_weeks="4")
    offers.add_offer(desk, HOSTILE)
    ctx = context(desk)
    yield ctx
    give_back(ctx)
    desk.store.close()


def shown(qtbot: QtBot, ctx: Context) -> OffersSection:
    """The section in front; it is refreshed after each change."""
    section = OffersSection(ctx)
    qtbot.addWidget(section)
    ctx.changed.connect(lambda _: section.refresh())
    section.resize(1100, 700)
    section.show()
    section.activateWindow()
    qtbot.waitExposed(section)
    section.refresh()
    return section


def names(section: OffersSection) -> list[str]:
    return [one.name for one in section.model.records()]


def test_an_offer_is_opened_and_corrected(qtbot: QtBot, ctx: Context) -> None:
    section = shown(qtbot, ctx)
    assert names(section) == [HOSTILE, "Mestringsforløb"]
    number = section.model.records()[1].offer_id
    section.open_offer(number)
    field = section.panel.fields["waiting_weeks"]
    entry = input_of(field)
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(entry, "snart")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert "antal uger" in field.error()
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(entry, "6 uger")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert offers.offer(ctx.desk, number).waiting_weeks == 6


def test_one_that_is_taken_out_of_use_is_shown_when_asked_for(qtbot: QtBot, ctx: Context) -> None:
    section = shown(qtbot, ctx)
    number = section.model.records()[1].offer_id
    offers.save_offer(ctx.desk, number, "active", False)
    assert names(section) == [HOSTILE]
    section.filters.chip("left_out").click()
    assert names(section) == [HOSTILE, "Mestringsforløb"]


def test_a_new_offer_is_named_and_opens_in_its_panel(qtbot: QtBot, ctx: Context) -> None:
    section = shown(qtbot, ctx)
    dialog = section.add_offer()
    dialog.save.click()
    assert "skal have et navn" in dialog.field("name").error()
    QTest.keyClicks(input_of(dialog.field("name")), "Motion")
    dialog.save.click()
    assert not dialog.isVisible()
    assert names(section) == [HOSTILE, "Mestringsforløb", "Motion"]
    assert section.panel.fields["name"].value() == "Motion"
    section.panel.remove.click()
    assert names(section) == [HOSTILE, "Mestringsforløb"]
    assert section.panel.isHidden()


def test_others_than_leaders_read_only(qtbot: QtBot, ctx: Context) -> None:
    desk: Desk = ctx.desk
    anna = context(seated(desk, desk.who.worker_id, "Anna", {Role.CASEWORKER}))
    section = shown(qtbot, anna)
    section.open_offer(section.model.records()[0].offer_id)
    assert not section.add.isVisible()
    assert not section.panel.remove.isVisible()
    entry = input_of(section.panel.fields["name"])
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(entry, "x")
    assert section.panel.fields["name"].value() == HOSTILE
    give_back(anna)
