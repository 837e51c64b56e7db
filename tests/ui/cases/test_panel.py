"""One case in the side panel: reading it, correcting it, and what must not be seen at once."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.cases import CaseFilter
from koordinator.domain.values.cpr import format_cpr
from koordinator.services import case_edits, undoing
from koordinator.ui.base import clipboard
from koordinator.ui.base.chips import StateChip
from koordinator.ui.base.editable import EditableValue
from koordinator.ui.base.labels import Label
from koordinator.ui.cases import hidden
from koordinator.ui.cases.page import CasesPage
from tests.factories import TODAY, add_case
from tests.ui.cases.desk import Place, names

HOSTILE = {
    "script": "<script>alert('x')</script><b>fed</b>",
    "image": "<img src=/etc/passwd>&amp;lt; & && %s {0}",
    "quotes": "'; DROP TABLE citizen; -- \"\"' =1+1",
    "long": "æøå" * 1_666 + "xy",
    "right to left": "שלום مرحبا \u202eabc",
    "emoji": "👩🏽‍🦽 Zoë 🇩🇰",
}

TYPED = ("name", "phone", "email", "address", "postcode", "city", "interpreter", "passive_reason", "remark")


def enter(page: CasesPage, case_id: int) -> None:
    """Stands on a case and opens it with Enter."""
    page.list.table.select_ids([case_id], case_id)
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)


def box(field: EditableValue) -> QWidget:
    """What one types in."""
    found = field.focusProxy()
    assert found is not None
    return found


def type_in(field: EditableValue, text: str, *, leave: bool = True) -> None:
    """Goes to a field, types over what stands there, and leaves by Tab."""
    entry = box(field)
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text.isascii():
        QTest.keyClick(entry, Qt.Key.Key_Delete)
        QTest.keyClicks(entry, text)
    elif isinstance(entry, QLineEdit):
        entry.insert(text)
    elif isinstance(entry, QPlainTextEdit):
        entry.insertPlainText(text)
    if leave:
        QTest.keyClick(entry, Qt.Key.Key_Tab)


def shown(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]
    return " | ".join(label for label in labels if label)


def chips(page: CasesPage) -> list[str]:
    QApplication.processEvents()  # chips that were just added come to be seen
    return [chip.accessibleName() for chip in page.panel.findChildren(StateChip) if chip.isVisible()]


def test_enter_opens_arrows_follow_and_esc_gives_the_focus_back(
    qtbot: QtBot, page: CasesPage, place: Place
) -> None:
    enter(page, place.ali)
    assert page.panel.isVisible()
    assert page.list.table.hasFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.panel.case_id() == place.emil
    with qtbot.waitSignal(place.ctx.course_wanted) as opened:
        QTest.keyClick(page.list.table, Qt.Key.Key_Return)  # a second Enter opens the case's own page
    assert opened.args == [place.emil, "overview"]
    QTest.keyClick(page.list.table, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.list.table.hasFocus()


def test_the_panel_says_who_and_what_one_must_know(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    text = shown(page.panel)
    assert "Mille Østerby" in text
    assert "Anna Holm · 20 30 40 50" in text
    assert chips(page) == []
    assert page.panel.history.texts() == [
        "Peter Ågård (VK) · 02-03-2026 – nu", "Anna Holm (KS) · 02-03-2026 – nu"
    ]  # fmt: skip
    page.show_case(place.ali)
    assert chips(page) == ["Tolk: dari"]
    page.show_case(place.aase)
    assert chips(page) == ["Beskyttet adresse"]
    page.show_case(place.emil)
    assert chips(page) == ["Uden KS"]


def test_a_phone_number_is_corrected_by_keyboard_alone_and_undone(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    type_in(page.panel.fields.by_key["phone"], "87654321")
    assert place.card(place.mille).phone == "87 65 43 21"
    assert page.panel.fields.by_key["phone"].value() == "87 65 43 21"
    undoing.undo(place.desk)
    assert place.card(place.mille).phone == "12 34 56 78"
    assert page.panel.fields.by_key["phone"].value() == "12 34 56 78"


def test_a_change_of_caseworker_is_advised_against_with_a_reason(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    mark, why = (page.panel.fields.by_key[key] for key in ("keep_worker", "keep_worker_reason"))
    assert not why.isVisible()
    QTest.mouseClick(box(mark), Qt.MouseButton.LeftButton, pos=QPoint(8, box(mark).height() // 2))
    QApplication.processEvents()
    assert chips(page) == ["Skift frarådes"]
    type_in(why, "Tillid <b>tager</b> tid")
    card = place.card(place.mille)
    assert (card.keep_worker, card.keep_worker_reason) == (True, "Tillid <b>tager</b> tid")
    QTest.mouseClick(box(mark), Qt.MouseButton.LeftButton, pos=QPoint(8, box(mark).height() // 2))
    QApplication.processEvents()
    assert (chips(page), why.isVisible()) == ([], False)
    assert place.card(place.mille).keep_worker_reason is None
    undoing.undo(place.desk)
    assert why.value() == "Tillid <b>tager</b> tid"


def test_the_same_number_in_another_spacing_is_no_change(page: CasesPage, place: Place) -> None:
    before = undoing.next_undo(place.desk)
    enter(page, place.mille)
    type_in(page.panel.fields.by_key["phone"], "1234 5678")
    assert undoing.next_undo(place.desk) == before
    assert page.panel.fields.by_key["phone"].value() == "12 34 56 78"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31-02-2027", "Datoen findes ikke i kalenderen."),
        ("snart", "Kan ikke læses som en dato. Skriv den som 24-11-2026."),
        ("01-01-2020", "Forventet slut ligger før sagens start."),
    ],
)
def test_a_bad_date_is_told_under_its_field_and_stays_to_be_mended(
    page: CasesPage, place: Place, typed: str, sentence: str
) -> None:
    enter(page, place.mille)
    field = page.panel.fields.by_key["expected_end"]
    type_in(field, typed)
    assert field.error() == sentence
    entry = box(field)
    assert isinstance(entry, QLineEdit) and entry.text() == typed
    assert place.card(place.mille).line.expected_end is None
    type_in(page.panel.fields.by_key["email"], "ny@eksempel.dk")  # another change does not wipe it away
    assert (field.error(), entry.text()) == (sentence, typed)
    type_in(field, "24.11.27")
    assert field.error() == ""
    assert str(place.card(place.mille).line.expected_end) == "2027-11-24"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_stored_and_shown_as_typed(page: CasesPage, place: Place, text: str) -> None:
    enter(page, place.emil)
    for key in TYPED:
        type_in(page.panel.fields.by_key[key], text)
        assert page.panel.fields.by_key[key].error() == ""
    page.show_case(place.mille)
    page.show_case(place.emil)
    page.grab()
    for key in TYPED:
        field, entry = page.panel.fields.by_key[key], box(page.panel.fields.by_key[key])
        seen = entry.toPlainText() if isinstance(entry, QPlainTextEdit) else entry.property("text")
        assert (field.value(), seen) == (text, text), key
    assert text in names(page)
    assert page.panel.width() < 700


def test_too_long_a_text_is_refused_with_a_sentence(page: CasesPage, place: Place) -> None:
    enter(page, place.emil)
    type_in(page.panel.fields.by_key["remark"], "å" * 5_001)
    assert page.panel.fields.by_key["remark"].error() == "Teksten er længere end 5.000 tegn."
    assert place.card(place.emil).remark is None


def test_what_is_typed_outlives_a_change_made_elsewhere(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    field = page.panel.fields.by_key["remark"]
    type_in(field, "Halvt skrevet", leave=False)
    case_edits.save_field(place.desk, place.mille, "city", "Vejle")
    entry = box(field)
    assert isinstance(entry, QPlainTextEdit) and entry.toPlainText() == "Halvt skrevet"
    assert page.panel.fields.by_key["city"].value() == "Vejle"
    page.show_case(place.ali)  # going on to another case saves it
    assert place.card(place.mille).remark == "Halvt skrevet"
    assert page.panel.fields.by_key["remark"].value() == ""


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


def test_paid_hours_are_set_and_a_placement_ended(page: CasesPage, place: Place) -> None:
    enter(page, place.ali)
    hours = page.panel.track.hours
    type_in(hours, "200")
    assert hours.error() == "Timer pr. uge skal ligge mellem 0 og 168."
    type_in(hours, "7,5 timer")
    assert place.card(place.ali).line.paid_hours == Decimal("7.5")
    assert hours.value() == "7,5"
    assert "Bageriet Kornblomsten" in shown(page.panel.track)
    page.panel.track.running.buttons[0].click()
    assert place.card(place.ali).periods[-1].ends == TODAY
    assert page.panel.track.running.buttons == []  # it runs to the end of the day
    undoing.undo(place.desk)
    assert len(page.panel.track.running.buttons) == 1


def test_a_passive_case_asks_for_its_reason_until_it_has_one(page: CasesPage, place: Place) -> None:
    enter(page, place.aase)
    assert "Passiv – mangler årsag" in shown(page.panel.track)
    type_in(page.panel.fields.by_key["passive_reason"], "Venter på behandling")
    assert "mangler årsag" not in shown(page.panel.track)
    assert place.card(place.aase).line.passive_reason == "Venter på behandling"


def test_a_new_cv_date_is_today_unless_one_types_another(page: CasesPage, place: Place) -> None:
    enter(page, place.ali)
    cv = page.panel.cv
    assert "for gammel" in cv.text()
    QTest.keyClick(cv.button, Qt.Key.Key_Space)
    entry = box(cv.entry)
    assert entry.hasFocus()
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert place.card(place.ali).line.cv_day == TODAY
    assert cv.text() == "20-11-2026 i dag"
    assert cv.button.hasFocus()


def test_a_talk_in_the_future_is_refused_and_esc_gives_it_up(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    talk = page.panel.talk
    talk.button.click()
    type_in(talk.entry, "24-12-2026")
    assert talk.entry.error() == "Datoen ligger i fremtiden."
    entry = box(talk.entry)
    entry.setFocus()
    QTest.keyClicks(entry, "1")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not talk.entry.isVisible()
    assert page.panel.isVisible()
    talk.ask()
    type_in(talk.entry, "19/11 2026")
    assert place.card(place.mille).line.last_talk == TODAY - timedelta(days=1)


def test_ticks_and_choices_are_saved_at_once(page: CasesPage, place: Place) -> None:
    enter(page, place.mille)
    box(page.panel.fields.by_key["digital_post"]).setFocus()
    QTest.keyClick(box(page.panel.fields.by_key["digital_post"]), Qt.Key.Key_Space)
    assert place.card(place.mille).digital_post is False
    team = box(page.panel.fields.by_key["team_id"])
    team.setFocus()
    QTest.keyClick(team, Qt.Key.Key_Down)
    QTest.keyClick(team, Qt.Key.Key_Return)
    assert place.card(place.mille).line.team == "Under 30"


def test_a_case_outside_the_filter_is_found_and_stood_on(page: CasesPage, place: Place) -> None:
    page.show_filter(CaseFilter(text="emil"))
    page.show_case(place.mille)
    assert page.panel.case_id() == place.mille
    assert page.list.current_id() == place.mille
    assert len(names(page)) == 4
    case_edits.end_cases(place.desk, [place.ali], TODAY - timedelta(days=1), "Fleksjob")
    page.show_case(place.ali)
    assert names(page) == ["Ali Rahimi"]
    assert chips(page)[0] == "Afsluttet 19-11-2026"


def test_a_case_that_is_gone_is_told_and_closes_nothing_else(
    page: CasesPage, place: Place, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(place.ctx.refused) as told:
        page.show_case(999)
    assert told.args == ["Sagen findes ikke længere."]
    assert not page.panel.isVisible()


def test_the_panel_asks_for_its_case_to_be_moved(page: CasesPage, place: Place, qtbot: QtBot) -> None:
    enter(page, place.ali)
    with qtbot.waitSignal(place.ctx.move_wanted) as moved:
        page.panel.move_button.click()
    assert moved.args is not None
    assert moved.args[0] == (place.ali,)


def test_actions_can_be_done_only_where_they_make_sense(page: CasesPage, place: Place) -> None:
    registry = place.ctx.registry
    page.list.table.clearSelection()
    page.list.table.setCurrentIndex(QModelIndex())
    assert not registry.get("cases.move").enabled()
    assert not registry.get("cases.cv").enabled()
    enter(page, place.ali)
    assert registry.get("cases.move").enabled()
    registry.run("cases.cv")
    assert box(page.panel.cv.entry).hasFocus()
    page.hide()
    assert not registry.get("cases.export").enabled()


def test_the_case_stays_in_sight_when_the_panel_takes_its_room(
    page: CasesPage, place: Place, qtbot: QtBot
) -> None:
    for number in range(30):
        add_case(place.desk, f"Øvrig {number:02d}")
    page.refresh()
    page.show_case(place.aase)  # the last one
    table = page.list.table
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex()).center()))
    assert table.current_id() == place.aase
