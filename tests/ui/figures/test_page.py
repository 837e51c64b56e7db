"""The page of the key figures as a leader and a caseworker use it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.db.tables import PaidHours, Placement
from koordinator.domain.cases import CaseFilter
from koordinator.domain.figures.records import By, Key, Part
from koordinator.domain.roles import Role
from koordinator.services.case_edits import end_cases, save_field
from koordinator.services.desk import Desk
from koordinator.services.targets import save_target
from koordinator.services.workplace import Workplace
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.base.buttons import Button
from koordinator.ui.context import Context
from koordinator.ui.figures.page import FiguresPage
from koordinator.ui.figures.targets import TargetDialog
from koordinator.ui.tasks import OperationRunner
from tests.factories import STARTS, TODAY, add_case, add_team, add_worker, new_desk
from tests.ui.team.office import shown_text

HOSTILE = "<b>Kim</b> & Co"


class Front:
    """The page in front of somebody."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.faults: list[BaseException] = []
        self.because = ""
        self.ctx = Context(
            Workplace(desk, cast(Any, None), cast(Any, None)),
            ActionRegistry(),
            OperationRunner(self.faults.append),
        )
        self.page = FiguresPage(self.ctx)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 900)
        self.page.show()
        self.page.activate()
        self.ctx.changed.connect(self.page.refresh)
        self.settle()

    def settle(self) -> None:
        """Waits until nothing is being counted."""
        self.qtbot.waitUntil(lambda: self.page.answer is not None and not self.page._asker.busy)
        QApplication.processEvents()

    def open(self, key: Key) -> None:
        """Opens a figure."""
        self.page.cards.card(key).click()
        self.settle()

    def cases(self, act: Any) -> set[int]:
        """The cases something leads to; `because` is what is said of them."""
        with self.qtbot.waitSignal(self.ctx.cases_wanted) as wanted:
            act()
        (shown,) = wanted.args
        assert isinstance(shown, CaseFilter)
        assert shown.over_too
        self.because = shown.because
        return set(shown.case_ids or ())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@pytest.fixture
def team(desk: Desk) -> dict[str, int]:
    """A team with a paid case, one in placement, two passive, and one that has ended."""
    team = add_team(desk, HOSTILE)
    add_team(desk, "Andet team")
    anna = add_worker(desk, team_id=team)
    made = {name: add_case(desk, name, caseworker=anna, team_id=team) for name in ("paid", "placed", "told")}
    made["silent"] = add_case(desk, HOSTILE, caseworker=anna, team_id=team)
    made["over"] = add_case(desk, "over", caseworker=anna, team_id=team)
    end_cases(desk, [made["over"]], TODAY - timedelta(3), "Fleksjob")
    save_field(desk, made["told"], "passive_reason", "Venter")
    with desk.write_quietly("Arbejde") as tx:
        tx.add(PaidHours(case_id=made["paid"], hours=Decimal(5), starts=STARTS))
        tx.add(Placement(case_id=made["placed"], kind="praktik", title="P", place="G",
                         starts=date(2026, 11, 1)))  # fmt: skip
    return made | {"team": team, "anna": anna}


@pytest.fixture
def front(qtbot: QtBot, desk: Desk, team: dict[str, int]) -> Iterator[Front]:
    made = Front(qtbot, desk)
    yield made
    made.ctx.runner.stop_all()
    assert made.faults == []


def test_an_empty_store_offers_to_bring_cases_in(qtbot: QtBot, desk: Desk) -> None:
    front = Front(qtbot, desk)
    assert front.page.empty.isVisible()
    assert not front.page.controls.isVisible()
    with qtbot.waitSignal(front.ctx.import_wanted):
        QTest.keyClick(front.page.empty.button, Qt.Key.Key_Return)


def test_every_figure_is_told_with_its_target(front: Front) -> None:
    cards = front.page.cards
    assert [card.figure.key for card in cards.cards] == list(Key)
    assert cards.card(Key.PAID_HOURS).accessibleName() == (
        "Lønnede timer, 25,0 %, 1 af 4, mål mindst 15 % · nået"
    )
    assert "mål højst 10 % · 2 sager over målet" in cards.card(Key.PASSIVE).accessibleName()
    assert "ingen at tælle" in cards.card(Key.SATISFACTION).accessibleName()


