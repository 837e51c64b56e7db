"""Carrying a distribution out: what is written is what was planned, all of it or nothing, and undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from koordinator.db.course_tables import ChecklistTick, Handover, KeptPaper
from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.tables import Assignment, Team
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Person
from koordinator.domain.rebalance.proposals import ApplyPlan, ApplyStep, Wish
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.dates import long_date
from koordinator.errors import Cancelled, Refused
from koordinator.services.archive import paper_bytes, papers
from koordinator.services.case_edits import end_cases
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk, Who
from koordinator.services.handing_over import handovers
from koordinator.services.move_cases import move_cases
from koordinator.services.rebalancing import apply, plan_apply, propose
from koordinator.services.undoing import redo, undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk
from tests.services.meetings.diary import at as moment
from tests.services.meetings.diary import away, book, busy
from tests.services.rebalancing.team import asked, content, fill

MONDAY = date(2026, 11, 23)
# What is on hold, tasks and all else stay as they are.
WRITTEN = {
    "assignment", "handover", "checklist_tick", "meeting", "participant", "agenda_item", "kept_paper",
    "stored_file", "meeting, found",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@pytest.fixture
def people(desk: Desk) -> tuple[int, int, int, int]:
    """The team, Anna with three cases too many, Bo with room, and their consultant Carl."""
    team = add_team(desk, "Fyldt 30", warning=6, maximum=8)
    anna = add_worker(desk, "Anna Holm", team_id=team, phone="11 22 33 44")
    bo = add_worker(desk, "Bo Kjær", team_id=team)
    carl = add_worker(desk, "Carl Dam", (Role.CONSULTANT,), team)
    fill(desk, anna, 11, team_id=team, consultant=carl)
    return team, anna, bo, carl


def planned(desk: Desk, on: date = MONDAY, **fields: object) -> ApplyPlan:
    return plan_apply(desk, asked(desk, on=on, **fields))


def written(desk: Desk, plan: ApplyPlan) -> tuple[ApplyStep, ...]:
    """The plan's steps as the store shows that they were carried out."""
    found = []
    with desk.store.write("Se efter", by="test", kind="quiet") as tx:
        for step in plan.steps:
            case_id = step.move.case_id
            rows = tx.all(Assignment, Assignment.case_id == case_id, Assignment.role == CaseRole.CASEWORKER)
            new = rows[-1]
            assert new.ends is None
            handed = tx.first(Handover, Handover.case_id == case_id)
            meeting = tx.get(Meeting, handed.meeting_id) if handed and handed.meeting_id else None
            kept = {row.kind for row in tx.all(KeptPaper, KeptPaper.case_id == case_id)}
            from_id = rows[-2].worker_id if len(rows) > 1 else None
            assert (handed is None) == (from_id is None)
            if handed is not None:
                assert (handed.from_id, handed.to_id, handed.day) == (from_id, new.worker_id, new.starts)
            found.append(
                step._replace(
                    move=step.move._replace(from_id=from_id, to_id=new.worker_id),
                    starts=new.starts,
                    meeting=to_local(meeting.starts) if meeting else None,
                    letter="handover-letter" in kept,
                    card="card" in kept,
                )
            )
    return tuple(found)


def test_what_is_written_is_what_was_planned(desk: Desk, people: tuple[int, int, int, int]) -> None:
    team = people[0]
    waiting = add_case(desk, "Vera Venter", team_id=team)
    plan = planned(desk)
    assert len(plan.steps) == 4
    assert plan.sentences[:3] == (
        "3 borgere skifter sagsbehandler og får brev og visitkort. "
        "Hvert skift får sin overdragelse med tjekliste.",
        "3 overdragelsesmøder bliver booket.",
        "1 sag uden sagsbehandler får en sagsbehandler og et visitkort.",
    )
    done = apply(desk, plan)
    assert (done.moved, done.placed, done.meetings, done.letters, done.cards) == (3, 1, 3, 3, 4)
    assert written(desk, plan) == plan.steps
    assert handovers(desk, waiting) == []
    now = {line.worker: line.total for line in caseloads(desk, MONDAY).workers}
    assert now == {"Anna Holm": 8, "Bo Kjær": 4}


