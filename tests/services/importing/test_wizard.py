"""What the wizard is given at each step, and what it writes at the end."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from koordinator.domain.cases import CaseFilter
from koordinator.domain.lists.plan import Decisions
from koordinator.domain.roles import Role
from koordinator.errors import Refused, UnusableInput
from koordinator.services import stores, undoing
from koordinator.services.case_lists import case_lines
from koordinator.services.importing import wizard
from koordinator.services.importing.wizard import Answers, Ending, OpenedList
from koordinator.services.staff import workers
from koordinator.services.workplace import Workplace

HEAD = "Sagsnr;CPR-nr.;Navn;Postnr. og by;Startdato;Sagsbehandler"
ROWS = (
    "1001;610385-4101;Emil Møller;8783 Hornsyld;01-03-2026;Anna Holm",
    "1002;620385-4102;Pia Skov;7160 Tørring;01-04-2026;Anna Holm",
    "1003;630385-4103;Ib Bak;7160 Tørring;01-05-2026;Ana Holm",
)


def silent(_done: int, _total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workplace]:
    monkeypatch.setenv("KOORDINATOR_TODAY", "2026-11-20")
    path = tmp_path / "hus" / "lager.koordinator"
    made, _ = stores.create_store(path, "Lone Leder", frozenset({Role.LEADER}), "tre blå cykler")
    yield made
    made.close(back_up=False)


def opened(place: Workplace, *rows: str) -> OpenedList:
    path = place.path.parent / "liste.csv"
    path.write_text("\n".join([HEAD, *(rows or ROWS)]), encoding="utf-8")
    return wizard.open_list(place.desk, path)


def carry_out(place: Workplace, found: OpenedList, answers: Answers) -> None:
    plan = wizard.make_plan(place.desk, found, found.mapping, silent)
    wizard.carry_out(place, found, found.mapping, plan, answers, silent)


def caseworkers(place: Workplace) -> dict[str, str | None]:
    return {line.name: line.caseworker for line in case_lines(place.desk, CaseFilter())}


def test_a_file_is_shown_with_its_columns_and_first_values(place: Workplace) -> None:
    found = opened(place)
    assert [column.heading for column in found.columns] == HEAD.split(";")
    assert found.columns[5].samples == ("Anna Holm", "Ana Holm")
    assert not found.remembered
    assert (found.sheet, found.extract_date) == ("", None)


def test_a_sheet_is_known_by_its_name(place: Workplace) -> None:
    found = wizard.open_list(place.desk, Path("tests/data/jobcenter-a/sagsliste.xlsx"))
    assert found.sheet
    assert found.extract_date is not None


def test_a_long_value_is_cut(place: Workplace) -> None:
    found = opened(place, "1001;610385-4101;" + "Emil " * 30 + ";8783 Hornsyld;01-03-2026;Anna")
    assert found.columns[2].samples[0].endswith(" …")


def test_the_first_rows_are_shown_as_they_will_be_understood(place: Workplace) -> None:
    found = opened(place, '1001;6103854101;"Møller, Emil";8783 Hornsyld;1.3.26;ANNA HOLM')
    (row,) = wizard.preview(place.desk, found, found.mapping)
    assert row.cells == {
        "number": "1001", "cpr": "610385-4101", "name": "Emil Møller", "postal": "8783 Hornsyld",
        "starts": "01-03-2026", "caseworker": "Anna Holm",
    }  # fmt: skip
    assert (row.wrong, row.rejected) == ("", False)


def test_a_row_that_cannot_be_taken_is_shown_as_written_with_the_reason(place: Workplace) -> None:
    found = opened(place, ROWS[0], "1002;620385-4102;Pia Skov;7160 Tørring;31-02-2026;Anna Holm")
    rows = wizard.preview(place.desk, found, found.mapping)
    assert [row.rejected for row in rows] == [False, True]
    assert (rows[1].row, rows[1].wrong, rows[1].cells["starts"]) == (3, "starts", "31-02-2026")
    assert rows[1].sentence == "Datoen findes ikke i kalenderen."


def test_a_file_that_is_no_list_says_so(place: Workplace) -> None:
    path = place.path.parent / "indkøb.csv"
    path.write_text("mælk;2\nbrød;1\n", encoding="utf-8")
    with pytest.raises(UnusableInput, match="overskriftsrække"):
        wizard.open_list(place.desk, path)


def test_a_slip_is_proposed_to_be_the_name_with_more_cases(place: Workplace) -> None:
    found = opened(place)
    questions = wizard.name_questions(wizard.make_plan(place.desk, found, found.mapping, silent))
    assert [(one.unknown.name, [who.identity for who in one.proposals]) for one in questions] == [
        ("Ana Holm", ["anna holm"]),
        ("Anna Holm", []),
    ]


def test_two_new_names_become_one_worker_in_one_change_and_stay_so(place: Workplace) -> None:
    found = opened(place)
    carry_out(place, found, Answers(same_as={"ana holm": "anna holm"}))
    assert set(caseworkers(place).values()) == {"Anna Holm"}
    again = opened(place)
    plan = wizard.make_plan(place.desk, again, again.mapping, silent)
    assert (plan.unknown_workers, len(plan.unchanged)) == ((), 3)
    assert again.remembered
    undoing.undo(place.desk)
    assert [one.name for one in workers(place.desk)] == ["Lone Leder"]


def test_an_answer_to_a_name_that_is_not_there_changes_nothing(place: Workplace) -> None:
    carry_out(place, opened(place), Answers(same_as={"ana holm": "nobody", "nobody": "anna holm"}))
    assert set(caseworkers(place).values()) == {"Anna Holm", "Ana Holm"}


def test_missing_cases_end_in_the_same_change(place: Workplace) -> None:
    carry_out(place, opened(place), Answers())
    ids = {line.name: line.case_id for line in case_lines(place.desk, CaseFilter())}
    ending = Ending((ids["Pia Skov"],), date(2026, 11, 19), "Flyttet")
    carry_out(place, opened(place, ROWS[0], ROWS[2]), Answers(ending=ending))
    assert set(caseworkers(place)) == {"Emil Møller", "Ib Bak"}
    undoing.undo(place.desk)
    assert set(caseworkers(place)) == set(ids)


def test_ending_needs_a_reason_and_nothing_is_written_without(place: Workplace) -> None:
    with pytest.raises(Refused, match="årsag"):
        carry_out(place, opened(place), Answers(ending=Ending((1,), date(2026, 11, 19), "  ")))
    assert caseworkers(place) == {}


def test_answers_change_the_plan_that_was_made(place: Workplace) -> None:
    carry_out(place, opened(place), Answers())
    found = opened(place, ROWS[0].replace("1001", "2001"))
    plan = wizard.make_plan(place.desk, found, found.mapping, silent)
    assert len(plan.created) == 1
    same = wizard.answered(plan, Answers(Decisions(same_case=frozenset({2}))))
    assert (len(same.created), len(same.changed)) == (0, 1)


def test_rejected_rows_can_be_written_mended_and_read_again(place: Workplace) -> None:
    found = opened(place, ROWS[0], "1002;;Pia Skov;7160 Tørring;01-04-2026;Anna Holm")
    plan = wizard.make_plan(place.desk, found, found.mapping, silent)
    path = place.path.parent / wizard.rejects_name(date(2026, 11, 20))
    wizard.save_rejected_rows(path, found, plan)
    assert path.name == "Afviste rækker 2026-11-20.xlsx"
    again = wizard.open_list(place.desk, path)
    (row,) = wizard.preview(place.desk, again, again.mapping)
    assert (row.wrong, row.cells["name"]) == ("cpr", "Pia Skov")


def test_every_field_has_a_title() -> None:
    assert wizard.field_titles()["caseworker"] == "Koordinerende sagsbehandler"
