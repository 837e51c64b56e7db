"""A case begun by hand: the citizen is recognised, the CPR number checked, and the gate obeyed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.db.tables import Citizen
from koordinator.domain.caseload import Limits
from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.staff import TeamLine
from koordinator.errors import FieldRefused, Refused
from koordinator.services.case_edits import end_cases
from koordinator.services.case_life import (
    NewCase,
    known_citizen,
    new_case,
    read_cpr,
    team_by_age,
    team_for,
    verdict,
)
from koordinator.services.case_lists import case_card, case_lines
from koordinator.services.desk import Desk
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker

CPR = "621275-4321"


def citizens(desk: Desk) -> int:
    with desk.store.write("Se efter", by="test", kind="quiet") as tx:
        return len(tx.all(Citizen))


def test_a_whole_case(desk: Desk) -> None:
    team = add_team(desk, "Fyldt 30", age_from=30)
    anna = add_worker(desk, team_id=team)
    carl = add_worker(desk, "Carl Dam", (Role.CONSULTANT,), team)
    wanted = NewCase(
        CPR, "  Ida   Lund ", TODAY, number="2026-17", address="Vej 1", postcode="9999", city="Byen",
        phone="+45 12345678", protected=True, interpreter="arabisk", team_id=team, caseworker_id=anna,
        consultant_id=carl,
    )  # fmt: skip
    card = case_card(desk, new_case(desk, wanted))
    line = card.line
    assert (line.name, line.number, line.born, line.starts) == (
        "Ida Lund",
        "2026-17",
        date(1975, 12, 2),
        TODAY,
    )
    assert (line.caseworker, line.consultant, line.team) == ("Anna Holm", "Carl Dam", "Fyldt 30")
    assert (line.protected, line.interpreter, card.address, card.city) == (True, "arabisk", "Vej 1", "Byen")
    assert [one.name for one in case_lines(desk, CaseFilter(text="12345678"))] == ["Ida Lund"]
    undo(desk)
    assert case_lines(desk, CaseFilter()) == []
    assert citizens(desk) == 0


def test_a_citizen_who_is_known_is_used_again_and_corrected(desk: Desk) -> None:
    old = add_case(desk, "Ida Lund", cpr="6212754321", citizen={"address": "Vej 1", "phone": "12345678"})
    assert (known := known_citizen(desk, CPR)) is not None
    assert known.running_id == old
    end_cases(desk, [old], date(2026, 11, 1), "Flyttet")
    known = known_citizen(desk, CPR)
    assert known is not None
    assert (known.name, known.address, known.phone) == ("Ida Lund", "Vej 1", "12345678")
    assert (known.running_id, known.ended) == (None, date(2026, 11, 1))
    made = new_case(desk, NewCase(CPR, "Ida Lund", TODAY, address="Ny Vej 2", phone="12345678"))
    assert citizens(desk) == 1
    assert case_card(desk, made).address == "Ny Vej 2"


def test_a_citizen_has_one_case_at_a_time(desk: Desk) -> None:
    add_case(desk, "Ida Lund", cpr="6212754321")
    with pytest.raises(FieldRefused, match="allerede en sag") as refused:
        new_case(desk, NewCase(CPR, "Ida Lund", TODAY))
    assert refused.value.field == "cpr"


def test_two_cases_do_not_overlap(desk: Desk) -> None:
    end_cases(desk, [add_case(desk, cpr="6212754321")], date(2026, 11, 1), "Flyttet")
    with pytest.raises(FieldRefused, match="ikke slut den dag") as refused:
        new_case(desk, NewCase(CPR, "Ida Lund", date(2026, 11, 1)))
    assert refused.value.field == "starts"


@pytest.mark.parametrize(
    ("cpr", "sentence"),
    [
        ("", "mangler"),
        ("123", "ti cifre"),
        ("999975-4321", "gyldig fødselsdato"),
        ("ab1275-4321", "kun bestå af tal"),
    ],
)
def test_a_number_that_is_none_is_refused(desk: Desk, cpr: str, sentence: str) -> None:
    with pytest.raises(FieldRefused, match=sentence) as refused:
        new_case(desk, NewCase(cpr, "Ida Lund", TODAY))
    assert refused.value.field == "cpr"
    assert citizens(desk) == 0


def test_modulus_11_is_not_asked(desk: Desk) -> None:
    assert read_cpr(desk, "62 12 75 - 0000") == "6212750000"


def test_name_phone_and_number_are_checked(desk: Desk) -> None:
    add_case(desk, number="2026-17")
    for wanted, field in (
        (NewCase(CPR, " ", TODAY), "name"),
        (NewCase(CPR, "Ida Lund", TODAY, number="2026-17"), "number"),
    ):
        with pytest.raises(FieldRefused) as refused:
            new_case(desk, wanted)
        assert refused.value.field == field


def test_the_gate_warns_and_above_max_asks_for_a_reason(desk: Desk) -> None:
    team = add_team(desk, warning=1, maximum=2)
    anna = add_worker(desk, team_id=team)
    add_case(desk, caseworker=anna)
    near = verdict(desk, anna, TODAY)
    assert near is not None
    assert near.sentence == "Anna Holm går fra 1 til 2 af højst 2 sager og er nær max."
    assert near.allowed
    add_case(desk, caseworker=anna)
    wanted = NewCase(CPR, "Ida Lund", TODAY, caseworker_id=anna)
    with pytest.raises(Refused, match="Skriv en begrundelse"):
        new_case(desk, wanted)
    assert citizens(desk) == 2
    new_case(desk, NewCase(CPR, "Ida Lund", TODAY, caseworker_id=anna, over_reason="Aftalt"))
    assert citizens(desk) == 3


def test_a_case_written_in_afterwards_weighs_on_today(desk: Desk) -> None:
    team = add_team(desk, warning=1, maximum=1)
    anna = add_worker(desk, team_id=team)
    add_case(desk, caseworker=anna, starts=date(2026, 11, 1))
    with pytest.raises(Refused, match="over max"):
        new_case(desk, NewCase(CPR, "Ida Lund", date(2026, 10, 1), caseworker_id=anna))


def test_a_team_that_refuses_is_not_talked_round(desk: Desk) -> None:
    team = add_team(desk, warning=1, maximum=1, refuse_over=True)
    anna = add_worker(desk, team_id=team)
    add_case(desk, caseworker=anna)
    with pytest.raises(Refused, match="Teamet tillader det ikke"):
        new_case(desk, NewCase(CPR, "Ida Lund", TODAY, caseworker_id=anna, over_reason="Aftalt"))


def test_only_somebody_with_the_role_can_have_it(desk: Desk) -> None:
    carl = add_worker(desk, "Carl Dam", (Role.CONSULTANT,))
    with pytest.raises(Refused, match="Carl Dam er ikke sagsbehandler"):
        new_case(desk, NewCase(CPR, "Ida Lund", TODAY, caseworker_id=carl))
    assert verdict(desk, carl, TODAY, CaseRole.CONSULTANT) is not None


def team(team_id: int, low: int | None, high: int | None) -> TeamLine:
    return TeamLine(team_id, f"Team {team_id}", low, high, Limits(30, 35), None, False)


@given(st.integers(15, 70))
def test_the_team_follows_from_the_age(age: int) -> None:
    teams = [team(1, None, 29), team(2, 30, None), team(3, None, None)]
    assert team_for(teams, age) == (1 if age < 30 else 2)


def test_two_teams_for_one_age_are_not_chosen_between(desk: Desk) -> None:
    assert team_for([team(1, 20, 40), team(2, 30, None)], 35) is None
    old = add_team(desk, "Fyldt 30", age_from=30)
    add_team(desk, "Under 30", age_to=29)
    assert team_by_age(desk, "611297-4321", date(2026, 12, 1)) not in (None, old)
    assert team_by_age(desk, "611296-4321", date(2026, 12, 1)) == old  # thirty that day
