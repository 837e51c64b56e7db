"""The drawn network of a case, and the list beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import Role
from koordinator.services import contacts, network, undoing
from koordinator.services.desk import Desk
from koordinator.ui.context import Context
from koordinator.ui.course.network.tab import AT_NEXT, LACKING, NetworkTab
from koordinator.ui.network.consent_dialog import ConsentDialog
from koordinator.ui.network.member_dialog import AddMemberDialog
from tests.factories import TODAY, add_case, add_worker, new_desk
from tests.services.network_rows import add_meeting, add_participant
from tests.ui.cases.desk import context, until_left
from tests.ui.course.tabs import shown_tab
from tests.ui.network.acts import open_dialog

HOSTILE = "<b>Ruth</b> & <img src=x>"


@dataclass
class Place:
    """Mille's case with two workers, a mother, a doctor with consent and a bostøtte whose runs out."""

    desk: Desk
    ctx: Context
    case_id: int
    members: dict[str, int]


def consent(desk: Desk, member_id: int, days: int) -> int:
    """A consent that runs out in so many days."""
    return network.give_consent(
        desk, member_id, data="Plan og mødetider", from_whom="Jobcentret", to_whom="hende", purpose="støtte",
        starts=TODAY - timedelta(days=300), ends=TODAY + timedelta(days=days), given="Skriftligt",
    )  # fmt: skip


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    """The leader's desk."""
    desk = new_desk(tmp_path)
    anna = add_worker(desk, "Anna Holm", phone="20 30 40 50")
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,))
    case_id = add_case(desk, "Mille Østerby", caseworker=anna, consultant=peter)
    wanted = (
        ("Tove Østerby", "mor", "bisidder"),
        ("Dr. Hanne Lynge", "", "egen læge"),
        (HOSTILE, "", "bostøtte"),
    )
    members = {}
    for name, relation, role in wanted:
        number = contacts.add_contact(desk, name, phone="58 83 42 53")
        members[name] = network.add_member(desk, case_id, number, relation, role)
    consent(desk, members["Dr. Hanne Lynge"], 200)
    consent(desk, members[HOSTILE], 14)
    yield from until_left(Place(desk, context(desk), case_id, members))


@pytest.fixture
def tab(qtbot: QtBot, place: Place) -> NetworkTab:
    """The tab in front."""
    return shown_tab(qtbot, NetworkTab(place.ctx), place.ctx, place.case_id)


def listed(tab: NetworkTab) -> list[str]:
    """What a screen reader says of each row."""
    return [one.accessibleName() for one in tab.people.rows]


def key(place: Place, name: str) -> str:
    return f"member{place.members[name]}"


def test_the_list_begins_with_what_must_be_done(tab: NetworkTab) -> None:
    assert listed(tab) == [
        "Tove Østerby, mor, bisidder, Familie og venner, samtykke mangler",
        f"{HOSTILE}, bostøtte, Kommune og bolig, samtykke udløber 4. dec.",
        "Dr. Hanne Lynge, egen læge, Sundhed, samtykke til 8. juni 2027",
        "Anna Holm, sagsbehandler, Kommune og bolig",
        "Peter Ågård, virksomhedskonsulent, Job",
    ]
    assert tab.count.text() == "4 fagpersoner omkring borgeren"
    assert tab.details.name.text() == "Tove Østerby"


def test_chips_narrow_the_list_and_count(tab: NetworkTab, place: Place) -> None:
    meeting = add_meeting(place.desk, case_id=place.case_id)
    add_participant(place.desk, meeting, contact_id=1)
    tab.show_case(place.case_id)
    assert tab.chips.chip(AT_NEXT).accessibleName() == "Med ved næste møde · 1"
    tab.chips.chip(LACKING).click()
    assert [one.split(",")[0] for one in listed(tab)] == ["Tove Østerby"]
    tab.chips.chip("all").click()
    assert len(listed(tab)) == 5


def test_keys_walk_through_the_map_and_the_list_follows(tab: NetworkTab, place: Place) -> None:
    tab.map.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _ in range(5):
        QTest.keyClick(tab.map, Qt.Key.Key_Right)
        walked.append(tab.map.current())
    assert len(set(walked)) == 5
    chosen = [row.person.around.key for row in tab.people.rows if row.isChecked()]
    assert chosen == [tab.map.current()]
    assert tab.map.accessibleDescription() in listed(tab)
    QTest.keyClick(tab.map, Qt.Key.Key_Left)
    assert tab.map.current() == walked[-2]