def test_a_figure_opens_by_keyboard_and_shows_its_very_cases(front: Front, team: dict[str, int]) -> None:
    front.page.cards.card(Key.ENDED_WELL).setFocus()
    QTest.keyClick(front.page.cards.card(Key.ENDED_WELL), Qt.Key.Key_Return)
    front.settle()
    detail = front.page.detail
    assert detail.isVisible()
    assert front.page.header.title.text() == "Afsluttet til job mv."
    assert front.cases(detail.buttons[Part.COUNTED].click) == {team["over"]}
    assert front.because == "Afsluttet til job mv. · tæller med 20. november 2026"
    assert not detail.buttons[Part.REST].isVisible()
    assert "senest 100 %" in detail.chart.accessibleName()
    with front.qtbot.waitSignal(front.page.header.back):
        front.page.header.back.emit()
    front.settle()
    assert front.page.cards.isVisible()


def test_a_breakdown_leads_to_the_cases_of_a_group(front: Front, team: dict[str, int]) -> None:
    front.open(Key.PAID_HOURS)
    breakdown = front.page.detail.breakdown
    breakdown.choose(By.WORKER)
    assert [breakdown.model.record(row).name for row in range(breakdown.model.rowCount())] == ["Anna Holm"]
    breakdown.table.setFocus()
    breakdown.table.selectRow(0)
    assert front.cases(lambda: QTest.keyClick(breakdown.table, Qt.Key.Key_Return)) == {team["paid"]}
    rest = breakdown.menu(0).actions()[1]
    assert rest.text() == "Vis resten (3)"
    assert front.cases(rest.trigger) == {team["placed"], team["told"], team["silent"]}
    assert front.because == "Lønnede timer · uden lønnede timer 20. november 2026 · Anna Holm"
    whole = breakdown.menu(0).actions()[2]
    front.page.controls.team.setCurrentIndex(front.page.controls.team.findText(HOSTILE))
    front.page.controls.team.picked.emit()
    front.settle()
    assert front.cases(whole.trigger) == {team[name] for name in ("paid", "placed", "told", "silent")}
    assert front.because == f"Lønnede timer · alle løbende 20. november 2026 · {HOSTILE} · Anna Holm"


def test_passive_cases_say_why_or_that_it_is_missing(front: Front, team: dict[str, int]) -> None:
    front.open(Key.PASSIVE)
    detail = front.page.detail
    assert detail.breakdown.by() is By.LENGTH
    rows = [[detail.passives.model.index(row, column).data() for column in (0, 4)] for row in (0, 1)]
    assert rows == [[HOSTILE, "mangler årsag"], ["told", "Venter"]]
    with front.qtbot.waitSignal(front.ctx.case_wanted) as wanted:
        detail.passives.table.opened.emit(0)
    assert wanted.args == [team["silent"]]
    save_field(front.desk, team["silent"], "passive_reason", "Sommerferie")
    front.settle()
    assert detail.passives.model.index(1, 4).data() in ("Sommerferie", "Venter")


def test_on_a_past_day_the_reasons_are_said_to_be_todays(front: Front) -> None:
    front.open(Key.PASSIVE)
    passives = front.page.detail.passives
    assert passives.model.headerData(4, Qt.Orientation.Horizontal) == "Årsag"
    assert shown_text(passives).endswith("Enter åbner sagen, hvor årsagen kan rettes.")
    front.page.controls.set_day(date(2026, 10, 31))
    front.settle()
    assert passives.model.headerData(4, Qt.Orientation.Horizontal) == "Årsag i dag"
    assert "heraf 1 uden årsag i dag" in shown_text(passives)
    assert "Årsager har ingen dato" in shown_text(passives)


def test_a_month_opens_its_new_and_ended_cases(front: Front, team: dict[str, int]) -> None:
    table = front.page.beside.table
    assert front.cases(lambda: table.opened.emit(0)) == {team["over"]}
    assert front.because == "Nye og afsluttede i november 2026"


