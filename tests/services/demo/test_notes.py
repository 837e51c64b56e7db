"""The example's notes: varied, in the past, free of numbers, with every state of a status note."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from koordinator.db.course_tables import JournalNote, StatusNote, StatusSection
from koordinator.db.store import Session
from koordinator.db.tables import Case
from koordinator.reports.content.privacy import holds_cpr
from koordinator.services import demo, stores

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The example as it is made for somebody who tries the program."""
    path = tmp_path_factory.mktemp("demo") / "demo.koordinator"
    demo.create(path, TODAY, None, None, None)
    place = stores.open_store(path, demo.LOGIN, demo.PASSWORD)
    with place.desk.read() as reading:
        yield reading
    place.close()


def test_most_running_cases_have_three_notes_or_more(session: Session) -> None:
    running = set(session.scalars(select(Case.id).where(Case.ended.is_(None))))
    notes = [n for n in session.scalars(select(JournalNote)) if n.corrects_id is None]
    per_case = Counter(note.case_id for note in notes)
    assert len(per_case) > 0.7 * len(running)
    assert set(per_case) <= running
    assert min(per_case.values()) >= 3
    assert max(per_case.values()) <= 12
    assert all(note.day <= TODAY for note in notes)
    assert any(session.scalars(select(JournalNote.id).where(JournalNote.corrects_id.is_not(None))))


def test_no_note_holds_a_cpr_number_or_a_blank_to_fill(session: Session) -> None:
    texts = [*session.scalars(select(JournalNote.text)), *session.scalars(select(StatusSection.text))]
    assert not any(holds_cpr(text) or "{" in text for text in texts)


def test_there_is_a_status_note_of_every_state(session: Session) -> None:
    states = Counter(session.scalars(select(StatusNote.state)))
    assert states["draft"] == 1
    assert states["final"] > 100
    assert states["received"] >= 2
    assert states["awaited"] >= 1


def test_some_are_overdue_and_most_are_not(session: Session) -> None:
    last: dict[int, date] = {}
    for note in session.scalars(select(StatusNote).where(StatusNote.done.is_not(None))):
        assert note.done is not None
        last[note.case_id] = max(last.get(note.case_id, note.done), note.done)
    late = sum((TODAY - day).days > 93 for day in last.values())
    assert 0 < late < 0.25 * len(last)


def test_periods_follow_on_each_other(session: Session) -> None:
    ends: dict[int, date] = {}
    for note in session.scalars(
        select(StatusNote).where(StatusNote.state != "awaited").order_by(StatusNote.id)
    ):
        assert note.starts <= note.ends
        assert note.case_id not in ends or ends[note.case_id] < note.starts
        ends[note.case_id] = note.ends