def test_arrows_walk_through_the_list_and_the_map_follows(tab: NetworkTab) -> None:
    first, second = tab.people.rows[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus() and second.isChecked()
    assert tab.map.current() == second.person.around.key


def test_tab_goes_on_to_the_list_after_the_last_person(tab: NetworkTab) -> None:
    tab.map.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.map, Qt.Key.Key_End)
    QTest.keyClick(tab.map, Qt.Key.Key_Tab)
    assert not tab.map.hasFocus()


def test_a_click_on_a_disc_chooses(tab: NetworkTab, place: Place) -> None:
    wanted = key(place, "Dr. Hanne Lynge")
    QTest.mouseClick(tab.map, Qt.MouseButton.LeftButton, pos=tab.map.place_of(wanted).toPoint())
    assert tab.map.current() == wanted
    assert tab.details.name.text() == "Dr. Hanne Lynge"
    QTest.mouseClick(tab.map, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert tab.map.current() == wanted


def test_the_chosen_ones_consent_is_told_in_full(tab: NetworkTab, place: Place) -> None:
    tab.people.chosen.emit(key(place, "Dr. Hanne Lynge"))
    text = tab.details.text.text()
    assert "Plan og mødetider." in text
    assert "Fra Jobcentret til hende. Formål: støtte." in text
    assert "gælder til og med 8. juni 2027" in text
    assert tab.details.under.text() == "Egen læge · 58\u00a083\u00a042\u00a053"


def test_a_consent_is_withdrawn_in_place_and_brought_back(tab: NetworkTab, place: Place) -> None:
    tab.people.chosen.emit(key(place, "Dr. Hanne Lynge"))
    tab.details.back.click()
    assert "Dr. Hanne Lynge, egen læge, Sundhed, samtykke trukket tilbage" in listed(tab)
    assert tab.details.back.isHidden()
    undoing.undo(place.desk)
    QApplication.processEvents()
    assert not tab.details.back.isHidden()


def test_enter_on_a_member_opens_the_consent(tab: NetworkTab, place: Place) -> None:
    tab.people.chosen.emit(key(place, HOSTILE))
    tab.map.setFocus()
    QTest.keyClick(tab.map, Qt.Key.Key_Return)
    dialog = open_dialog(ConsentDialog)
    assert HOSTILE in dialog.windowTitle()
    dialog.reject()


def test_a_colleague_needs_no_consent(tab: NetworkTab) -> None:
    row = next(one for one in tab.people.rows if one.person.around.name == "Anna Holm")
    row.click()
    assert tab.details.text.text() == "Kollega på sagen: kræver intet samtykke."
    assert not tab.details.give.isVisible()
    assert "20\u00a030\u00a040\u00a050" in tab.details.under.text()


def test_somebody_new_is_chosen_on_the_map(tab: NetworkTab, place: Place) -> None:
    new = contacts.add_contact(place.desk, "Egil Vinther", title="psykolog")
    tab.head_button().click()  # type: ignore[union-attr]
    dialog = open_dialog(AddMemberDialog)
    member = network.add_member(place.desk, place.case_id, new)
    dialog.added.emit(member)
    dialog.reject()
    assert tab.map.current() == f"member{member}"
    assert "Egil Vinther, psykolog, Sundhed, samtykke mangler" in listed(tab)


def test_removing_somebody_can_be_undone(tab: NetworkTab, place: Place) -> None:
    tab.details.remove.click()
    assert len(listed(tab)) == 4
    undoing.undo(place.desk)
    QApplication.processEvents()
    assert len(listed(tab)) == 5


def test_another_case_begins_anew(tab: NetworkTab, place: Place) -> None:
    tab.chips.chip(LACKING).click()
    tab.show_case(add_case(place.desk, "Emil Møller"))
    assert listed(tab) == []
    assert tab.empty.isVisible()
    tab.show_case(place.case_id)
    assert len(listed(tab)) == 5


def test_twenty_people_stand_free_of_each_other(tab: NetworkTab, place: Place) -> None:
    for number in range(18):
        contact = contacts.add_contact(place.desk, f"Kontakt Nummer {number}")
        network.add_member(place.desk, place.case_id, contact, None, "bostøtte" if number % 2 else "psykolog")
    tab.show_case(place.case_id)
    everybody = [row.person.around.key for row in tab.people.rows]
    assert len(everybody) == 23
    assert all(tab.map.at(tab.map.place_of(one)) == one for one in everybody)


def test_in_a_narrow_window_the_list_stands_under_the_map(tab: NetworkTab) -> None:
    tab.resize(560, 700)
    QApplication.processEvents()
    below = tab.people.rows[0].mapTo(tab, QPoint(0, 0))
    assert below.y() > tab.map.mapTo(tab, QPoint(0, 0)).y() + 200
    assert below.x() < 60
