"""Monday's list read in over Friday's work."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from koordinator.db.tables import Intervention
from koordinator.domain.cases import CaseFilter
from koordinator.domain.lists.plan import Decisions
from koordinator.domain.lists.rows import Offer
from koordinator.services import case_edits
from koordinator.services.case_lists import case_lines
from koordinator.services.desk import Desk
from koordinator.services.importing import as_text
from koordinator.services.move_cases import move_cases
from koordinator.services.staff import workers
from tests.factories import add_case, add_worker, at, new_desk
from tests.services.importing.lists import (
    BRUGSEN,
    EMIL,
    LIST_DAY,
    MENTOR,
    card,
    counts,
    pia,
    planned,
    row,
    take,
    verdicts,
)

MONDAY = date(2026, 11, 23)
FULL = {
    "address": "Skolevej 22", "postcode": "7160", "city": "Tørring", "email": "emil@example.dk",
    "expected_end": date(2027, 7, 11), "last_talk": date(2026, 10, 4), "cv_updated": date(2026, 7, 3),
    "offer": MENTOR, "paid_hours": Decimal(8), "protected": True, "interpreter": "arabisk",
    "remark": "Har bil",
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A store that took in one full row on the list's day."""
    found = new_desk(tmp_path, today=LIST_DAY)
    take(found, row(**FULL))
    return found


def worker_id(desk: Desk, name: str) -> int:
    return next(one.worker_id for one in workers(desk) if one.name == name)


def test_all_a_row_says_is_on_the_case(desk: Desk) -> None:
    found = card(desk)
    line = found.line
    assert (line.name, line.programme, line.team) == ("Emil Møller", "Ressourceforløb", "Under 30")
    assert (line.starts, line.expected_end) == (date(2025, 7, 11), date(2027, 7, 11))
    assert (line.caseworker, line.consultant) == ("Anna Holm", "Lise Madsen")
    assert (line.last_talk, line.cv_day) == (date(2026, 10, 4), date(2026, 7, 3))
    assert (line.intervention, line.paid_hours) == ("Mentorstøtte", Decimal(8))
    assert (line.protected, line.interpreter) == (True, "arabisk")
    assert (found.cpr, found.phone, found.remark) == (EMIL, "33 53 43 71", "Har bil")
    assert (found.address, found.postcode, found.city) == ("Skolevej 22", "7160", "Tørring")
    assert {period.starts for period in found.assignments} == {date(2025, 7, 11)}
    assert {period.starts for period in found.periods} == {None}


def test_the_same_list_again_changes_nothing_and_writes_nothing(desk: Desk) -> None:
    heard: list[object] = []
    desk.on_change(heard.append)
    result = take(at(desk, MONDAY), row(**FULL))
    assert counts(result.plan) == (0, 0, 1, 0)
    assert verdicts(result.plan) == {}
    assert heard == []


