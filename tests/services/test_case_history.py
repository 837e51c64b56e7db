"""Who changed what on a case, in Danish words, and setting a step back."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from koordinator import resources
from koordinator.db.course_tables import JournalNote, Milestone, Task
from koordinator.db.meeting_tables import Meeting
from koordinator.db.queries import case_history as queries
from koordinator.db.tables import Case, Citizen, PaidHours, Talk
from koordinator.db.values import field_names, models
from koordinator.domain.case_history import HistoryStep, Mark, standing
from koordinator.errors import Refused
from koordinator.services import checklists, undoing
from koordinator.services.case_edits import save_field
from koordinator.services.case_history import history, restore
from koordinator.services.desk import Desk
from koordinator.services.move_cases import move_cases
from tests.factories import TODAY, add_case, add_worker


def told(step: HistoryStep) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [(row.what, row.verb, [tuple(field) for field in row.fields]) for row in step.rows]  # type: ignore[misc]


def test_a_change_says_who_what_and_from_what_to_what(desk: Desk) -> None:
    case_id = add_case(desk, citizen={"phone": "11 22 33 44"})
    save_field(desk, case_id, "phone", "20304050")
    save_field(desk, case_id, "expected_end", "24-11-2027")
    save_field(desk, case_id, "protected", True)
    newest, end, phone, *_ = history(desk, case_id)
    assert told(newest) == [("Borgeren", "ændret", [("Beskyttet adresse", "nej", "ja")])]
    assert told(end) == [("Sagen", "ændret", [("Forventet slut", "", "24-11-2027")])]
    assert told(phone) == [("Borgeren", "ændret", [("Telefon", "11 22 33 44", "20 30 40 50")])]
    assert (phone.label, phone.restorable) == ("Ret telefon", True)
    assert phone.who == "lone"  # she has no log-in of her own here


def test_names_stand_for_numbers_and_danish_words_for_keys(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Dam")
    case_id = add_case(desk, caseworker=anna)
    move_cases(desk, [case_id], bo, TODAY)
    with desk.write("Møde, timer og opgave") as tx:
        starts = datetime(2026, 11, 24, 12, tzinfo=UTC)
        ends = starts + timedelta(hours=1)
        tx.add(
            Meeting(type_key="netvaerk", title="Netværksmøde", case_id=case_id, starts=starts, ends=ends,
                    over=ends, zone="Europe/Copenhagen", state="planned"),
            PaidHours(case_id=case_id, hours=Decimal("6.5"), starts=TODAY),
            Task(case_id=case_id, kind="task", title="Ring", state="open", made=TODAY, worker_id=bo),
        )  # fmt: skip
    steps = history(desk, case_id)
    assert told(steps[0]) == [
        ("Møde: Netværksmøde, 24-11-2026 kl. 13.00", "skrevet",
         [("Slutter", "", "24-11-2026 kl. 14.00"), ("Status", "", "planlagt")]),
        ("Lønnede timer", "skrevet", [("Timer om ugen", "", "6,5"), ("Fra", "", "20-11-2026")]),
        ("Opgave eller aftale: Ring", "skrevet", [("Medarbejder", "", "Bo Dam"), ("Status", "", "åben")]),
    ]  # fmt: skip
    moved = [row.what for row in steps[1].rows]
    assert any("Bo Dam" in what for what in moved)


def test_a_ticked_point_says_which_question_it_answers(desk: Desk) -> None:
    case_id = add_case(desk)
    checklists.tick(desk, case_id, "opstart", "consents")
    newest, *_ = history(desk, case_id)
    assert told(newest) == [
        ("Punkt på tjekliste: Er der samtykke til alle, der skal have planen?", "skrevet",
         [("Dato", "", "20-11-2026")]),
    ]  # fmt: skip


def test_a_step_is_set_back_as_a_new_one_that_can_be_undone(desk: Desk) -> None:
    case_id = add_case(desk, citizen={"phone": "11 22 33 44"})
    save_field(desk, case_id, "phone", "20304050")
    save_field(desk, case_id, "remark", "Ringer om morgenen")
    remark, phone, *_ = history(desk, case_id)
    restore(desk, case_id, phone.set_id)
    steps = history(desk, case_id)
    assert [(one.label, one.state, one.restorable) for one in steps[:3]] == [
        ("Sæt tilbage: Ret telefon", "", True),
        ("Ret bemærkning", "", True),
        ("Ret telefon", "sat tilbage", False),
    ]
    with desk.read() as session:
        citizen = session.get_one(Citizen, session.get_one(Case, case_id).citizen_id)
        assert citizen.phone == "11 22 33 44"
    undoing.undo(desk)
    again = {one.label: one for one in history(desk, case_id)}
    assert again["Ret telefon"].state == ""
    assert again["Fortrød: Sæt tilbage: Ret telefon"].restorable is False
    assert remark.set_id == again["Ret bemærkning"].set_id


def test_what_changed_since_is_not_set_back(desk: Desk) -> None:
    case_id = add_case(desk)
    save_field(desk, case_id, "remark", "Første")
    save_field(desk, case_id, "remark", "Anden")
    _, first, *_ = history(desk, case_id)
    with pytest.raises(Refused, match="Det kan ikke sættes tilbage: oplysningerne er ændret igen siden"):
        restore(desk, case_id, first.set_id)


def test_what_newer_things_build_on_is_not_set_back(desk: Desk) -> None:
    case_id = add_case(desk)
    made = {"case_id": case_id, "kind": "phone", "day": TODAY, "text": "x",
            "made_at": datetime(2026, 11, 20, tzinfo=UTC)}  # fmt: skip
    with desk.write("Nyt notat") as tx:
        first = JournalNote(**made, subject="Et")
        tx.add(first)
        number = first.id
    with desk.write("Ret notat") as tx:
        tx.add(JournalNote(**made, subject="To", corrects_id=number))
    _, note, *_ = history(desk, case_id)
    with pytest.raises(Refused, match="noget nyere bygger på det"):
        restore(desk, case_id, note.set_id)


def test_the_beginning_of_a_case_is_not_taken_away(desk: Desk) -> None:
    case_id = add_case(desk)
    (begun,) = history(desk, case_id)
    assert not begun.restorable
    with pytest.raises(Refused, match="sagens begyndelse"):
        restore(desk, case_id, begun.set_id)


def test_only_this_case_is_set_back_of_an_action_on_many(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Dam")
    mine, other = add_case(desk, caseworker=anna), add_case(desk, "Ida", caseworker=anna)
    move_cases(desk, [mine, other], bo, TODAY)
    step = history(desk, mine)[0]
    restore(desk, mine, step.set_id)
    newest = {case_id: history(desk, case_id)[0].label for case_id in (mine, other)}
    assert newest[mine].startswith("Sæt tilbage")
    assert not newest[other].startswith("Sæt tilbage")


def test_what_was_removed_is_still_in_the_history_and_comes_back(desk: Desk) -> None:
    case_id, other = add_case(desk), add_case(desk)
    with desk.write("Nyt delmål") as tx:
        tx.add(
            *(Milestone(case_id=one, position=1, title="Sove", status="active") for one in (case_id, other))
        )
    with desk.write("Fjern delmål") as tx:
        tx.delete(tx.all(Milestone, Milestone.case_id == case_id)[0])
    step = history(desk, case_id)[0]
    assert told(step) == [
        ("Delmål: Sove", "fjernet", [("Status", "i gang", ""), ("Nummer i rækken", "1", "")])
    ]
    restore(desk, case_id, step.set_id)
    with desk.read() as session:
        assert session.query(Milestone).filter_by(case_id=case_id).count() == 1


def test_the_number_of_a_case_that_begins_another_is_not_mistaken_for_it(desk: Desk) -> None:
    cases = [add_case(desk) for _ in range(12)]
    with desk.write("Samtale") as tx:
        tx.add(Talk(case_id=cases[9], day=date(2026, 11, 2)))
    undoing.undo(desk)
    assert len(history(desk, cases[9])) == 3
    assert len(history(desk, cases[0])) == 1


def test_every_word_of_the_history_names_a_table_and_a_field_there_is() -> None:
    shown = tomllib.loads(resources.path("history_words.toml").read_text("utf-8"))
    assert {*queries.OWN, "cases", "citizen", "consent", "spoke", "status_section"} == shown.keys()
    for entity, words in shown.items():
        known = set(field_names(models()[entity]))
        assert {*words["fields"], *words.get("by", ()), *words.get("values", {})} <= known, entity


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        ([Mark(2, "undo", 1)], {1: "fortrudt"}),
        ([Mark(2, "undo", 1), Mark(3, "redo", 1)], {}),
        ([Mark(2, "do", 1)], {1: "sat tilbage"}),
        ([Mark(2, "do", 1), Mark(3, "undo", 2)], {2: "fortrudt"}),
        ([Mark(2, "do", 1), Mark(3, "undo", 2), Mark(4, "redo", 2)], {1: "sat tilbage"}),
    ],
)
def test_which_actions_still_stand(marks: list[Mark], state: dict[int, str]) -> None:
    assert standing(marks) == state
