"""The meetings in a leave: taken over, moved or kept."""

from datetime import datetime

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.domain.leave_plans import MeetingWay
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from koordinator.services.undoing import undo
from tests.services.leave.staff import LAST, book_meeting, contents, wish, worker


def test_meetings_are_taken_over_by_who_covers_or_moved_where_she_cannot(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    (case,) = (one.case.case_id for one in plan(desk, wish(bo)).cases)
    kept = book_meeting(desk, None, datetime(2026, 12, 3, 9), bo, title="Teammøde")
    free = book_meeting(desk, case, datetime(2026, 12, 2, 9), bo)
    taken = book_meeting(desk, case, datetime(2026, 12, 4, 9), bo)
    book_meeting(desk, None, datetime(2026, 12, 4, 9), anna, title="Andet")
    found = plan(desk, wish(bo))
    told = {one.ref.meeting_id: one for one in found.meetings}
    assert [told[number].choice.way for number in (kept, free, taken)] == [
        MeetingWay.KEEP, MeetingWay.COVER, MeetingWay.MOVE,
    ]  # fmt: skip
    assert "Andet" in told[taken].clash
    before = contents(desk)
    save(desk, found)
    with desk.read() as session:
        people = {row.meeting_id: (row.worker_id, row.chair) for row in session.query(Participant)}
        moved = session.get(Meeting, taken)
    assert (people[kept], people[free], people[taken]) == ((bo, True), (anna, True), (bo, True))
    assert moved is not None
    assert moved.starts.date() > LAST
    undo(desk)
    assert contents(desk) == before
