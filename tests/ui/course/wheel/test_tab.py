"""The tab Hjul: scoring by mouse and keyboard, correcting, comparing, the other forms."""

from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.forms import WHEEL, Answer, Sheet
from koordinator.domain.roles import Role
from koordinator.services import form_areas, forms
from koordinator.services.desk import Desk
from koordinator.services.undoing import undo
from koordinator.ui.course.wheel.dialogs import Correction, FromPaper, Versions
from koordinator.ui.course.wheel.screen import CitizenScreen
from koordinator.ui.course.wheel.tab import WheelTab
from koordinator.ui.papers.document import Document
from tests.factories import TODAY
from tests.ui.cases.desk import seated
from tests.ui.course.wheel.conftest import BEGUN, FIRST, Place

LEFT = Qt.MouseButton.LeftButton


def begin(tab: WheelTab) -> None:
    """Mille says the numbers and Anna sets them."""
    menu = tab.new_menu(tab)
    next(one for one in menu.actions() if "siger tallene" in one.text()).trigger()


def leader(place: Place) -> Desk:
    """The same store with a leader at the desk."""
    return seated(place.desk, place.desk.who.worker_id, "Lone Leder", (Role.LEADER,))


def at(tab: WheelTab, area: str, value: int) -> QPoint:
    return tab.wheel.point_of(area, value).toPoint()


def test_an_earlier_day_is_only_read(tab: WheelTab, place: Place) -> None:
    QTest.mousePress(tab.wheel, LEFT, pos=at(tab, "job", 2))
    QTest.mouseMove(tab.wheel, at(tab, "job", 9))
    QTest.mouseRelease(tab.wheel, LEFT, pos=at(tab, "job", 9))
    QTest.keyClicks(tab.wheel.spoke("job"), "7")
    assert [card.values for card in place.cards()] == [BEGUN]
    assert "kan kun læses" in tab.board.state.text()


def test_a_point_is_dragged_and_saved_when_it_is_let_go(tab: WheelTab, place: Place) -> None:
    begin(tab)
    QTest.mousePress(tab.wheel, LEFT, pos=at(tab, "social", 3))
    QTest.mouseMove(tab.wheel, at(tab, "social", 5))
    assert place.today() == {}
    QTest.mouseMove(tab.wheel, at(tab, "social", 6))
    QTest.mouseRelease(tab.wheel, LEFT, pos=at(tab, "social", 6))
    assert place.today() == {"social": 6}
    assert place.cards()[0].values == BEGUN
    undo(place.desk)
    assert place.today() == {}


def test_dragged_past_the_edge_it_is_ten_and_past_the_middle_nought(tab: WheelTab, place: Place) -> None:
    begin(tab)
    far = at(tab, "skills", 10) * 2 - at(tab, "skills", 0)
    for target, value in ((far, 10), (at(tab, "everyday", 4), 0)):
        QTest.mousePress(tab.wheel, LEFT, pos=at(tab, "skills", 5))
        QTest.mouseMove(tab.wheel, target)
        QTest.mouseRelease(tab.wheel, LEFT, pos=target)
        assert place.today() == {"skills": value}


@pytest.mark.parametrize("area", ["mental", "social", "network"])
def test_dragged_out_of_the_middle_the_direction_tells_the_area(
    tab: WheelTab, place: Place, area: str
) -> None:
    begin(tab)
    tab.wheel.spoke("job").setFocus()
    QTest.mousePress(tab.wheel, LEFT, pos=at(tab, area, 0))
    for value in (1, 3, 7):
        QTest.mouseMove(tab.wheel, at(tab, area, value))
    QTest.mouseRelease(tab.wheel, LEFT, pos=at(tab, area, 7))
    assert place.today() == {area: 7}
    assert QApplication.focusWidget() is tab.wheel.spoke(area)


def test_a_press_in_the_middle_alone_scores_nothing(tab: WheelTab, place: Place) -> None:
    begin(tab)
    QTest.mouseClick(tab.wheel, LEFT, pos=at(tab, "mental", 0))
    assert place.today() == {}


def test_one_point_by_itself_is_dragged_wherever_it_goes(tab: WheelTab, place: Place) -> None:
    begin(tab)
    QTest.keyClicks(tab.wheel.spoke("social"), "1")
    QTest.mousePress(tab.wheel, LEFT, pos=at(tab, "social", 1))
    QTest.mouseMove(tab.wheel, at(tab, "mental", 2))
    QTest.mouseMove(tab.wheel, at(tab, "social", 5))
    QTest.mouseRelease(tab.wheel, LEFT, pos=at(tab, "social", 5))
    assert place.today() == {"social": 5}


