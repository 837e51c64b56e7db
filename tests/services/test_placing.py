"""New cases: whom they are proposed to and why, and giving them in one undoable step."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator.db.tables import Assignment
from koordinator.domain.placing import Placing
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services.absences import save_absence
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk, Who
from koordinator.services.placing import place, proposals
from koordinator.services.staff import set_languages, set_workdays
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk


def _worker(desk: Desk, name: str, cases: int = 0, **fields: Any) -> int:
    worker = add_worker(desk, name, **fields)
    for _ in range(cases):
        add_case(desk, caseworker=worker, team_id=fields.get("team_id"))
    return worker


def _to(found: tuple[Placing, ...]) -> dict[str, str | None]:
    return {one.case.name: one.to.worker.name if one.to else None for one in found}


def _reasons(one: Placing, name: str) -> tuple[str, ...]:
    chosen = next(c for c in one.candidates if c.worker.name == name)
    return (*chosen.reasons, *chosen.against)


def test_nothing_is_proposed_when_every_case_has_a_caseworker(desk: Desk) -> None:
    _worker(desk, "Anna Holm", 2)
    assert proposals(desk) == ()


def test_without_any_caseworker_it_says_so(desk: Desk) -> None:
    add_case(desk, "Åge Øst")
    (one,) = proposals(desk)
    assert (one.to, one.candidates, one.reasons) == (None, (), ("Der er ingen sagsbehandlere den dag",))


def test_the_emptiest_gets_it_and_is_told_why(desk: Desk) -> None:
    _worker(desk, "Anna Holm", 3)
    _worker(desk, "Bo Lund", 1)
    add_case(desk, "Åge Øst")
    (one,) = proposals(desk)
    assert _to((one,)) == {"Åge Øst": "Bo Lund"}
    assert one.reasons == ("Plads til 34 sager",)


def test_whoever_is_exactly_30_belongs_to_fyldt_30(desk: Desk) -> None:
    young = add_team(desk, "Under 30", age_to=29)
    grown = add_team(desk, "Fyldt 30", age_from=30)
    _worker(desk, "Anna Holm", 5, team_id=grown)
    _worker(desk, "Bo Lund", 0, team_id=young)
    add_case(desk, "Fyldt i dag", cpr="8011960001")  # 20. november 1996
    add_case(desk, "Fylder i morgen", cpr="8111960001")
    found = {one.case.name: one for one in proposals(desk)}
    assert _to(tuple(found.values())) == {"Fyldt i dag": "Anna Holm", "Fylder i morgen": "Bo Lund"}
    assert "Rette team: Fyldt 30, borgeren er 30 år" in found["Fyldt i dag"].reasons
    assert "Teamet Fyldt 30 er ikke for borgere på 29 år" in _reasons(found["Fylder i morgen"], "Anna Holm")


def test_common_cases_earlier_cases_and_language_are_reasons(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", (Role.CONSULTANT,))
    anna, bo = _worker(desk, "Anna Holm", 4), _worker(desk, "Bo Lund")
    add_case(desk, caseworker=anna, consultant=peter)
    set_languages(desk, anna, ["Dari", "engelsk"])
    case = add_case(desk, "Şirin Ek", consultant=peter, citizen={"interpreter": "dari"})
    with desk.write_quietly("Før") as tx:
        held = {"case_id": case, "role": CaseRole.CASEWORKER.value, "starts": date(2026, 3, 2)}
        tx.add(Assignment(worker_id=bo, ends=date(2026, 4, 1), **held))
        tx.add(Assignment(worker_id=anna, ends=date(2026, 5, 1), **{**held, "starts": date(2026, 4, 2)}))
    (one,) = proposals(desk)
    assert one.to is not None
    assert one.to.worker.name == "Anna Holm"
    assert one.reasons == (
        "Plads til 30 sager", "Har haft sagen før", "Deler 1 sag med Peter Ågård", "Taler Dari",
    )  # fmt: skip


def test_part_of_the_week_and_room_that_ends_are_said(desk: Desk) -> None:
    anna = _worker(desk, "Anna Holm", 2)
    set_workdays(desk, anna, (1, 2, 4))
    save_absence(desk, anna, "leave", date(2027, 3, 1), date(2027, 6, 30))
    add_case(desk, "Emil Møller")
    (one,) = proposals(desk)
    assert one.reasons == ("Plads til 33 sager, men kun til og med 28. februar 2027",)
    assert one.to is not None
    assert one.to.against == ("Arbejder 3 dage om ugen",)


def test_nobody_is_filled_past_her_maximum(desk: Desk) -> None:
    team = add_team(desk, "Lille", warning=2, maximum=3)
    _worker(desk, "Anna Holm", 2, team_id=team)
    _worker(desk, "Bo Lund", 2, team_id=team)
    for name in ("Ida", "Jan", "Kaj"):
        add_case(desk, name, team_id=team)
    found = proposals(desk)
    assert sorted(name or "" for name in _to(found).values()) == ["", "Anna Holm", "Bo Lund"]
    left = next(one for one in found if one.to is None)
    assert left.reasons == ("Pladserne går til de andre nye sager",)


def test_with_nobody_under_the_maximum_nobody_is_proposed_but_all_can_be_chosen(desk: Desk) -> None:
    team = add_team(desk, "Lille", warning=1, maximum=2)
    anna = _worker(desk, "Anna Holm", 2, team_id=team)
    case = add_case(desk, "Ida")
    (one,) = proposals(desk)
    assert one.to is None
    assert one.reasons == ("Ingen har plads under max",)
    assert _reasons(one, "Anna Holm")[0] == "Ingen plads: 2 af højst 2 sager"
    with pytest.raises(Refused, match="over max"):
        place(desk, {case: anna})
    assert place(desk, {case: anna}, reason="Kender familien") == 1
    with desk.read() as session:
        assert session.query(Assignment).filter_by(case_id=case).one().reason == "Kender familien"


def test_a_team_that_refuses_lets_nobody_pass(desk: Desk) -> None:
    team = add_team(desk, "Lille", warning=1, maximum=2, refuse_over=True)
    anna = _worker(desk, "Anna Holm", 2, team_id=team)
    case = add_case(desk, "Ida")
    with pytest.raises(Refused, match="tillader det ikke"):
        place(desk, {case: anna}, reason="Kender familien")


def test_reserves_come_in_only_when_nobody_else_has_room(desk: Desk) -> None:
    team = add_team(desk, "Lille", warning=2, maximum=3)
    _worker(desk, "Anna Holm", 2, team_id=team)
    _worker(desk, "Rie Reserve", 0, team_id=team, reserve=True)
    add_case(desk, "Ida", team_id=team)
    assert _to(proposals(desk)) == {"Ida": "Anna Holm"}
    add_case(desk, "Jan", team_id=team)
    found = proposals(desk)
    assert sorted(name or "" for name in _to(found).values()) == ["Anna Holm", "Rie Reserve"]
    hers = next(one for one in found if one.to and one.to.worker.reserve)
    assert "Er reserve: de andres pladser går til de andre nye sager" in hers.reasons


def test_with_over_the_least_full_in_proportion_is_filled_past_her_maximum(desk: Desk) -> None:
    team = add_team(desk, "Lille", warning=1, maximum=2)
    _worker(desk, "Anna Holm", 2, team_id=team)
    strict = add_team(desk, "Streng", warning=1, maximum=1, refuse_over=True)
    _worker(desk, "Bo Lund", 1, team_id=strict)
    add_case(desk, "Ida")
    (one,) = proposals(desk, over=True)
    assert one.to is not None
    assert one.to.worker.name == "Anna Holm"
    assert one.reasons == ("Ingen har plads under max",)
    assert place(desk, {one.case.case_id: one.to.worker.worker_id}, reason="Ingen andre") == 1


def test_a_case_that_soon_starts_is_placed_from_its_first_day(desk: Desk) -> None:
    anna = _worker(desk, "Anna Holm")
    soon, later = TODAY + timedelta(days=10), TODAY + timedelta(days=100)
    case = add_case(desk, "Ida", starts=soon)
    add_case(desk, "Jan", starts=later)
    assert _to(proposals(desk)) == {"Ida": "Anna Holm"}
    place(desk, {case: anna})
    with desk.read() as session:
        assert session.query(Assignment).one().starts == soon


def test_whoever_has_it_from_later_on_is_asked_first(desk: Desk) -> None:
    _worker(desk, "Anna Holm")
    bo = _worker(desk, "Bo Lund", 6)
    case = add_case(desk, "Ida")
    with desk.write_quietly("Plan") as tx:
        role = CaseRole.CASEWORKER.value
        tx.add(Assignment(case_id=case, worker_id=bo, role=role, starts=date(2026, 12, 1)))
    (one,) = proposals(desk)
    assert one.to is not None
    assert one.to.worker.name == "Bo Lund"
    assert "Skal have sagen fra 1. december" in one.reasons
    place(desk, {case: bo})
    assert proposals(desk) == ()


def test_undo_takes_all_back_at_once(desk: Desk) -> None:
    anna, bo = _worker(desk, "Anna Holm"), _worker(desk, "Bo Lund")
    cases = [add_case(desk, name) for name in ("Ida", "Jan")]
    before = caseloads(desk)
    place(desk, {cases[0]: anna, cases[1]: bo})
    assert caseloads(desk).unheld.cases == 0
    undo(desk)
    assert caseloads(desk) == before


def test_a_case_somebody_took_meanwhile_is_refused(desk: Desk) -> None:
    anna = _worker(desk, "Anna Holm")
    case = add_case(desk, "Ida")
    place(desk, {case: anna})
    with pytest.raises(Refused, match="i mellemtiden"):
        place(desk, {case: anna})


def test_only_leaders_place(desk: Desk) -> None:
    anna = _worker(desk, "Anna Holm")
    case = add_case(desk, "Ida")
    who = Who("anna", anna, "Anna Holm", frozenset({Role.CASEWORKER}))
    with pytest.raises(Refused, match="teamleder"):
        place(Desk(desk.store, who, desk.today), {case: anna})


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=3),
    st.integers(1, 5),
)
def test_nobody_is_over_and_nobody_left_while_there_is_room(
    tmp_path_factory: pytest.TempPathFactory, staff: list[tuple[int, bool]], cases: int
) -> None:
    desk = new_desk(tmp_path_factory.mktemp("placing"))
    team = add_team(desk, "Lille", warning=2, maximum=4)
    for number, (held, reserve) in enumerate(staff):
        _worker(desk, f"Kollega {number}", held, team_id=team, reserve=reserve)
    for number in range(cases):
        add_case(desk, f"Borger {number}", team_id=team)
    found = proposals(desk)
    rooms = {load.worker_id: 4 - load.total for load in caseloads(desk).workers}
    chosen = [one.to.worker.worker_id for one in found if one.to]
    assert len(chosen) == min(cases, sum(rooms.values()))
    assert all(chosen.count(worker) <= room for worker, room in rooms.items() if worker is not None)
    usual = sum(4 - held for held, reserve in staff if not reserve)
    reserves = sum(one.to.worker.reserve for one in found if one.to)
    assert reserves == max(0, len(chosen) - usual)
