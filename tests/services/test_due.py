"""What is due in a store: the facts the rules are judged by, whose they are, and putting something off."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from koordinator.db.course_tables import Assessment, KeptPaper, Milestone, StatusNote, StoredFile
from koordinator.db.meeting_tables import Consent, Meeting, NetworkMember
from koordinator.db.tables import (
    Assignment,
    Contact,
    CvUpdate,
    Intervention,
    PaidHours,
    Placement,
    Talk,
)
from koordinator.domain.due.records import DueItem, DueState
from koordinator.domain.meetings.moments import ZONE, local
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.names import fold
from koordinator.errors import Refused
from koordinator.services import due, undoing
from koordinator.services.assigning import assign
from koordinator.services.case_edits import end_cases
from koordinator.services.case_ending import end_case, reopen_case
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk


@pytest.fixture
def anna(desk: Desk) -> int:
    return add_worker(desk, "Anna Holm")


@pytest.fixture
def case_id(desk: Desk, anna: int) -> int:
    return add_case(desk, "Emil Møller", caseworker=anna, number="26-001", expected_end=date(2028, 1, 1))


def put(desk: Desk, *rows: Any) -> None:
    with desk.write_quietly("Oplysninger") as tx:
        tx.add(*rows)


def meeting(case_id: int, key: str, day: date, state: str = "held", **more: Any) -> Meeting:
    starts = local(day, 10).astimezone(UTC)
    over = starts + timedelta(hours=1)
    fields = {"title": key, "zone": ZONE, "starts": starts, "ends": over, "over": over, **more}
    return Meeting(case_id=case_id, type_key=key, state=state, **fields)


def one(desk: Desk, key: str, **asked: Any) -> DueItem | None:
    found = [item for item in due.due_items(desk, **asked) if item.rule_key == key]
    assert len(found) <= 1
    return found[0] if found else None


def day_of(desk: Desk, key: str, **asked: Any) -> date | None:
    found = one(desk, key, **asked)
    assert found is not None, key
    return found.due


def test_an_item_names_case_citizen_and_worker(desk: Desk, case_id: int, anna: int) -> None:
    put(desk, CvUpdate(case_id=case_id, day=date(2026, 8, 17)))
    found = one(desk, "cv")
    assert found is not None
    assert found[:6] == (case_id, "26-001", "Emil Møller", date(1985, 3, 2), anna, "Anna Holm")
    assert (found.due, found.state, found.source) == (date(2026, 10, 17), DueState.OVERDUE, "Lokal praksis")
    assert found.action == "cv"


def test_the_last_fact_up_to_the_day_asked_about_counts(desk: Desk, case_id: int) -> None:
    put(desk, *(CvUpdate(case_id=case_id, day=day) for day in (date(2026, 8, 17), date(2026, 10, 1))))
    assert day_of(desk, "cv") == date(2026, 12, 1)
    assert day_of(desk, "cv", on=date(2026, 9, 1)) == date(2026, 10, 17)


def test_talks_are_those_written_down_and_the_follow_up_meetings_held(desk: Desk, case_id: int) -> None:
    put(
        desk,
        Talk(case_id=case_id, day=date(2026, 4, 1)),
        meeting(case_id, "opfoelgning", date(2026, 4, 1)),
        meeting(case_id, "opfoelgning", date(2026, 5, 4)),
        meeting(case_id, "opfoelgning", date(2026, 5, 5), "cancelled"),
        meeting(case_id, "opfoelgning", date(2026, 5, 6), "draft"),
        meeting(case_id, "netvaerk", date(2026, 5, 7)),
    )
    found = one(desk, "first_talks")
    assert found is not None
    assert found.why.endswith("forløbet begyndte 2. mar., 2 holdt")
    put(desk, *(Talk(case_id=case_id, day=day) for day in (date(2026, 6, 1), date(2026, 7, 1))))
    assert one(desk, "first_talks") is None
    assert day_of(desk, "next_talk") == date(2026, 9, 29)


def test_a_planned_talk_or_series_is_agreed_and_a_cancelled_or_past_one_is_not(
    desk: Desk, case_id: int
) -> None:
    put(desk, *(Talk(case_id=case_id, day=date(2026, 4, day)) for day in range(1, 5)))
    put(desk, meeting(case_id, "opfoelgning", TODAY + timedelta(days=5), "cancelled"))
    put(desk, meeting(case_id, "opfoelgning", TODAY - timedelta(days=5), "planned"))
    assert one(desk, "next_talk") is not None
    planned = meeting(case_id, "opfoelgning", TODAY, "planned")
    put(desk, planned)
    assert one(desk, "next_talk") is None


def test_an_endless_series_of_talks_is_agreed(desk: Desk, case_id: int) -> None:
    put(desk, *(Talk(case_id=case_id, day=date(2026, 4, day)) for day in range(1, 5)))
    put(desk, meeting(case_id, "opfoelgning", date(2026, 5, 4), "planned", rule="FREQ=WEEKLY", over=None))
    assert one(desk, "next_talk") is None


def test_board_letter_handover_and_start_follow_each_other(desk: Desk, case_id: int) -> None:
    put(desk, meeting(case_id, "rehabiliteringsteam", date(2026, 11, 9)))
    assert day_of(desk, "handover_letter") == date(2026, 11, 16)
    assert day_of(desk, "handover_meeting") == date(2026, 11, 23)
    file = StoredFile(name="brev.pdf", media_type="application/pdf", digest="x", content=b"x")
    put(desk, file)
    made = datetime(2026, 11, 10, 9, tzinfo=UTC)
    put(desk, KeptPaper(case_id=case_id, kind="handover-letter", title="Brev", made_at=made, file_id=file.id))
    assert one(desk, "handover_letter") is None
    put(desk, meeting(case_id, "overdragelse", date(2026, 11, 17)))
    assert one(desk, "handover_meeting") is None
    assert day_of(desk, "start_meeting") == date(2026, 12, 15)
    put(desk, meeting(case_id, "opstart", date(2026, 12, 8), "planned"))
    assert one(desk, "start_meeting") is None


def test_a_new_caseworker_asks_for_a_handover_meeting_and_the_first_one_does_not(
    desk: Desk, case_id: int
) -> None:
    assert one(desk, "handover_after_change") is None
    bo = add_worker(desk, "Bo Dam")
    with desk.write("Flyt sag") as tx:
        assign(tx, case_id, CaseRole.CASEWORKER, bo, date(2026, 11, 10))
    assert day_of(desk, "handover_after_change") == date(2026, 11, 24)
    found = one(desk, "handover_after_change")
    assert found is not None
    assert found.worker == "Bo Dam"


def test_who_gets_her_own_case_again_is_no_new_caseworker(desk: Desk, case_id: int) -> None:
    bo = add_worker(desk, "Bo Dam")
    with desk.write("Flyt sag") as tx:
        assign(tx, case_id, CaseRole.CASEWORKER, bo, date(2026, 10, 1))
    changed = day_of(desk, "handover_after_change")
    end_case(desk, case_id, TODAY - timedelta(days=10), "Fejl", None)
    reopen_case(desk, case_id, TODAY, "Fejl")
    assert day_of(desk, "handover_after_change") == changed


def test_status_notes_count_when_final_or_received_and_a_corrected_one_starts_no_new_clock(
    desk: Desk, case_id: int
) -> None:
    period = {"case_id": case_id, "starts": date(2026, 6, 1), "ends": date(2026, 8, 31)}
    final = StatusNote(**period, state="final", done=date(2026, 9, 1))
    put(desk, final, StatusNote(**period, state="draft"))
    assert day_of(desk, "status_note") == date(2026, 12, 1)
    put(desk, StatusNote(**period, state="final", done=date(2026, 10, 1), corrects_id=final.id))
    assert day_of(desk, "status_note") == date(2026, 12, 1)
    over = Intervention(
        case_id=case_id, title="Mentorstøtte", starts=date(2026, 5, 1), ends=date(2026, 11, 1)
    )
    put(desk, over)
    assert day_of(desk, "end_statement") == date(2026, 11, 15)
    said = one(desk, "end_statement")
    assert said is not None
    assert said.action == "statement"  # the provider writes it; here it is received
    put(desk, StatusNote(**period, state="received", provider="Mentorhuset", done=date(2026, 11, 12)))
    assert one(desk, "end_statement") is None
    assert day_of(desk, "status_note") == date(2027, 2, 12)


def test_the_distance_form_runs_from_the_last_one_filled_in(desk: Desk, case_id: int) -> None:
    assert day_of(desk, "distance_form") == date(2026, 9, 2)
    filled = [("distance", date(2026, 8, 31)), ("wheel", date(2026, 11, 1))]
    put(desk, *(Assessment(case_id=case_id, form_key=key, day=day, by_citizen=False) for key, day in filled))
    assert day_of(desk, "distance_form") == date(2027, 2, 28)


def test_the_first_step_may_be_an_offer_or_a_placement_and_one_without_a_start_has_begun(
    desk: Desk, case_id: int
) -> None:
    assert day_of(desk, "first_intervention") == date(2026, 9, 2)
    put(desk, Intervention(case_id=case_id, title="Mentorstøtte"))
    assert one(desk, "first_intervention") is None


def consent(desk: Desk, case_id: int, name: str, *spells: tuple[date | None, date | None]) -> list[int]:
    """A contact with consents that end and are taken back on some days."""
    contact = Contact(name=name, name_key=fold(name), title="psykolog")
    put(desk, contact)
    member = NetworkMember(case_id=case_id, contact_id=contact.id, role=None)
    put(desk, member)
    rows = [
        Consent(
            member_id=member.id, data="helbred", from_whom="jobcentret", to_whom=name, purpose="støtte",
            starts=date(2025, 11, 1), ends=ends, given="skriftligt", withdrawn=withdrawn,
        )
        for ends, withdrawn in spells
    ]  # fmt: skip
    put(desk, *rows)
    return [row.id for row in rows]


def test_each_contacts_last_consent_is_due_and_renewed_endless_or_withdrawn_ones_are_not(
    desk: Desk, case_id: int
) -> None:
    soon, gone = TODAY + timedelta(days=21), TODAY - timedelta(days=9)
    told = consent(desk, case_id, "Maria Dahl", (gone, None), (soon, None))
    consent(desk, case_id, "Bo Dam", (soon, None), (None, None))
    consent(desk, case_id, "Eva Friis", (soon, TODAY))
    consent(desk, case_id, "Ib Gram", (gone, None), (soon, TODAY - timedelta(days=2)))
    late = consent(desk, case_id, "Jon Kær", (gone, None))
    found = [item for item in due.due_items(desk) if item.rule_key == "consent"]
    assert [(item.subject_id, item.sentence, item.state) for item in found] == [
        (late[0], "Samtykke: Jon Kær (psykolog)", DueState.OVERDUE),
        (told[1], "Samtykke: Maria Dahl (psykolog)", DueState.SOON),
    ]


def test_a_placement_that_ends_asks_for_what_comes_after(desk: Desk, case_id: int) -> None:
    ends = TODAY + timedelta(days=10)
    place = {"case_id": case_id, "kind": "praktik", "title": "Praktik"}
    put(desk, Placement(**place, place="Brugsen", starts=date(2026, 9, 1), ends=ends))
    found = one(desk, "placement_end")
    assert found is not None
    assert (found.due, found.sentence) == (ends, "Næste skridt efter praktik: Brugsen")
    put(desk, Intervention(case_id=case_id, title="Mentorstøtte", starts=date(2026, 5, 1)))
    assert one(desk, "placement_end") is not None, "what ran beside it all along is no next step"
    other = add_case(desk, "Ida Lund")
    put(desk, PaidHours(case_id=other, hours=10, starts=TODAY))
    assert one(desk, "placement_end") is not None, "what another citizen has is none either"
    put(desk, PaidHours(case_id=case_id, hours=10, starts=ends + timedelta(days=1)))
    assert one(desk, "placement_end") is None


def test_agreed_follow_ups_and_open_milestones_are_due_on_their_own_days(desk: Desk, case_id: int) -> None:
    day = TODAY + timedelta(days=4)
    put(
        desk,
        Intervention(case_id=case_id, title="Mentorstøtte", starts=date(2026, 5, 1), follow_up=day),
        Milestone(case_id=case_id, position=1, title="Op kl. 8", status="active", due=day),
        Milestone(case_id=case_id, position=2, title="Cykle", status="reached", due=day),
    )
    assert day_of(desk, "follow_up") == day_of(desk, "milestone") == day
    put(desk, meeting(case_id, "status", day))
    assert one(desk, "follow_up") is not None, "the meeting has not been yet"
    assert one(desk, "follow_up", on=day) is None


def test_ended_and_coming_cases_ask_for_nothing_not_even_on_the_last_day(desk: Desk, case_id: int) -> None:
    add_case(desk, "Ida Lund", starts=TODAY + timedelta(days=1))
    assert {item.case_id for item in due.due_items(desk)} == {case_id}
    end_cases(desk, [case_id], TODAY, "job")
    assert due.due_items(desk) == []
    assert due.due_items(desk, on=TODAY + timedelta(days=1)) != []
    assert case_id not in {item.case_id for item in due.due_items(desk, on=TODAY + timedelta(days=1))}


def test_a_worker_is_asked_in_her_own_and_covered_cases_and_a_consultant_what_is_hers(
    desk: Desk, case_id: int, anna: int
) -> None:
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT])
    bo = add_worker(desk, "Bo Dam")
    day = date(2026, 4, 1)
    put(desk, Assignment(case_id=case_id, worker_id=peter, role="consultant", starts=day))
    put(desk, Assignment(case_id=case_id, worker_id=bo, role="cover", starts=day))
    ida = add_case(desk, "Ida Lund", caseworker=bo)
    keys = {w: {i.rule_key for i in due.due_items(desk, worker_id=w) if i.case_id == case_id}
            for w in (anna, bo, peter)}  # fmt: skip
    assert keys[anna] == keys[bo] > keys[peter] == {"cv"}
    assert {i.case_id for i in due.due_items(desk, worker_id=bo)} == {case_id, ida}
    assert {i.case_id for i in due.due_items(desk, case_ids=[ida])} == {ida}
    assert due.due_items(desk, case_ids=[]) == []


def test_the_most_pressing_comes_first(desk: Desk, case_id: int) -> None:
    add_case(desk, "Ida Lund", starts=date(2026, 8, 20))
    add_case(desk, "Bo Kær", starts=date(2026, 8, 20))
    found = due.due_items(desk)
    order = [(list(DueState).index(item.state), item.shown or date.max) for item in found]
    assert order == sorted(order)
    same = [item.citizen for item in found if item.rule_key == "status_note" and item.state is DueState.SOON]
    assert same == ["Bo Kær", "Ida Lund"]


def test_putting_off_needs_a_reason_and_a_later_day_and_is_undone(desk: Desk, case_id: int) -> None:
    put(desk, CvUpdate(case_id=case_id, day=date(2026, 8, 17)))
    item, until = one(desk, "cv"), TODAY + timedelta(days=7)
    assert item is not None
    for day, reason in ((until, " "), (TODAY, "Ferie"), (until, "x" * 1001)):
        with pytest.raises(Refused):
            due.postpone(desk, item, day, reason)
    due.postpone(desk, item, until, "Borgeren er på ferie")
    off = one(desk, "cv")
    assert off is not None
    assert (off.due, off.postponed, off.state) == (item.due, until, DueState.SOON)
    due.postpone(desk, off, until + timedelta(days=7), "Stadig på ferie")
    again = one(desk, "cv")
    assert again is not None
    assert again.postponed == until + timedelta(days=7)
    undoing.undo(desk)
    undoing.undo(desk)
    assert one(desk, "cv") == item
    put(desk, CvUpdate(case_id=case_id, day=date(2026, 9, 1)))
    assert one(desk, "cv", on=until) is not None


def test_what_is_unknown_cannot_be_put_off(desk: Desk, case_id: int) -> None:
    item = one(desk, "cv")
    assert item is not None
    assert item.state is DueState.UNKNOWN
    with pytest.raises(Refused, match="mangler"):
        due.postpone(desk, item, TODAY + timedelta(days=7), "Ferie")


def test_a_team_has_its_own_value_and_goes_back(desk: Desk, anna: int) -> None:
    team = add_team(desk)
    mine = add_case(desk, "Emil Møller", caseworker=anna, team_id=team)
    other = add_case(desk, "Ida Lund", caseworker=anna)
    put(desk, *(CvUpdate(case_id=one, day=date(2026, 11, 2)) for one in (mine, other)))

    def days() -> list[date | None]:
        return [day_of(desk, "cv", case_ids=[number]) for number in (mine, other)]

    due.save_rule(desk, team, "cv", 1)
    assert days() == [date(2026, 12, 2), date(2027, 1, 2)]
    due.save_rule(desk, team, "cv", None, on=False)
    assert one(desk, "cv", case_ids=[mine]) is None
    undoing.undo(desk)
    assert days() == [date(2026, 12, 2), date(2027, 1, 2)]
    due.reset_rule(desk, team, "cv")
    assert days() == [date(2027, 1, 2), date(2027, 1, 2)]


@pytest.mark.parametrize(("key", "value"), [("cv", 0), ("cv", 121), ("pair_review", 7), ("nothing", 3)])
def test_impossible_values_and_unknown_rules_are_refused(desk: Desk, key: str, value: int) -> None:
    team = add_team(desk)
    with pytest.raises(Refused):
        due.save_rule(desk, team, key, value)
    assert not any(rule.changed for rule in due.rules(desk, team))


def test_only_a_leader_changes_rules(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    with pytest.raises(Refused, match="teamleder"):
        due.save_rule(desk, 1, "cv", 3)


def test_many_cases_are_one_statement_for_the_facts(desk: Desk, anna: int) -> None:
    for number in range(20):
        add_case(desk, f"Borger {number}", caseworker=anna)
    sent: list[str] = []
    event.listen(desk.store.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    assert len({item.case_id for item in due.due_items(desk)}) == 20
    assert len([one for one in sent if "FROM cases" in one]) == 1
    assert len(sent) == 3, "beginning, the facts, and the teams' own rules"
