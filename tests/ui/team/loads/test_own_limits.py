"""A leader gives a worker limits of her own in the panel, corrects them and takes them away."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.caseload import Limits, WorkerLoad
from koordinator.domain.roles import CaseRole, Role
from koordinator.services import staff
from koordinator.services.caseloads import caseloads
from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.team.loads.worker_panel import WorkerPanel
from tests.factories import TODAY
from tests.ui.team.loads.dialogs import dialog_of, fill
from tests.ui.team.office import HOSTILE, Office, make_office, shown_text


def anna(office: Office, day: date = TODAY) -> WorkerLoad:
    return next(one for one in caseloads(office.desk, day).workers if one.worker_id == office.anna)


@pytest.fixture
def panel(qtbot: QtBot, office: Office) -> WorkerPanel:
    made = WorkerPanel(office.ctx)
    qtbot.addWidget(made)
    made.resize(380, 1_400)
    made.show()

    def refresh() -> None:
        made.show_worker(office.anna, anna(office), CaseRole.CASEWORKER, TODAY)

    office.ctx.changed.connect(lambda _: refresh())
    refresh()
    return made


def test_a_newcomers_limits_are_proposed_entered_and_hold(panel: WorkerPanel, office: Office) -> None:
    assert "Teamets grænser." in panel.own_limits.lines()
    panel.own_limits.add.click()
    dialog = dialog_of(panel)
    assert (dialog.field("warning").value(), dialog.field("maximum").value()) == ("20", "25")
    fill(dialog, ends="28/2 2027")
    assert dialog.field("reason").error() == "Skriv en årsag."
    fill(dialog, reason="Nyansat <b>her</b>")
    assert anna(office, date(2027, 2, 28)).limits == Limits(20, 25)
    assert anna(office, date(2027, 3, 1)).limits == Limits(3, 4)
    said = shown_text(panel.own_limits)
    assert "Nær max fra 20, max 25" in said
    assert "20. november – 28. februar 2027 · Nyansat <b>her</b>" in said


def test_they_are_corrected_and_taken_away(panel: WorkerPanel, office: Office) -> None:
    staff.set_own_limit(office.desk, office.anna, TODAY, None, Limits(5, 6), "Nyansat")
    pencil, _trash = panel.own_limits.findChildren(IconButton)
    assert pencil.accessibleName() == "Ret egne grænser fra 20. november"
    pencil.click()
    fill(dialog_of(panel), maximum="8")
    assert anna(office).limits == Limits(5, 8)
    QApplication.processEvents()
    trash = [one for one in panel.own_limits.findChildren(IconButton) if one.isVisible()][1]
    trash.click()
    assert anna(office).limits == Limits(3, 4)
    assert "Teamets grænser." in shown_text(panel.own_limits)


def test_a_period_that_overlaps_is_refused_in_the_dialog(panel: WorkerPanel, office: Office) -> None:
    staff.set_own_limit(office.desk, office.anna, TODAY, None, Limits(5, 6), HOSTILE)
    assert HOSTILE in shown_text(panel.own_limits)
    panel.enter_own_limit()
    dialog = dialog_of(panel)
    fill(dialog, starts="1/12", reason="Igen")
    assert dialog.isVisible()
    assert "allerede egne grænser" in dialog.error()
    dialog.reject()


def test_only_a_leader_can_enter_them(
    qtbot: QtBot, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = make_office(tmp_path_factory.mktemp("kollega"), [Role.CASEWORKER])
    panel = WorkerPanel(office.ctx)
    qtbot.addWidget(panel)
    panel.show_worker(office.anna, anna(office), CaseRole.CASEWORKER, TODAY)
    assert not panel.own_limits.add.isVisibleTo(panel)
    panel.enter_own_limit()
    assert panel.findChildren(EntryDialog) == []
    office.ctx.close()
    office.desk.store.close()