def test_the_meetings_lie_within_the_rule_and_nobody_is_at_two(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    _team, anna, bo, carl = people
    book(desk, moment(8, day=MONDAY), Person(worker_id=bo))
    busy(desk, anna, moment(9, day=MONDAY), moment(12, day=MONDAY))
    away(desk, carl, date(2026, 11, 24), date(2026, 11, 24))
    plan = planned(desk)
    times = [step.meeting for step in plan.steps]
    assert times == [moment(12, day=MONDAY), moment(13, day=MONDAY), moment(14, day=MONDAY)]
    assert {step.meeting_last for step in plan.steps} == {date(2026, 12, 7)}
    apply(desk, plan)
    with desk.store.write("Se efter", by="test", kind="quiet") as tx:
        meetings = tx.all(Meeting, Meeting.type_key == "overdragelse")
        for one in meetings:
            assert one.clash_kept is None
            there = tx.all(Participant, Participant.meeting_id == one.id)
            assert {row.worker_id for row in there} == {None, anna, bo, carl}
            assert sum(row.citizen_id is not None for row in there) == 1
        points = {row.item_key for row in tx.all(ChecklistTick)}
    assert points == {"chosen", "meeting"}


def test_where_no_time_suits_everybody_it_is_said_and_the_case_goes_over_all_the_same(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    away(desk, people[3], date(2026, 11, 1), None)
    plan = planned(desk)
    for step in plan.steps:
        assert step.meeting is None
        assert step.meeting_words == (
            "Ingen tid senest mandag den 7. december 2026 passer alle. Book mødet bagefter."
        )
    assert apply(desk, plan).meetings == 0
    assert written(desk, plan) == plan.steps


def test_the_letter_names_the_new_caseworker_and_the_meeting(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    plan = planned(desk)
    apply(desk, plan)
    kept = papers(desk, plan.steps[0].move.case_id)
    assert {one.kind for one in kept} == {"handover-letter", "card"}
    letter = next(one for one in kept if one.kind == "handover-letter")
    document = PdfDocument(paper_bytes(desk, letter.paper_id))
    said = " ".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    assert "Bo Kjær" in said
    assert "23. november 2026" in said
    assert plan.steps[0].move.citizen in said


def test_undo_gives_the_whole_store_back_and_redo_does_it_again(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    add_case(desk, "Vera Venter", team_id=people[0])
    plan = planned(desk)
    before = content(desk)
    apply(desk, plan)
    after = content(desk)
    assert len(after["meeting, found"]) == 3
    assert {table for table in after if after[table] != before[table]} == WRITTEN
    told = undo(desk)
    assert told is not None
    assert told.label == "3 flytninger, 1 ny sag placeret"
    assert content(desk) == before
    redo(desk)
    assert content(desk) == after
    undo(desk)
    assert content(desk) == before


def test_a_plan_that_no_longer_holds_is_refused_and_nothing_is_written(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    _team, anna, bo, _carl = people
    plan = planned(desk)
    proposal = asked(desk, on=MONDAY)
    case_id, taken = plan.steps[1].move.case_id, plan.steps[2].meeting
    assert taken is not None
    spoils: tuple[Callable[[], object], ...] = (
        lambda: move_cases(desk, [case_id], bo, TODAY),
        lambda: end_cases(desk, [case_id], TODAY, "Ordinært job"),
        lambda: book(desk, taken.astimezone(UTC), Person(worker_id=anna)),
    )
    for number, spoil in enumerate(spoils):
        spoil()
        before = content(desk)
        with pytest.raises(Refused, match="ændret, siden" if number < 2 else "ikke længere ledig"):
            apply(desk, plan)
        assert content(desk) == before
        if number < 2:
            with pytest.raises(Refused, match="ændret, siden"):
                plan_apply(desk, proposal)
        undo(desk)
    assert apply(desk, plan).moved == 3


def test_stopping_it_leaves_nothing(desk: Desk, people: tuple[int, int, int, int]) -> None:
    plan = planned(desk)
    before = content(desk)
    told: list[tuple[int, int, str]] = []
    with pytest.raises(Cancelled):
        apply(desk, plan, progress=lambda *said: told.append(said), cancelled=lambda: len(told) == 4)
    assert told == [
        (1, 6, "Sager og møder"), (2, 6, "Sager og møder"), (3, 6, "Sager og møder"),
        (4, 6, "Breve og visitkort"),
    ]  # fmt: skip
    assert content(desk) == before
    with pytest.raises(Cancelled):
        plan_apply(desk, asked(desk, on=MONDAY), cancelled=lambda: True)


def test_above_the_maximum_a_reason_is_asked_for_and_kept(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    team, _anna, bo, _carl = people
    fill(desk, bo, 8, team_id=team)
    first = fill(desk, people[1], 1, team_id=team)[0]
    plan = planned(desk, forced={first: bo})
    assert plan.needs_reason
    assert plan.refusal == ""
    with pytest.raises(Refused, match="Skriv en begrundelse"):
        apply(desk, plan)
    apply(desk, plan, "Aftalt med Bo indtil jul")
    with desk.store.write("Se efter", by="test", kind="quiet") as tx:
        row = tx.all(Assignment, Assignment.case_id == first, Assignment.worker_id == bo)[0]
    assert row.reason == "Aftalt med Bo indtil jul"
    assert handovers(desk, first)[0].reason == "Aftalt med Bo indtil jul"


def test_a_team_that_allows_nobody_above_the_maximum_refuses(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    team, anna, bo, _carl = people
    fill(desk, bo, 8, team_id=team)
    first = fill(desk, anna, 1, team_id=team)[0]
    with desk.write_quietly("Team") as tx:
        tx.get(Team, team).refuse_over = True
    plan = planned(desk, forced={first: bo})
    assert "Teamet tillader det ikke" in plan.refusal
    with pytest.raises(Refused, match="Teamet tillader det ikke"):
        apply(desk, plan, "Vi har talt om det")


def test_without_a_reason_the_handover_says_what_the_proposal_said(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    plan = planned(desk)
    apply(desk, plan)
    line = handovers(desk, plan.steps[0].move.case_id)[0]
    assert line.reason == "Ny fordeling af sager: Anna er 3 over max; Bo har plads til 8."


def test_only_a_leader_carries_it_out(desk: Desk, people: tuple[int, int, int, int]) -> None:
    worker = Desk(
        desk.store, Who("anna", people[1], "Anna Holm", frozenset({Role.CASEWORKER})), lambda: TODAY
    )
    plan = planned(worker)
    with pytest.raises(Refused, match="teamleder"):
        apply(worker, plan)


def test_no_day_that_is_over_and_no_empty_plan(desk: Desk, people: tuple[int, int, int, int]) -> None:
    with pytest.raises(Refused, match="først gælde fra i dag"):
        planned(desk, TODAY - timedelta(days=1))
    nothing = replace(asked(desk, on=MONDAY), moves=())
    with pytest.raises(Refused, match="ingen flytninger"):
        apply(desk, plan_apply(desk, nothing))


def test_who_comes_over_when_cases_come_back_is_told_beforehand(desk: Desk) -> None:
    team = add_team(desk, "Dækkede", warning=4, maximum=5)
    full, away, other = (add_worker(desk, name, team_id=team) for name in ("Fie Fuld", "Ane Væk", "Ove Over"))
    fill(desk, full, 7, team_id=team)
    covered = fill(desk, away, 4, team_id=team)
    fill(desk, other, 3, team_id=team)
    back = TODAY + timedelta(days=10)
    with desk.write_quietly("Dækning") as tx:
        for case_id in covered[:2]:
            tx.add(
                Assignment(
                    case_id=case_id, worker_id=other, role="cover", starts=TODAY,
                    ends=back - timedelta(days=1),
                )
            )  # fmt: skip
    plan = plan_apply(desk, propose(desk, Wish(TODAY, (team,))))
    assert not plan.needs_reason
    told = plan.sentences[0]
    assert told.startswith(f"Ane Væk kommer over max {long_date(back)} med 6 af højst 5 sager")
