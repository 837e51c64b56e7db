"""Finding what is written: notes, status notes, plans and meetings by how their words begin."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koordinator.db.course_tables import JournalNote, Milestone, Plan, StatusNote, StatusSection
from koordinator.db.meeting_tables import Meeting
from koordinator.domain.search import Hit, words
from koordinator.services import undoing
from koordinator.services.desk import Desk
from koordinator.services.searching import search
from tests.factories import TODAY, add_case


def write_note(
    desk: Desk,
    case_id: int,
    text: str,
    subject: str = "Samtale",
    day: date = TODAY,
    corrects: int | None = None,
) -> int:
    made_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with desk.write("Nyt notat") as tx:
        note = JournalNote(
            case_id=case_id, day=day, kind="phone", subject=subject, text=text,
            worker_id=desk.who.worker_id, made_at=made_at, corrects_id=corrects,
        )  # fmt: skip
        tx.add(note)
        return note.id


def found(desk: Desk, typed: str, kind: str = "note") -> list[Hit]:
    return [hit for hit in search(desk, typed) if hit.kind == kind]


@pytest.mark.parametrize("typed", ["planteskole", "PLANT", "ord åen", "Aaen", "bus planteskolen", "bus-plan"])
def test_a_note_is_found_by_how_its_words_begin(desk: Desk, typed: str) -> None:
    case_id = add_case(desk, "Mille Østerby")
    write_note(desk, case_id, "Hun tager bussen til planteskolen ved Åen, og orden er god.")
    (hit,) = found(desk, typed)
    assert (hit.row_id, hit.title, hit.right) == (case_id, "Journalnotat 20. nov. 2026", "Lone Leder")
    assert "Mille Østerby · Samtale: Hun tager bussen til planteskolen" in hit.detail


@pytest.mark.parametrize("typed", ["skolen", "planter", "planteskole kirke", "usbor"])
def test_the_inside_of_a_word_and_words_that_are_not_there_find_nothing(desk: Desk, typed: str) -> None:
    write_note(desk, add_case(desk), "Planteskolen og busbordet")
    assert found(desk, typed) == []


def test_the_excerpt_stands_around_the_word(desk: Desk) -> None:
    write_note(
        desk, add_case(desk), "Vi talte om vejret. " * 30 + "Psykologen skriver i uge 49. " + "Farvel. " * 30
    )
    (hit,) = found(desk, "psykolog")
    assert "Psykologen skriver i uge 49." in hit.detail
    assert len(hit.detail) < 150


def test_the_newest_day_stands_first(desk: Desk) -> None:
    case_id = add_case(desk)
    for day in (date(2026, 3, 2), date(2026, 11, 2), date(2026, 7, 2)):
        write_note(desk, case_id, "Psykolog", day=day)
    assert [hit.title[13:] for hit in found(desk, "psyk")] == ["2. nov. 2026", "2. juli 2026", "2. mar. 2026"]


def test_undo_and_redo_take_out_and_put_back_what_is_found(desk: Desk) -> None:
    write_note(desk, add_case(desk), "Hestehave")
    undoing.undo(desk)
    assert found(desk, "hesteh") == []
    undoing.redo(desk)
    assert len(found(desk, "hesteh")) == 1


def test_a_text_that_changes_is_found_by_its_new_words_alone(desk: Desk) -> None:
    case_id = add_case(desk)
    with desk.write("Mål") as tx:
        plan = Plan(case_id=case_id, goal="Gartner", goal_kind=None)
        tx.add(plan)
        plan_id = plan.id
    with desk.write("Mål") as tx:
        tx.get(Plan, plan_id).goal = "Lærer på Ærø"
    assert [hit.row_id for hit in found(desk, "ær", "plan")] == [case_id]
    assert found(desk, "gartner", "plan") == []


def test_rows_added_in_bulk_are_found(desk: Desk) -> None:
    case_id = add_case(desk, "Bo Dam")
    row = {"case_id": case_id, "position": 1, "title": "Sove om natten", "in_3_months": None,
           "longer": "Stå op klokken syv", "status": "active"}  # fmt: skip
    with desk.write("Mange") as tx:
        tx.add_many(Milestone, [{**row, "title": f"Sove om natten {number}"} for number in range(1200)])
    (hit,) = found(desk, "klokken nat 1107", "plan")
    assert (hit.title, hit.detail) == ("Bo Dam", "Delmål: Sove om natten 1107 · Stå op klokken syv")


def test_a_corrected_note_is_found_by_the_version_that_counts(desk: Desk) -> None:
    case_id = add_case(desk)
    first = write_note(desk, case_id, "Psykolog på mandag")
    write_note(desk, case_id, "Fysioterapeut på mandag", corrects=first)
    assert found(desk, "psykolog") == []
    assert len(found(desk, "mandag")) == 1


def test_a_status_note_is_found_once_however_many_sections_answer(desk: Desk) -> None:
    case_id = add_case(desk)
    with desk.write("Statusnotat") as tx:
        note = StatusNote(
            case_id=case_id, starts=date(2026, 8, 1), ends=date(2026, 10, 31), state="final",
            done=date(2026, 11, 2), provider="Bostøtten",
        )  # fmt: skip
        tx.add(note)
        for number in range(2):
            tx.add(
                StatusSection(
                    note_id=note.id, key=f"{number}", position=number, title="Fremmøde", text="Stabilt"
                )
            )
    (hit,) = found(desk, "fremm stab")
    assert (hit.title, hit.right) == ("Statusnotat 2. nov. 2026", "Bostøtten")


def test_a_meeting_from_long_ago_is_found_by_title_and_place(desk: Desk) -> None:
    starts = datetime(2025, 3, 3, 9, tzinfo=UTC)
    with desk.write("Møde") as tx:
        ends = starts.replace(hour=10)
        tx.add(
            Meeting(
                type_key="team", title="Temadag om sansehaver", starts=starts, ends=ends, over=ends,
                zone="Europe/Copenhagen", place="Åbrinken", state="held",
            )
        )  # fmt: skip
    for typed in ("sanse", "aabrink", "tema åb"):
        assert [hit.title for hit in found(desk, typed, "meeting")] == ["Temadag om sansehaver"]


def test_the_nearest_meeting_to_come_stands_first_also_where_it_is_a_series(desk: Desk) -> None:
    days = {"Sansehave til jul": (date(2026, 12, 18), None), "Sansehave i morgen": (date(2026, 11, 24), None),
            "Sansehave hver måned": (date(2026, 9, 3), "FREQ=MONTHLY")}  # fmt: skip
    with desk.write("Møder") as tx:
        for title, (day, rule) in days.items():
            starts = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
            ends = starts.replace(hour=10)
            tx.add(
                Meeting(
                    type_key="team", title=title, starts=starts, ends=ends, over=None if rule else ends,
                    zone="Europe/Copenhagen", state="planned", rule=rule,
                )
            )  # fmt: skip
    titles = [hit.title for hit in found(desk, "sansehave", "meeting")]
    assert titles == ["Sansehave i morgen", "Sansehave hver måned", "Sansehave til jul"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ['"', 'a" OR "b', "NEAR(a b)", "text:ord", "-ord", "ord*", "(", "AND", "x AND y", "^ord", "\0"]
        ),
    )
)
def test_whatever_is_typed_is_words_and_never_a_command(desk: Desk, typed: str) -> None:
    search(desk, typed)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="abcåæøAÅÆØéü-'\" 1", min_size=2, max_size=40))
def test_every_text_is_found_by_itself(desk: Desk, written: str) -> None:
    case_id = add_case(desk)
    write_note(desk, case_id, written)
    if len("".join(words(written))) >= 2:
        assert any(hit.row_id == case_id for hit in found(desk, written))
