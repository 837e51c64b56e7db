"""A case's meetings in its panel, and booking another one from the list of cases."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import NETWORK
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services.meetings import planning, states
from koordinator.ui.cases.page import CasesPage
from koordinator.ui.context import MeetingWish
from tests.factories import TODAY
from tests.ui.cases.desk import Place


def book(place: Place, days: int, type_key: str = NETWORK) -> MeetingRef:
    """A meeting about Mille so many days from today."""
    starts = local(TODAY + timedelta(days=days), 10)
    return MeetingRef(planning.book(place.desk, planning.propose(place.desk, type_key, place.mille, starts)))


def test_coming_and_past_meetings_stand_in_the_panel_and_open(
    page: CasesPage, place: Place, qtbot: QtBot
) -> None:
    book(place, -7, "opfoelgning")
    coming = book(place, 4)
    states.cancel(place.desk, book(place, 6), "Syg")
    page.show_case(place.mille)
    assert page.panel.meetings.texts() == [
        "Tirsdag 24. nov. kl. 10.00", "Netværksmøde",
        "Torsdag 26. nov. kl. 10.00", "Netværksmøde · aflyst",
        "Tidligere",
        "Fredag 13. nov. kl. 10.00", "Opfølgningssamtale",
    ]  # fmt: skip
    with qtbot.waitSignal(place.ctx.meeting_wanted) as wanted:
        QTest.keyClick(page.panel.meetings.buttons[0], Qt.Key.Key_Return)
    assert wanted.args == [coming]


def test_a_case_without_meetings_says_so_and_offers_one(page: CasesPage, place: Place, qtbot: QtBot) -> None:
    page.show_case(place.mille)
    assert page.panel.meetings.texts() == ["Intet møde er planlagt."]
    with qtbot.waitSignal(place.ctx.new_meeting_wanted) as wanted:
        QTest.keyClick(page.panel.new_meeting, Qt.Key.Key_Return)
    assert wanted.args == [MeetingWish(case_id=place.mille)]


def test_a_network_meeting_is_asked_for_from_the_list(page: CasesPage, place: Place, qtbot: QtBot) -> None:
    page.list.table.select_ids([place.ali], place.ali)
    with qtbot.waitSignal(place.ctx.new_meeting_wanted) as wanted:
        place.ctx.registry.run("cases.network_meeting")
    assert wanted.args == [MeetingWish(NETWORK, place.ali)]