def test_the_other_sides_numbers_say_their_day(tab: WheelTab, place: Place) -> None:
    day = TODAY - timedelta(days=13)
    forms.new_assessment(place.desk, Sheet(place.mille, WHEEL, False), day, {"job": Answer(7)})
    begin(tab)
    QTest.keyClicks(tab.wheel.spoke("job"), "5")
    assert "I dag Anna 7. nov.\n" in tab.results.table.accessibleDescription()


def test_digits_score_plus_is_ten_and_delete_is_blank(tab: WheelTab, place: Place) -> None:
    begin(tab)
    for key, value in (("0", 0), ("7", 7), ("+", 10)):
        QTest.keyClicks(tab.wheel.spoke("job"), key)
        assert place.today() == {"job": value}
    QTest.keyClick(tab.wheel.spoke("job"), Qt.Key.Key_Down)
    assert place.today() == {"job": 9}
    QTest.keyClicks(tab.wheel.spoke("home"), "0")
    QTest.keyClick(tab.wheel.spoke("job"), Qt.Key.Key_Delete)
    assert place.today() == {"home": 0}
    assert "ikke besvaret" in tab.wheel.spoke("job").accessibleName()
    assert "0 af 10" in tab.wheel.spoke("home").accessibleName()


def test_tab_goes_from_area_to_area(tab: WheelTab, place: Place) -> None:
    begin(tab)
    tab.wheel.spoke("job").setFocus()
    for number, key in enumerate(BEGUN):
        spoke = tab.wheel.spoke(key)
        assert QApplication.focusWidget() is spoke
        assert tab.area.name.text() == tab.wheel.spokes[number].accessibleName().partition(":")[0]
        QTest.keyClicks(spoke, str(number))
        if key != "network":
            QTest.keyClick(spoke, Qt.Key.Key_Tab)
    assert place.today() == dict(zip(BEGUN, range(9), strict=True))
    assert tab.results.headline.text() == "12,5 % fremgang"


def test_then_and_now_the_change_and_the_target_are_told(tab: WheelTab, place: Place) -> None:
    better = {key: Answer(value + 1) for key, value in BEGUN.items()}
    forms.new_assessment(place.desk, Sheet(place.mille, WHEEL, True), TODAY - timedelta(days=6), better)
    forms.save_value(place.desk, Sheet(place.mille, WHEEL, False), "job", 7)
    assert tab.results.headline.text() == "28,1 % fremgang"
    assert tab.results.told.text().startswith("fra 3,6 til 4,6 på 12 uger")
    assert tab.results.target.accessibleName() == "målet er 10 %"
    assert "Job og uddannelse 2 3 +1 7" in tab.results.table.text()
    assert "Anna" in tab.results.curve.accessibleDescription()


def test_the_other_side_has_its_own_scores(tab: WheelTab, place: Place) -> None:
    next(action for action in tab.new_menu(tab).actions() if action.text() == "Min egen vurdering").trigger()
    QTest.keyClicks(tab.wheel.spoke("job"), "8")
    (mine,) = [card for card in place.cards() if not card.by_citizen]
    assert (mine.values, mine.worker) == ({"job": 8}, "Anna Holm")
    assert place.cards()[0].values == BEGUN
    QTest.mouseClick(tab.bar.sides.chip("citizen"), LEFT)
    assert tab.wheel.spoke("job").accessibleName() == "Job og uddannelse: 2 af 10"


def test_a_click_in_the_table_chooses_the_area(tab: WheelTab) -> None:
    table = tab.results.table
    QTest.mouseClick(table, LEFT, pos=table.row_at("mental").center())
    assert tab.area.name.text() == "Psykisk helbred"
    assert QApplication.focusWidget() is tab.wheel.spoke("mental")


def test_a_note_belongs_to_the_area_and_saves_itself(tab: WheelTab, place: Place) -> None:
    begin(tab)
    tab.wheel.spoke("mental").setFocus()
    field = tab.area.note.focusProxy()
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "Sover bedre. <b>Ro</b>")
    tab.wheel.spoke("home").setFocus()
    (card,) = [one for one in place.cards() if one.day == TODAY]
    assert card.answers["mental"].note == "Sover bedre. <b>Ro</b>"
    assert tab.area.name.text() == "Bolig og økonomi"
    assert tab.area.note.value() == ""


def test_the_citizen_calls_an_area_something_else(tab: WheelTab, place: Place) -> None:
    forms.rename_area(place.desk, place.mille, WHEEL, "social", "<i>Tage telefonen</i> & svare")
    assert "<i>Tage telefonen</i> & svare 2" in tab.results.table.text().replace("– ", "").replace("–", "")
    tab.wheel.spoke("social").setFocus()
    assert tab.area.name.text() == "<i>Tage telefonen</i> & svare"
    assert tab.area.usual.text() == "Teamets navn: Sociale kompetencer"


