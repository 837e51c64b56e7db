"""Narrowing the list of cases."""

from datetime import date, timedelta
from typing import Any

import pytest

from koordinator.db.tables import Intervention, PaidHours, Placement
from koordinator.domain.cases import CaseFilter, Chip, Track
from koordinator.errors import Refused
from koordinator.services.case_edits import record_cv, record_talk, set_paid_hours
from koordinator.services.case_lists import case_card, case_lines, case_list
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case, add_team, add_worker, at


def names(desk: Desk, **wanted: Any) -> list[str]:
    return [line.name for line in case_lines(desk, CaseFilter(**wanted))]


def test_chips_narrow_together_and_carry_their_counts(desk: Desk) -> None:
    anna = add_worker(desk)
    add_case(desk, "Ole", caseworker=anna, weight="heavy")
    add_case(desk, "Pia", weight="heavy")
    add_case(desk, "Ras", citizen={"protected": True, "interpreter": "Dari"})
    assert names(desk, chips=frozenset({Chip.HEAVY})) == ["Ole", "Pia"]
    assert names(desk, chips=frozenset({Chip.HEAVY, Chip.NO_CASEWORKER})) == ["Pia"]
    counts = case_list(desk, CaseFilter(chips=frozenset({Chip.HEAVY})))[1].chips
    assert counts[Chip.NO_CASEWORKER] == 2
    assert counts[Chip.NO_CONSULTANT] == 3
    assert (counts[Chip.PROTECTED], counts[Chip.INTERPRETER], counts[Chip.HEAVY]) == (1, 1, 2)


def test_the_nearest_to_work_is_the_track_and_unknown_starts_count_as_running(desk: Desk) -> None:
    paid, placed, offered, passive = (add_case(desk, name) for name in ("A", "B", "C", "D"))
    with desk.write_quietly("Spor") as tx:
        tx.add(Placement(case_id=placed, kind="praktik", title="Praktik", place="Brugsen"))
        tx.add(Intervention(case_id=offered, title="Mentor", ends=TODAY))
        tx.add(Intervention(case_id=passive, title="Mentor", ends=TODAY - timedelta(1)))
    set_paid_hours(desk, paid, "3", TODAY)
    tracks = {line.name: line.track for line in case_lines(desk, CaseFilter())}
    assert tracks == {"A": Track.PAID, "B": Track.PLACEMENT, "C": Track.INTERVENTION, "D": Track.PASSIVE}
    assert names(desk, chips=frozenset({Chip.PASSIVE})) == ["D"]


def test_zero_paid_hours_are_not_paid_hours(desk: Desk) -> None:
    case_id = add_case(desk)
    with desk.write_quietly("Nul") as tx:
        tx.add(PaidHours(case_id=case_id, hours=0))
    assert names(desk, chips=frozenset({Chip.PASSIVE})) == ["Emil Møller"]


def test_a_cv_is_old_after_two_months_and_when_there_is_none(desk: Desk) -> None:
    fresh, old = add_case(desk, "Frisk"), add_case(desk, "Gammel")
    add_case(desk, "Uden")
    record_cv(desk, fresh, date(2026, 9, 20))
    record_cv(desk, old, date(2026, 9, 19))
    assert names(desk, chips=frozenset({Chip.CV_OLD})) == ["Gammel", "Uden"]


def test_quick_search_takes_names_numbers_phones_and_cpr(desk: Desk) -> None:
    add_case(desk, "Åse Øbro", number="26-007", cpr="6203851234", citizen={"phone": "33 53 43 71"})
    add_case(desk, "Emil Møller", number="26-008", cpr="6203855678")
    for typed in ("øbro åse", "aase", "26-007", "3353 4371", "620385-1234", "6203851234"):
        assert names(desk, text=typed) == ["Åse Øbro"], typed
    assert names(desk, text="26-00") == ["Emil Møller", "Åse Øbro"]
    for typed in ("%", "_", "'", "\\", "%%"):
        assert names(desk, text=typed) == [], typed


def test_a_worker_sees_the_cases_of_either_role(desk: Desk) -> None:
    anna, peter = add_worker(desk), add_worker(desk, "Peter Ågård")
    add_case(desk, "Som KS", caseworker=anna)
    add_case(desk, "Som VK", consultant=anna)
    add_case(desk, "Anden", caseworker=peter)
    assert names(desk, worker_id=anna) == ["Som KS", "Som VK"]


def test_teams_and_chosen_cases(desk: Desk) -> None:
    team = add_team(desk)
    chosen = add_case(desk, "Ole", team_id=team)
    add_case(desk, "Pia")
    assert names(desk, team_id=team) == names(desk, case_ids=frozenset({chosen})) == ["Ole"]
    assert names(desk, case_ids=frozenset()) == []


def test_a_case_still_to_start_shows_who_will_have_it(desk: Desk) -> None:
    anna = add_worker(desk)
    add_case(desk, caseworker=anna, starts=TODAY + timedelta(5))
    line = case_lines(desk, CaseFilter())[0]
    assert line.caseworker == "Anna Holm"
    assert line.week(TODAY) == 0
    assert line.week(TODAY + timedelta(5)) == 1
    assert line.week(TODAY + timedelta(12)) == 2


def test_what_happens_after_the_day_asked_about_is_not_seen(desk: Desk) -> None:
    case_id = add_case(desk)
    record_talk(desk, case_id, TODAY)
    earlier = at(desk, TODAY - timedelta(1))
    assert case_lines(earlier, CaseFilter())[0].last_talk is None


def test_the_card_holds_what_one_needs_to_answer(desk: Desk) -> None:
    anna = add_worker(desk, phone="4112")
    case_id = add_case(
        desk, caseworker=anna, cpr="6203851234", citizen={"address": "Skolevej 2", "city": "Tørring"}
    )
    card = case_card(desk, case_id)
    assert (card.cpr, card.address, card.city, card.caseworker_phone) == (
        "6203851234",
        "Skolevej 2",
        "Tørring",
        "4112",
    )
    assert card.line.born == date(1985, 3, 2)
    assert card.consultant_phone is None
    with pytest.raises(Refused, match="findes ikke længere"):
        case_card(desk, 999)
