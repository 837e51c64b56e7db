"""Meetings planned about a case that moves: the new caseworker takes the seat, or the plan says why not."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdfium2 import PdfDocument

from koordinator.db.meeting_tables import Participant
from koordinator.db.tables import Worker
from koordinator.domain.handovers import shift_sentences
from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.domain.rebalance.plan_words import step_words
from koordinator.domain.rebalance.proposals import ApplyPlan, ApplyStep, Away
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.meetings.states import cancel
from koordinator.services.rebalancing import apply, plan_apply
from koordinator.services.rebalancing.letters import letters
from koordinator.services.undoing import redo, undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.services.meetings.diary import at as moment
from tests.services.meetings.diary import away, book, busy
from tests.services.rebalancing.team import asked, content

MONDAY = date(2026, 11, 23)
LATER = date(2027, 1, 4)
ROLE = "koordinerende sagsbehandler"


class Move(NamedTuple):
    """Emil's case, which goes from Anna to Bo on Monday; Carl is the consultant."""

    desk: Desk
    case_id: int
    anna: int
    bo: int
    carl: int

    def plan(self, **fields: object) -> ApplyPlan:
        forced = {self.case_id: self.bo}
        return plan_apply(self.desk, asked(self.desk, on=MONDAY, forced=forced, **fields))

    def step(self, **fields: object) -> ApplyStep:
        [step] = self.plan(**fields).steps
        return step

    def book(self, starts: datetime, *people: int, **fields: object) -> int:
        """A meeting about the case with some workers, booked whatever it clashes with."""
        values = {"case_id": self.case_id, "type_key": "opfoelgning", "title": "Opfølgning", **fields}
        there = [Person(worker_id=one) for one in people]
        return book(self.desk, starts.astimezone(UTC), *there, keep="Aftalt", **values)  # type: ignore[arg-type]

    def there(self, meeting_id: int) -> dict[int | None, Participant]:
        """Who is at a meeting."""
        with self.desk.store.write("Se efter", by="test", kind="quiet") as tx:
            return {one.worker_id: one for one in tx.all(Participant, Participant.meeting_id == meeting_id)}

    def sentences(self) -> tuple[str, ...]:
        return shift_sentences(self.step().shifts, "Anna Holm", "Bo Kjær")


@pytest.fixture
def move(tmp_path: Path) -> Move:
    desk = new_desk(tmp_path)
    team = add_team(desk)
    anna = add_worker(desk, "Anna Holm", team_id=team)
    bo = add_worker(desk, "Bo Kjær", team_id=team)
    carl = add_worker(desk, "Carl Dam", (Role.CONSULTANT,), team)
    return Move(desk, add_case(desk, caseworker=anna, consultant=carl), anna, bo, carl)


def test_the_new_caseworker_takes_the_seat_with_its_duties(move: Move) -> None:
    meeting = move.book(moment(9, day=LATER), move.anna, move.carl)
    with move.desk.write_quietly("Anna leder") as tx:
        seat = tx.all(Participant, Participant.worker_id == move.anna)[0]
        seat.chair = seat.minute_taker = True
        seat.role, seat.status = ROLE, Status.ACCEPTED.value
    plan = move.plan()
    said = "Bo Kjær overtager pladsen i »Opfølgning« mandag den 4. januar 2027 kl. 9.00–10.00."
    assert said in step_words(plan.steps[0])
    assert "1 planlagt møde om sagerne går over til den nye sagsbehandler." in plan.sentences
    before = content(move.desk)
    apply(move.desk, plan)
    there = move.there(meeting)
    assert set(there) == {move.bo, move.carl}
    bo = there[move.bo]
    assert (bo.role, bo.status) == (ROLE, "invited")
    assert (bo.chair, bo.host, bo.minute_taker) == (True, False, True)
    after = content(move.desk)
    undo(move.desk)
    assert content(move.desk) == before
    redo(move.desk)
    assert content(move.desk) == after