def test_a_correction_needs_a_reason_and_keeps_the_old(tab: WheelTab, place: Place) -> None:
    tab.board.correct.click()
    dialog = cast(Correction, tab.findChild(Correction))
    QTest.keyClicks(dialog.list.bars["job"], "4")
    dialog.save.click()
    assert dialog.error() == "Skriv, hvorfor målingen rettes."
    dialog.reason.set_value("Tastefejl")
    dialog.save.click()
    (card,) = place.cards()
    assert (card.day, card.values["job"], card.reason) == (FIRST, 4, "Tastefejl")
    assert tab.board.state.text() == "Rettet: Tastefejl"
    tab.board.versions.click()
    told = cast(Versions, tab.findChild(Versions))
    assert any(
        "Job og uddannelse: 2 → 4" in label.text() for label in told.findChildren(type(tab.board.state))
    )


def test_a_form_from_paper_is_written_down_with_its_day(tab: WheelTab, place: Place) -> None:
    next(one for one in tab.new_menu(tab).actions() if one.text() == "Borgerens tal fra papir …").trigger()
    dialog = cast(FromPaper, tab.findChild(FromPaper))
    QTest.keyClicks(dialog.list.bars["job"], "3")
    dialog.save.click()
    assert dialog.day.error() == "Skriv datoen for målingen."
    field = dialog.day.focusProxy()
    assert field is not None
    QTest.keyClicks(field, "1/10-2026")
    dialog.save.click()
    assert {card.day.isoformat(): card.values for card in place.cards()}["2026-10-01"] == {"job": 3}


@pytest.mark.parametrize("form_key", ["distance", "belief", "satisfaction", "quarterly"])
def test_every_other_form_is_scored_question_by_question(tab: WheelTab, place: Place, form_key: str) -> None:
    tab.show_form(form_key)
    assert tab.empty.isVisible()
    begin(tab)
    bar = next(iter(tab.questions.bars.values()))
    QTest.keyClicks(bar, "4")
    QTest.mouseClick(bar, LEFT, pos=bar.cell(5).center())
    (card,) = place.cards(form_key)
    assert list(card.values.values()) == [5]
    QTest.mouseClick(bar, LEFT, pos=bar.cell(5).center())
    assert place.cards(form_key) == []


def test_the_workers_belief_is_told_beside_the_citizens(tab: WheelTab, place: Place) -> None:
    tab.show_form("belief")
    begin(tab)
    forms.save_value(place.desk, Sheet(place.mille, "belief", True), "job", 4)
    forms.save_value(place.desk, Sheet(place.mille, "belief", False), "job", 6)
    assert "20 procentpoint over borgerens (målet er 10 over)" in tab.results.told.text()


def test_an_area_the_team_takes_out_is_told_as_gone(tab: WheelTab, place: Place) -> None:
    tab.wheel.spoke("home").setFocus()
    kept = [area for area in forms.case_form(place.desk, place.mille, WHEEL).areas if area.key != "home"]
    form_areas.save_areas(leader(place), 1, kept)
    tab.grab()
    assert len(tab.wheel.spokes) == 8
    assert "Bolig og økonomi" in tab.results.table.text()
    assert not tab.area.isVisible()


def test_the_citizen_scores_in_a_window_that_shows_nothing_else(
    qtbot: QtBot, tab: WheelTab, place: Place
) -> None:
    screen: CitizenScreen = tab.open_screen()
    qtbot.waitExposed(screen)
    assert screen.isFullScreen()
    assert screen.wheel is not None
    assert "Job og uddannelse: ikke besvaret" in screen.wheel.spoke("job").accessibleName()
    target = screen.wheel.point_of("job", 6).toPoint()
    QTest.mousePress(screen.wheel, LEFT, pos=target)
    QTest.mouseRelease(screen.wheel, LEFT, pos=target)
    QTest.keyClicks(screen.wheel.spoke("home"), "8")
    QTest.mouseClick(screen.done_button, LEFT)
    assert not screen.isVisible()
    assert place.today() == {"job": 6, "home": 8}
    assert tab.wheel.spoke("job").accessibleName() == "Job og uddannelse: 6 af 10"


def test_the_citizens_window_closes_without_a_word_when_nothing_was_scored(
    tab: WheelTab, place: Place
) -> None:
    tab.open_screen().reject()
    assert [card.values for card in place.cards()] == [BEGUN]


def test_the_paper_shows_what_is_looked_at(tab: WheelTab, shown: list[Document]) -> None:
    tab.bar.paper.click()
    (document,) = shown
    assert (document.kind, document.make(frozenset()).pages) == ("wheel", 1)
    assert document.make(frozenset({"empty"})).title == "Delmålshjul, tomt"