def test_a_team_without_cases_has_nothing_to_count_and_no_zeros(front: Front) -> None:
    front.page.controls.team.setCurrentIndex(front.page.controls.team.findText("Andet team"))
    front.page.controls.team.picked.emit()
    front.settle()
    assert "Ingen sager at tælle i dag." in shown_text(front.page.header)
    front.open(Key.PASSIVE)
    detail = front.page.detail
    assert detail.value.text() == "–"
    assert not detail.chart.isVisible()
    assert not detail.passives.isVisible()
    assert "ikke været noget at tælle" in shown_text(detail)


def test_a_target_whose_day_has_passed_says_so(front: Front) -> None:
    save_target(front.desk, Key.PASSIVE, Decimal(10), None, date(2026, 6, 30))
    save_target(front.desk, Key.PAID_HOURS, Decimal(10), None, date(2026, 6, 30))
    save_target(front.desk, Key.PLACEMENT, Decimal(90), None, date(2026, 12, 31))
    front.settle()
    cards = front.page.cards
    passive, paid, placed = (cards.card(key) for key in (Key.PASSIVE, Key.PAID_HOURS, Key.PLACEMENT))
    assert "højst 10 %, skulle være nået 30. juni · 2 sager" in passive.accessibleName()
    assert "mindst 10 % senest 30. juni · nået" in paid.accessibleName()
    assert "mindst 90 % senest 31. december · 3 sager" in placed.accessibleName()


def test_another_day_and_another_team(front: Front, team: dict[str, int]) -> None:
    controls = front.page.controls
    controls.back.click()
    front.settle()
    assert controls.day() == date(2026, 10, 31)
    assert front.page.cards.card(Key.PLACEMENT).figure.numerator == 0
    controls.forward.click()
    front.settle()
    assert controls.day() == TODAY
    assert controls.team.findText(HOSTILE) > 0
    controls.team.setCurrentIndex(controls.team.findText("Andet team"))
    controls.team.picked.emit()
    front.settle()
    assert front.page.cards.card(Key.PLACEMENT).figure.percent is None


def test_a_point_of_the_curve_leads_to_its_day(front: Front) -> None:
    front.open(Key.PLACEMENT)
    chart = front.page.detail.chart
    x, y = chart.drawing().places[-2]
    assert y is not None
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    front.settle()
    assert front.page.controls.day() == date(2026, 10, 31)


def test_a_leader_sets_a_target_with_a_day(front: Front) -> None:
    front.open(Key.PLACEMENT)
    targets = front.page.detail.targets
    targets.findChildren(Button)[0].click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, TargetDialog))
    dialog.field("percent").set_value("30")
    dialog.field("day").set_value("2027-03-01")
    dialog.save.click()
    front.settle()
    figure = front.page.detail.figure
    assert figure is not None
    assert (figure.target.percent, figure.reach_by) == (30, date(2027, 3, 1))
    assert "senest 1. marts 2027" in front.page.detail.state.accessibleName()


def test_a_caseworker_begins_with_her_own_and_sets_no_targets(qtbot: QtBot, tmp_path: Path) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    add_case(desk, "Min", caseworker=desk.who.worker_id)
    add_case(desk, "Andens")
    front = Front(qtbot, desk)
    assert front.page.controls.narrow().worker_id == desk.who.worker_id
    assert front.page.cards.card(Key.CV).figure.denominator == 1
    front.open(Key.CV)
    assert front.page.detail.targets.findChildren(Button) == []


def test_an_opened_figure_stays_within_a_narrow_window(front: Front) -> None:
    save_target(front.desk, Key.PASSIVE, Decimal(10), None, date(2026, 6, 30))
    front.open(Key.PASSIVE)
    front.page.resize(760, 700)  # as narrow as a small window is at large text
    QApplication.processEvents()
    detail, page = front.page.detail, front.page
    edge = page._scroll.viewport().width()
    for part in (Part.COUNTED, Part.REST):
        button = detail.buttons[part]
        assert button.mapTo(page, QPoint(button.width(), 0)).x() <= edge


def test_the_tiles_stand_in_fewer_columns_where_the_window_is_made_narrower(front: Front) -> None:
    cards = front.page.cards
    first_line = [card for card in cards.cards if card.y() == cards.cards[0].y()]
    front.page.resize(760, 700)
    front.qtbot.waitUntil(lambda: cards.width() <= front.page._scroll.viewport().width())
    fewer = [card for card in cards.cards if card.y() == cards.cards[0].y()]
    assert (len(first_line), len(fewer)) == (3, 2)