def test_only_planned_meetings_about_the_case_from_the_day_on(move: Move) -> None:
    kept = [
        move.book(moment(9, day=date(2026, 11, 2)), move.anna),
        move.book(moment(15, day=TODAY), move.anna),
        move.book(moment(9, day=LATER), move.anna, case_id=None),
        move.book(moment(9, day=LATER), move.anna, case_id=add_case(move.desk, caseworker=move.anna)),
        move.book(moment(9, day=LATER), move.anna, state=MeetingState.HELD.value),
        move.book(moment(9, day=LATER), move.carl),
    ]
    cancelled = move.book(moment(11, day=LATER), move.anna)
    cancel(move.desk, MeetingRef(cancelled), "Alligevel ikke")
    plan = move.plan()
    assert plan.steps[0].shifts == ()
    apply(move.desk, plan)
    assert all(move.bo not in move.there(one) for one in (*kept, cancelled))


@pytest.mark.parametrize("what", ["meeting", "absence", "file", "left"])
def test_where_the_new_one_is_not_free_the_former_one_stays_and_it_is_said(move: Move, what: str) -> None:
    meeting = move.book(moment(9, day=LATER), move.anna)
    reasons = {
        "meeting": "Bo Kjær har mødet »Teammøde« mandag den 4. januar 2027 kl. 9.30–10.30.",
        "absence": "Bo Kjær har fravær: ferie til og med mandag den 4. januar 2027.",
        "file": "Bo Kjær er optaget ifølge sin kalenderfil mandag den 4. januar 2027 kl. 9.45–11.00.",
        "left": "Bo Kjær er her ikke længere til den tid.",
    }
    if what == "meeting":
        book(move.desk, moment(9, 30, day=LATER), Person(worker_id=move.bo))
    elif what == "absence":
        away(move.desk, move.bo, LATER, LATER)
    elif what == "file":
        busy(move.desk, move.bo, moment(9, 45, day=LATER), moment(11, day=LATER))
    else:
        with move.desk.write_quietly("Holder op") as tx:
            tx.get(Worker, move.bo).leaves_on = date(2026, 12, 31)
    when = "mandag den 4. januar 2027 kl. 9.00–10.00"
    assert move.sentences() == (f"»Opfølgning« {when} bliver hos Anna Holm: {reasons[what]}",)
    plan = move.plan()
    said = "1 planlagt møde om sagerne bliver hos den tidligere sagsbehandler; aftal, hvem der holder det."
    assert said in plan.sentences
    apply(move.desk, plan)
    assert set(move.there(meeting)) == {move.anna}


def test_an_absence_that_is_only_supposed_keeps_her_out_too(move: Move) -> None:
    meeting = move.book(moment(9, day=LATER), move.anna)
    plan = move.plan(away=(Away(move.bo, date(2027, 1, 1), date(2027, 1, 31)),))
    assert plan.steps[0].shifts[0].why_not
    apply(move.desk, plan)
    assert set(move.there(meeting)) == {move.anna}


def test_an_earlier_handover_and_another_role_are_not_touched(move: Move) -> None:
    handover = move.book(moment(8, day=LATER), move.anna, type_key="overdragelse", title="Overdragelse")
    board = move.book(moment(10, day=LATER), move.anna, title="Team")
    with move.desk.write_quietly("Anna sidder i teamet") as tx:
        [seat] = tx.all(Participant, Participant.meeting_id == board)
        seat.role = "sundhed"
    first, second = move.sentences()
    assert first.endswith("Det hører til et tidligere skift. Aflys det, hvis det ikke længere skal holdes.")
    assert second.endswith("bliver hos Anna Holm: Anna Holm er med som sundhed.")
    apply(move.desk, move.plan())
    assert set(move.there(handover)) == set(move.there(board)) == {move.anna}


def test_where_both_are_there_the_former_ones_duties_go_over(move: Move) -> None:
    meeting = move.book(moment(9, day=LATER), move.anna, move.bo)
    declined = move.book(moment(11, day=LATER), move.anna, move.bo)
    with move.desk.write_quietly("Anna er vært") as tx:
        tx.all(Participant, Participant.meeting_id == meeting)[0].host = True
        tx.all(Participant, Participant.meeting_id == declined)[1].status = Status.DECLINED.value
    assert move.sentences()[1].endswith("bliver hos Anna Holm: Bo Kjær har meldt fra til mødet.")
    apply(move.desk, move.plan())
    there = move.there(meeting)
    assert set(there) == {move.bo}
    assert there[move.bo].host
    assert set(move.there(declined)) == {move.anna, move.bo}