def test_a_move_and_a_phone_changed_here_survive(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær")
    move_cases(desk, [card(desk).line.case_id], bo, LIST_DAY)
    case_edits.save_field(desk, card(desk).line.case_id, "phone", "11 22 33 44")
    monday = at(desk, MONDAY)
    result = take(monday, row(**FULL))
    assert counts(result.plan) == (0, 0, 1, 0)
    assert verdicts(result.plan) == {"phone": "kept", "caseworker": "kept"}
    assert (card(monday).line.caseworker, card(monday).phone) == ("Bo Kjær", "11 22 33 44")


def test_a_move_that_lies_ahead_survives(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær")
    move_cases(desk, [card(desk).line.case_id], bo, MONDAY + timedelta(7))
    take(at(desk, MONDAY), row(**FULL))
    assert card(at(desk, MONDAY)).line.caseworker == "Anna Holm"
    assert card(at(desk, MONDAY + timedelta(7))).line.caseworker == "Bo Kjær"


def test_when_the_list_has_heard_of_the_move_nothing_is_left_to_say(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær")
    move_cases(desk, [card(desk).line.case_id], bo, LIST_DAY)
    take(at(desk, MONDAY), row(**FULL | {"caseworker": "Kjær, Bo"}))
    assert verdicts(planned(at(desk, MONDAY), row(**FULL | {"caseworker": "Bo Kjær"}))) == {}


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("name", "Emil Skov", "Emil Skov"),
        ("phone", "44 55 66 77", "44 55 66 77"),
        ("starts", date(2025, 8, 1), "01-08-2025"),
        ("expected_end", date(2027, 9, 1), "01-09-2027"),
        ("programme", "Ledighedsydelse", "Ledighedsydelse"),
        ("team", "30 og over", "30 og over"),
        ("last_talk", date(2026, 11, 12), "12-11-2026"),
        ("last_talk", date(2026, 9, 12), "12-09-2026"),
        ("cv_updated", date(2026, 11, 12), "12-11-2026"),
        ("caseworker", "Bo Kjær", "Bo Kjær"),
        ("consultant", "Hans Dam", "Hans Dam"),
        ("offer", BRUGSEN, "Virksomhedspraktik – Brugsen"),
        ("paid_hours", Decimal("6.5"), "6,5"),
        ("protected", False, "Nej"),
        ("remark", "Har cykel", "Har cykel"),
    ],
)
def test_what_changed_in_the_list_is_taken(desk: Desk, field: str, value: Any, shown: str) -> None:
    monday = at(desk, MONDAY)
    changed = row(**FULL | {field: value})
    result = take(monday, changed, day=None)
    assert counts(result.plan) == (0, 1, 0, 0)
    (change,) = result.plan.changed[0].fields
    assert (change.field, change.after, change.taken) == (field, shown, True)
    assert change.before
    again = planned(monday, changed)
    assert (counts(again), verdicts(again)) == ((0, 0, 1, 0), {})


@pytest.mark.parametrize(
    "field",
    ["phone", "email", "address", "expected_end", "programme", "team", "caseworker", "offer", "paid_hours",
     "interpreter", "remark", "consultant"],
)  # fmt: skip
def test_a_cell_that_was_emptied_is_taken(desk: Desk, field: str) -> None:
    monday = at(desk, MONDAY)
    emptied = row(**FULL | {field: None})
    assert verdicts(take(monday, emptied).plan) == {field: "taken"}
    assert verdicts(planned(monday, emptied)) == {}


@pytest.mark.parametrize("field", ["last_talk", "cv_updated"])
def test_a_blank_takes_no_day_away(desk: Desk, field: str) -> None:
    result = take(at(desk, MONDAY), row(**FULL | {field: None}))
    assert counts(result.plan) == (0, 0, 1, 0)
    assert card(desk).line.last_talk == date(2026, 10, 4)
    assert card(desk).line.cv_day == date(2026, 7, 3)


def test_a_new_caseworker_begins_on_the_lists_own_day(desk: Desk) -> None:
    take(at(desk, MONDAY), row(**FULL | {"caseworker": "Bo Kjær"}), day=date(2026, 11, 21))
    held = [(one.title, one.starts, one.ends) for one in card(desk).assignments if one.kind == "caseworker"]
    assert held == [
        ("Bo Kjær", date(2026, 11, 21), None),
        ("Anna Holm", date(2025, 7, 11), date(2026, 11, 20)),
    ]


def test_a_caseworker_taken_off_the_list_ends_the_day_before(desk: Desk) -> None:
    take(at(desk, MONDAY), row(**FULL | {"caseworker": None}), day=None)
    held = [(one.title, one.ends) for one in card(desk).assignments if one.kind == "caseworker"]
    assert held == [("Anna Holm", date(2026, 11, 22))]


def test_a_new_offer_and_new_hours_end_the_old_ones(desk: Desk) -> None:
    take(at(desk, MONDAY), row(**FULL | {"offer": BRUGSEN, "paid_hours": Decimal(12)}), day=None)
    periods = {(one.title, one.starts, one.ends, one.hours) for one in card(desk).periods}
    before = date(2026, 11, 22)
    assert periods == {
        ("Mentorstøtte", None, before, None),
        ("Virksomhedspraktik – Brugsen", MONDAY, None, None),
        ("Lønnede timer", None, before, Decimal(8)),
        ("Lønnede timer", MONDAY, None, Decimal(12)),
    }


def test_a_later_start_takes_the_first_holder_along(desk: Desk) -> None:
    take(at(desk, MONDAY), row(**FULL | {"starts": date(2025, 8, 1)}))
    assert {one.starts for one in card(desk).assignments} == {date(2025, 8, 1)}


def test_an_older_list_rewrites_no_history(desk: Desk) -> None:
    monday = at(desk, MONDAY)
    take(monday, row(**FULL | {"caseworker": "Bo Kjær"}), day=MONDAY)
    take(at(desk, MONDAY + timedelta(1)), row(**FULL | {"caseworker": "Anna Holm"}), day=date(2026, 11, 1))
    held = [(one.title, one.starts, one.ends) for one in card(desk).assignments if one.kind == "caseworker"]
    assert held == [
        ("Anna Holm", MONDAY + timedelta(1), None),
        ("Bo Kjær", MONDAY, MONDAY),
        ("Anna Holm", date(2025, 7, 11), MONDAY - timedelta(1)),
    ]


def test_both_changed_is_kept_and_listed(desk: Desk) -> None:
    case_edits.save_field(desk, card(desk).line.case_id, "phone", "11 22 33 44")
    result = take(at(desk, MONDAY), row(**FULL | {"phone": "55 66 77 88"}))
    assert counts(result.plan) == (0, 0, 1, 0)
    ((_, change),) = result.plan.conflicts()
    assert (change.before, change.after, change.taken) == ("11 22 33 44", "55 66 77 88", False)
    assert card(desk).phone == "11 22 33 44"


def test_the_command_line_names_rows_and_fields_but_no_values(desk: Desk) -> None:
    take(desk, row(**FULL), pia())
    case_id = card(desk).line.case_id
    case_edits.save_field(desk, case_id, "phone", "11 22 33 44")
    case_edits.save_field(desk, case_id, "remark", "Har tog")
    both = row(**FULL | {"phone": "55 66 77 88", "team": "50 og over"})
    new = pia(number="27000", cpr=EMIL)
    lines = list(as_text(take(at(desk, MONDAY), both), dry_run=False))
    assert lines == [
        "1 række læst: 0 nye, 1 ændret, 0 uændrede, 0 afviste.",
        "Nyt team: 50 og over",
        f"Række {both.row}, Telefon: ændret både her og i listen. Det, der står her, er beholdt.",
        "1 felt ændret her er beholdt.",
        "1 løbende sag står ikke på listen og er ikke afsluttet.",
    ]
    question = f"Række {new.row}: nyt sagsnummer til en borger med en løbende sag, taget som en ny sag."
    assert question in as_text(take(at(desk, MONDAY), new), dry_run=False)


@pytest.mark.parametrize("field", ["phone", "caseworker", "offer", "paid_hours", "expected_end"])
def test_both_changed_and_the_list_wins_by_decision(desk: Desk, field: str) -> None:
    case_id = card(desk).line.case_id
    case_edits.save_field(desk, case_id, "phone", "11 22 33 44")
    case_edits.save_field(desk, case_id, "expected_end", date(2028, 1, 1))
    case_edits.set_paid_hours(desk, case_id, "20", LIST_DAY)
    move_cases(desk, [case_id], add_worker(desk, "Bo Kjær"), LIST_DAY)
    for period in card(desk).periods:
        if period.kind == "intervention":
            case_edits.end_period(desk, "intervention", period.row_id, date(2026, 11, 19))
    monday = at(desk, MONDAY)
    new = {
        "phone": "55 66 77 88", "caseworker": "Erik Skov", "offer": BRUGSEN, "paid_hours": Decimal(4),
        "expected_end": date(2027, 10, 10),
    }[field]  # fmt: skip
    changed = row(**FULL | {field: new})
    assert verdicts(planned(monday, changed))[field] == "conflict"
    decisions = Decisions(take_listed=frozenset({(changed.row, field)}))
    assert counts(take(monday, changed, decisions=decisions).plan) == (0, 1, 0, 0)
    assert field not in verdicts(planned(monday, changed))


def test_a_case_made_here_keeps_what_the_list_leaves_blank(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add_case(
        desk,
        "Emil Møller",
        cpr=EMIL,
        number="26000",
        starts=date(2025, 7, 11),
        citizen={"phone": "11 22 33 44"},
    )
    plan = planned(desk, row(phone=None, email="emil@example.dk", name="Emil Skov"))
    assert verdicts(plan) == {
        "phone": "kept", "email": "taken", "name": "conflict", "programme": "taken", "team": "taken",
        "caseworker": "taken", "consultant": "taken",
    }  # fmt: skip


def test_columns_the_file_lacks_are_left_alone(desk: Desk) -> None:
    few = frozenset({"number", "cpr", "name", "starts"})
    assert counts(take(at(desk, MONDAY), row(), fields=few).plan) == (0, 0, 1, 0)
    assert verdicts(planned(at(desk, MONDAY), row(**FULL))) == {}


def test_an_offer_of_ours_stays_beside_the_lists(desk: Desk) -> None:
    with desk.write("Ny indsats") as tx:
        tx.add(Intervention(case_id=card(desk).line.case_id, title="Fys", starts=date(2026, 11, 1)))
    monday = at(desk, MONDAY)
    take(monday, row(**FULL | {"offer": Offer("intervention", "Gartneri", "Gartneri")}), day=None)
    running = {one.title for one in card(desk).periods if one.kind == "intervention" and one.ends is None}
    assert running == {"Fys", "Gartneri"}


def test_a_case_ended_here_stays_ended(desk: Desk) -> None:
    case_edits.end_cases(desk, [card(desk).line.case_id], date(2026, 11, 21), "job")
    monday = at(desk, MONDAY)
    result = take(monday, row(**FULL | {"phone": "55 66 77 88"}))
    assert counts(result.plan) == (0, 0, 1, 0)
    (warning,) = result.plan.warnings
    assert "21. november 2026" in warning.sentence
    assert case_lines(monday, CaseFilter()) == []


def test_missing_cases_are_named_and_can_be_ended_in_one_go(desk: Desk) -> None:
    take(desk, row(**FULL), pia())
    monday = at(desk, MONDAY)
    (missing,) = take(monday, row(**FULL)).plan.missing
    assert (missing.name, missing.number) == ("Pia Kowalski", "26001")
    assert len(case_lines(monday, CaseFilter())) == 2
    case_edits.end_cases(monday, [missing.case_id], date(2026, 11, 22), "flyttet")
    assert planned(monday, row(**FULL)).missing == ()


def test_a_worker_over_the_maximum_is_told_and_not_refused(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    rows = [row(number=str(n), cpr=f"{61 + n // 12 % 28:02d}{n % 12 + 1:02d}854{n:03d}") for n in range(36)]
    assert take(desk, *rows).over_max == ("Anna Holm har nu 36 sager og er over max (35).",)
