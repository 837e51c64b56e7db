"""Which case a row is about, and what is asked or turned away."""

from datetime import date
from pathlib import Path

import pytest

from koordinator.db.tables import Programme
from koordinator.domain.cases import CaseFilter
from koordinator.domain.lists.plan import Decisions
from koordinator.domain.lists.rows import Rejected
from koordinator.services import case_edits
from koordinator.services.case_lists import case_lines
from koordinator.services.desk import Desk
from koordinator.services.importing import plan_import
from tests.factories import add_case, add_team, at, new_desk
from tests.services.importing.lists import EMIL, PIA, card, counts, parsed, pia, planned, row, take, verdicts

MONDAY = date(2026, 11, 23)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A store that took in one row."""
    found = new_desk(tmp_path)
    take(found, row())
    return found


def numbers(desk: Desk) -> set[str | None]:
    return {line.number for line in case_lines(desk, CaseFilter())}


def test_a_row_without_number_finds_the_running_case_by_cpr(desk: Desk) -> None:
    result = take(desk, row(number=None, phone="55 66 77 88"))
    assert counts(result.plan) == (0, 1, 0, 0)
    assert (card(desk).phone, numbers(desk)) == ("55 66 77 88", {"26000"})


def test_a_row_without_number_for_somebody_new_is_a_case_without_number(desk: Desk) -> None:
    assert counts(take(desk, row(), pia(number=None)).plan) == (1, 0, 1, 0)
    assert numbers(desk) == {"26000", None}
    assert counts(planned(desk, row(), pia(number=None))) == (0, 0, 2, 0)


def test_a_number_given_to_a_case_without_one(desk: Desk) -> None:
    take(desk, row(), pia(number=None))
    result = take(desk, row(), pia(number="26001"))
    assert (counts(result.plan), result.plan.questions) == ((0, 1, 1, 0), ())
    assert numbers(desk) == {"26000", "26001"}


def test_a_number_of_somebody_else_is_turned_away_under_the_files_own_heading(desk: Desk) -> None:
    early = Rejected(900, "Navn", "", "Navnet mangler.")
    wrong = row(cpr=PIA)
    plan = plan_import(desk, parsed(wrong, rejected=(early,)), headings={"number": "Sag nr."})
    assert plan.rejected == (
        Rejected(wrong.row, "Sag nr.", "26000", "Sagsnummeret hører til en anden borger i lageret."),
        early,
    )
    assert plan.read == 2


def test_a_new_number_for_a_known_citizen_is_a_new_case_if_nobody_says_otherwise(desk: Desk) -> None:
    new = row(number="27000", starts=date(2026, 11, 2), phone="55 66 77 88")
    result = take(desk, new)
    (question,) = result.plan.questions
    assert (question.number, question.our_number, question.same_case) == ("27000", "26000", False)
    assert counts(result.plan) == (1, 0, 0, 0)
    # The old case has left the list, and can be ended with the others that have.
    assert [case.number for case in result.plan.missing] == ["26000"]
    assert numbers(desk) == {"26000", "27000"}
    # The citizen is one, and what the list says of her counts for both.
    assert card(desk, "26000").phone == card(desk, "27000").phone == "55 66 77 88"
    assert counts(planned(desk, new)) == (0, 0, 1, 0)


def test_a_new_number_can_be_given_to_the_running_case(desk: Desk) -> None:
    new = row(number="27000")
    result = take(desk, new, decisions=Decisions(same_case=frozenset({new.row})))
    assert (counts(result.plan), verdicts(result.plan)) == ((0, 1, 0, 0), {"number": "taken"})
    assert numbers(desk) == {"27000"}


def test_what_was_changed_here_on_a_citizen_survives_a_new_case(desk: Desk) -> None:
    case_edits.save_field(desk, card(desk).line.case_id, "phone", "11 22 33 44")
    take(desk, row(number="27000"))
    assert card(desk, "27000").phone == "11 22 33 44"


def test_a_new_number_after_an_ended_case_is_a_new_case_without_asking(desk: Desk) -> None:
    case_edits.end_cases(desk, [card(desk).line.case_id], date(2026, 11, 19), "job")
    result = take(desk, row(number="27000", starts=date(2026, 11, 20)))
    assert (counts(result.plan), result.plan.questions) == ((1, 0, 0, 0), ())


def test_an_ended_case_is_not_begun_again_by_a_list_without_numbers(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    take(desk, row(number=None))
    case_edits.end_cases(desk, [card(desk, None).line.case_id], date(2026, 11, 19), "job")
    for number in (None, "26000"):
        plan = planned(desk, row(number=number))
        assert (counts(plan), len(plan.warnings)) == ((0, 0, 1, 0), 1)
    assert counts(planned(desk, row(number=None, starts=date(2026, 11, 20)))) == (1, 0, 0, 0)


def test_two_rows_of_one_case(desk: Desk) -> None:
    first, second = row(), row(number=None)
    plan = planned(desk, first, second)
    assert counts(plan) == (0, 0, 1, 1)
    assert f"række {first.row}" in plan.rejected[0].reason


def test_a_rejected_rows_case_is_not_missing(desk: Desk) -> None:
    assert len(planned(desk, pia()).missing) == 1
    assert planned(desk, pia(), row(cpr=PIA)).missing == ()


def test_a_case_that_ends_ahead_keeps_its_end(desk: Desk) -> None:
    case_edits.end_cases(desk, [card(desk).line.case_id], date(2026, 12, 31), "job")
    take(at(desk, MONDAY), row(caseworker="Bo Kjær"), day=None)
    held = {(one.title, one.ends) for one in card(desk).assignments if one.kind == "caseworker"}
    assert held == {("Anna Holm", date(2026, 11, 22)), ("Bo Kjær", date(2026, 12, 31))}


def test_a_programme_that_is_no_longer_granted_warns(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    with desk.write_quietly("Ydelse") as tx:
        tx.add(Programme(name="Ressourceforløb", valid_from=date(2013, 1, 1), valid_to=date(2026, 1, 31)))
    late, early, fine = (
        row(starts=date(2026, 2, 1)),
        pia(starts=date(2012, 5, 1)),
        row(cpr="6805902323", number="3"),
    )
    plan = planned(desk, late, early, fine)
    assert counts(plan) == (3, 0, 0, 0)
    assert [(one.row, one.value) for one in plan.warnings] == [
        (late.row, "Ressourceforløb"),
        (early.row, "Ressourceforløb"),
    ]


def test_the_stores_own_ages_of_a_team_warn_and_the_list_wins(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add_team(desk, "Ungeteamet", age_to=24)
    result = take(desk, row(team="ungeteamet"))
    assert "til og med 24 år" in result.plan.warnings[0].sentence
    assert card(desk).line.team == "Ungeteamet"


def test_a_case_made_here_is_found_by_cpr(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add_case(desk, "Emil Møller", cpr=EMIL)
    assert counts(take(desk, row(number=None)).plan) == (0, 1, 0, 0)
