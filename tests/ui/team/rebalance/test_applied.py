"""What becomes of planned meetings is seen in the review, and the letters of an apply are one paper."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from koordinator.db.tables import Assignment
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.services import undoing
from koordinator.services.meetings import calendar
from koordinator.ui.papers.document import Document
from koordinator.ui.team.rebalance.review import ReviewDialog
from koordinator.ui.team.rebalance.tab import RebalanceTab
from tests.factories import TODAY, add_case
from tests.services.meetings.diary import at, book
from tests.ui.team.office import HOSTILE, Office, shown_text
from tests.ui.team.rebalance.conftest import settled, show_tab

LATER = date(2027, 1, 4)


def review(qtbot: QtBot, tab: RebalanceTab) -> ReviewDialog:
    """The review with its plan."""
    tab.apply.click()
    dialog = tab.findChildren(ReviewDialog)[-1]
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=15_000)
    return dialog


def carry_out(qtbot: QtBot, tab: RebalanceTab) -> None:
    dialog = review(qtbot, tab)
    dialog.go.click()
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=15_000)
    settled(qtbot, tab)


def test_the_review_says_who_takes_which_meeting_and_does_it(qtbot: QtBot, office: Office) -> None:
    meetings = {
        case_id: [
            book(office.desk, at(hour, day=LATER), Person(worker_id=office.bo), case_id=case_id,
                 title=HOSTILE, keep="Aftalt")
            for hour in (9, 13)
        ]
        for case_id in office.bos
    }  # fmt: skip
    book(office.desk, at(13, day=LATER), Person(worker_id=office.karim))
    tab = show_tab(qtbot, office)
    dialog = review(qtbot, tab)
    assert "1 planlagt møde om sagerne går over til den nye sagsbehandler." in shown_text(dialog)
    assert dialog.plan is not None
    step = next(one for one in dialog.plan.steps if one.move.from_id == office.bo)
    assert dialog.details.label.text() == (
        f"{step.move.citizen}: Karim Naseri overtager pladsen i »{HOSTILE}« "
        "mandag den 4. januar 2027 kl. 9.00–10.00.\n"
        f"»{HOSTILE}« mandag den 4. januar 2027 kl. 13.00–14.00 bliver hos Bo Lindgaard: "
        "Karim Naseri har mødet »Teammøde« mandag den 4. januar 2027 kl. 13.00–14.00."
    )
    assert dialog.details.label.textFormat() is Qt.TextFormat.PlainText
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    dialog.go.click()
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=15_000)
    settled(qtbot, tab)
    names = [
        [one.name for one in calendar.card(office.desk, MeetingRef(meeting)).participants]
        for meeting in meetings[step.move.case_id]
    ]
    assert names == [["Karim Naseri"], ["Bo Lindgaard"]]


def test_the_letters_are_one_paper_until_it_is_undone(qtbot: QtBot, office: Office) -> None:
    tab = show_tab(qtbot, office)
    shown: list[Document] = []
    office.ctx.document_wanted.connect(shown.append)
    assert tab.letters.isHidden()
    carry_out(qtbot, tab)
    assert tab.letters.isVisible()
    assert "1 brev og 2 visitkort ligger på sagerne." in tab.letters.text()
    tab.letters.acted.emit()
    [document] = shown
    paper = document.make(frozenset())
    assert paper.pages == 3
    assert paper.pdf.startswith(b"%PDF")
    undoing.undo(office.desk)
    qtbot.waitUntil(tab.letters.isHidden, timeout=5_000)
    settled(qtbot, tab)


def test_an_undone_apply_comes_back_with_what_was_decided_and_redo_with_its_letters(
    qtbot: QtBot, office: Office
) -> None:
    tab = show_tab(qtbot, office)
    proposal = tab.proposal()
    assert proposal is not None
    tab.acts.lock(proposal.moves[0])
    settled(qtbot, tab)
    tab.acts.pin(office.anna, "Anna Holm")
    settled(qtbot, tab)
    proposal = tab.proposal()
    assert proposal is not None
    decided = tab.session.said.decisions()
    carry_out(qtbot, tab)
    assert tab.session.said.decisions() != decided
    tab.controls.cap(1)
    settled(qtbot, tab)
    undoing.undo(office.desk)
    settled(qtbot, tab)
    again = tab.proposal()
    assert again is not None
    assert (again.moves, tab.session.said.decisions()) == (proposal.moves, decided)
    assert again.wish.most_moves is None and tab.controls.uncapped.isChecked()
    assert tab.letters.isHidden()
    undoing.redo(office.desk)
    settled(qtbot, tab)
    assert tab.letters.isVisible() and "1 brev og 2 visitkort" in tab.letters.text()
    tab.letters.open()


def test_who_comes_over_later_is_left_out_with_one_press(qtbot: QtBot, office: Office) -> None:
    lent = [
        add_case(office.desk, f"Lånt {n}", caseworker=office.karim, team_id=office.team) for n in range(3)
    ]
    with office.desk.write_quietly("Dækning") as tx:
        for case_id in lent:
            tx.add(Assignment(case_id=case_id, worker_id=office.peter, role="cover", starts=TODAY,
                              ends=TODAY + timedelta(days=10)))  # fmt: skip
    tab = show_tab(qtbot, office)
    assert tab.header.title.text().startswith("Ingen over max den ")
    assert "Karim Naseri kommer over max" in tab.answer.ahead.text()
    [button] = tab.answer.ahead.buttons()
    assert button.text() == "Lås Karim Naseri og løs igen"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settled(qtbot, tab)
    proposal = tab.proposal()
    assert proposal is not None and not proposal.ahead and tab.answer.ahead.isHidden()
    assert all(move.to_id != office.karim for move in proposal.moves)