def test_a_series_goes_over_from_the_day_on(move: Move) -> None:
    series = move.book(moment(9, day=date(2026, 11, 3)), move.anna, rule="FREQ=WEEKLY;COUNT=8")
    said = "Bo Kjær overtager pladsen i »Opfølgning« fra tirsdag den 24. november 2026 kl. 9.00"
    assert said in move.sentences()[0]
    before = content(move.desk)
    apply(move.desk, move.plan())
    entries = calendar.of_case(move.desk, move.case_id, date(2026, 11, 1), date(2026, 12, 31))
    weekly = [one for one in entries if one.title == "Opfølgning"]
    assert len(weekly) == 8
    for one in weekly:
        [there] = calendar.card(move.desk, MeetingRef(one.meeting_id, one.original)).participants
        assert there.name == ("Anna Holm" if one.starts.date() < MONDAY else "Bo Kjær")
    undo(move.desk)
    assert content(move.desk) == before
    assert set(move.there(series)) == {move.anna}


def test_a_series_with_one_day_that_is_taken_stays(move: Move) -> None:
    series = move.book(moment(9, day=date(2026, 11, 3)), move.anna, rule="FREQ=WEEKLY;COUNT=8")
    book(move.desk, moment(9, day=date(2026, 12, 8)), Person(worker_id=move.bo))
    assert "Bo Kjær har mødet »Teammøde« tirsdag den 8. december 2026" in move.sentences()[0]
    apply(move.desk, move.plan())
    assert set(move.there(series)) == {move.anna}


def test_the_handover_meeting_keeps_clear_of_a_seat_that_is_taken_over(move: Move) -> None:
    move.book(moment(8, day=MONDAY), move.anna)
    step = move.step()
    assert [one.why_not for one in step.shifts] == [""]
    assert step.meeting == moment(9, day=MONDAY)
    apply(move.desk, move.plan())


def test_two_meetings_at_one_time_are_not_both_taken_over(move: Move) -> None:
    first = move.book(moment(9, day=LATER), move.anna)
    second = move.book(moment(9, 30, day=LATER), move.anna)
    assert [bool(one.why_not) for one in move.step().shifts] == [False, True]
    apply(move.desk, move.plan())
    assert set(move.there(first)) == {move.bo}
    assert set(move.there(second)) == {move.anna}


def test_meetings_changed_since_the_plan_refuse_it(move: Move) -> None:
    meeting = move.book(moment(9, day=LATER), move.anna)
    plan = move.plan()
    spoils = (
        lambda: cancel(move.desk, MeetingRef(meeting), "Aflyst"),
        lambda: move.book(moment(13, day=LATER), move.anna),
        lambda: book(move.desk, moment(9, day=LATER).astimezone(UTC), Person(worker_id=move.bo)),
    )
    for spoil in spoils:
        spoil()
        before = content(move.desk)
        with pytest.raises(Refused, match="Møderne om sagerne er ændret"):
            apply(move.desk, plan)
        assert content(move.desk) == before
        undo(move.desk)
    apply(move.desk, plan)
    assert set(move.there(meeting)) == {move.bo}


def test_all_letters_and_cards_are_one_paper(move: Move) -> None:
    done = apply(move.desk, move.plan())
    assert len(done.papers) == 2
    paper = letters(move.desk, done)
    document = PdfDocument(paper.pdf)
    said = [page.get_textpage().get_text_range() for page in document]
    assert len(said) == paper.pages
    assert "Emil Møller" in said[0]
    assert all("Bo Kjær" in " ".join(said) for _ in said)
    assert "Emil" not in paper.title + paper.file_name
    undo(move.desk)
    with pytest.raises(Refused, match="findes ikke længere"):
        letters(move.desk, done)
