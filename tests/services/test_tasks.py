"""Tasks and agreements: writing down, settling, and finding what waits for whom."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from koordinator.db.tables import Case
from koordinator.domain.roles import Role
from koordinator.domain.tasks import TaskKind, TaskState
from koordinator.errors import FieldRefused, Refused
from koordinator.services import tasks, undoing
from koordinator.services.desk import Desk, Who
from tests.factories import TODAY, add_case, add_worker, new_desk

AGREEMENT = TaskKind.AGREEMENT


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path)
    anna = add_worker(made, "Anna Holm")
    yield Desk(made.store, Who("anna", anna, "Anna Holm", frozenset({Role.CASEWORKER})), made.today)
    made.store.close()


def test_an_agreement_says_who_what_and_by_when(desk: Desk) -> None:
    case = add_case(desk, "Mille Østerby", caseworker=desk.who.worker_id, number="26-0001")
    tasks.add_task(
        desk, "  Ringer til   egen læge ", kind=AGREEMENT, case_id=case, due="1/12-2026", who="Mille Østerby"
    )
    (found,) = tasks.tasks(desk, case_id=case)
    assert (found.title, found.doer, found.citizen, found.number) == (
        "Ringer til egen læge", "Mille Østerby", "Mille Østerby", "26-0001",
    )  # fmt: skip
    assert found.due is not None and found.due.isoformat() == "2026-12-01"
    assert found.is_open and found.made == TODAY


@pytest.mark.parametrize(("title", "due", "field"), [("  ", None, "title"), ("Ring", "i morgen", "due")])
def test_what_cannot_stand_is_refused_at_its_field(
    desk: Desk, title: str, due: str | None, field: str
) -> None:
    with pytest.raises(FieldRefused) as fault:
        tasks.add_task(desk, title, due=due)
    assert fault.value.field == field
    assert tasks.tasks(desk) == []


def test_it_is_kept_or_not_opened_again_and_undone(desk: Desk) -> None:
    case = add_case(desk, caseworker=desk.who.worker_id)
    number = tasks.add_task(desk, "Sender CV", kind=AGREEMENT, case_id=case, who="Emil Møller")
    tasks.settle_task(desk, number, TaskState.NOT_KEPT, TODAY)
    (found,) = tasks.tasks(desk, case_id=case)
    assert (found.state, found.state_day) == (TaskState.NOT_KEPT, TODAY)
    assert tasks.tasks(desk, worker_id=desk.who.worker_id) == []
    tasks.settle_task(desk, number, TaskState.OPEN, TODAY)
    assert tasks.tasks(desk, case_id=case)[0].state_day is None
    undoing.undo(desk)
    assert tasks.tasks(desk, case_id=case)[0].state is TaskState.NOT_KEPT


def test_an_agreement_is_not_done_and_nothing_is_settled_tomorrow(desk: Desk) -> None:
    number = tasks.add_task(desk, "Sender CV", kind=AGREEMENT)
    with pytest.raises(Refused):
        tasks.settle_task(desk, number, TaskState.DONE, TODAY)
    with pytest.raises(Refused):
        tasks.settle_task(desk, number, TaskState.KEPT, TODAY + timedelta(days=1))


def test_all_of_it_is_corrected_as_one_action(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,))
    number = tasks.add_task(desk, "Ringer", who="Bageriet", due=TODAY)
    tasks.save_task(desk, number, "Besøger bageriet", kind=AGREEMENT, worker_id=peter, who="Bageriet")
    (found,) = tasks.tasks(desk)
    assert (found.title, found.kind, found.worker, found.who, found.due) == (
        "Besøger bageriet", AGREEMENT, "Peter Ågård", None, None,
    )  # fmt: skip
    undoing.undo(desk)
    assert tasks.tasks(desk)[0].who == "Bageriet"


def test_a_settled_one_keeps_its_kind(desk: Desk) -> None:
    number = tasks.add_task(desk, "Ringer")
    tasks.settle_task(desk, number, TaskState.DONE, TODAY)
    with pytest.raises(FieldRefused):
        tasks.save_task(desk, number, "Ringer", kind=AGREEMENT)


def test_a_removed_one_comes_back_by_undo(desk: Desk) -> None:
    number = tasks.add_task(desk, "Ringer")
    tasks.remove_task(desk, number)
    assert tasks.tasks(desk) == []
    undoing.undo(desk)
    assert [one.task_id for one in tasks.tasks(desk)] == [number]


def test_hers_are_her_own_and_what_others_do_on_her_cases(desk: Desk) -> None:
    anna = desk.who.worker_id
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,))
    mine, other = add_case(desk, caseworker=anna), add_case(desk, "Pia", caseworker=peter)
    tasks.add_task(desk, "Fri opgave", worker_id=anna)
    tasks.add_task(desk, "På hendes sag", case_id=mine, who="Emil Møller")
    tasks.add_task(desk, "Peters på hendes sag", case_id=mine, worker_id=peter)
    tasks.add_task(desk, "Hendes på Peters sag", case_id=other, worker_id=anna)
    tasks.add_task(desk, "Ikke hendes", case_id=other, who="Pia")
    found = {one.title for one in tasks.tasks(desk, worker_id=anna)}
    assert found == {"Fri opgave", "På hendes sag", "Hendes på Peters sag"}
    assert len(tasks.tasks(desk)) == 5


def test_tasks_of_an_ended_case_wait_for_nobody(desk: Desk) -> None:
    case = add_case(desk, caseworker=desk.who.worker_id)
    tasks.add_task(desk, "Ringer", case_id=case)
    with desk.write("Afslut") as tx:
        tx.get(Case, case).ended = TODAY - timedelta(days=1)
    assert tasks.tasks(desk, worker_id=desk.who.worker_id) == []
    assert len(tasks.tasks(desk, case_id=case)) == 1


def test_a_typed_name_is_the_colleague_called_so_or_somebody_outside(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,))
    assert tasks.named(desk, "peter ågård") == ("Peter Ågård", peter)
    assert tasks.named(desk, " Mille  Østerby") == ("Mille Østerby", None)
    case = add_case(desk, "Mille Østerby", caseworker=desk.who.worker_id)
    assert tasks.doers(desk, case)[0].name == "Mille Østerby"
    assert "Peter Ågård" in [one.name for one in tasks.doers(desk)]
