"""Proposals from a store: who takes part, what is counted, and how it is explained."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.db.tables import Absence, Assignment, OutsideCaseload, WorkingTime
from koordinator.domain.meetings.records import Person
from koordinator.domain.rebalance.problem import Goal, Status
from koordinator.domain.rebalance.proposals import Away
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Cancelled, Refused
from koordinator.services.case_edits import end_cases
from koordinator.services.desk import Desk
from koordinator.services.rebalancing import curve, propose, why_not
from tests.factories import TODAY, add_case, add_team, add_worker, new_cpr, new_desk
from tests.services.meetings.diary import at as moment
from tests.services.meetings.diary import book
from tests.services.rebalancing.team import asked, cases_of, fill, wish


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@pytest.fixture
def team(desk: Desk) -> int:
    return add_team(desk, "Fyldt 30", warning=6, maximum=8, age_from=30)


@pytest.fixture
def anna(desk: Desk, team: int) -> int:
    return add_worker(desk, "Anna Holm", team_id=team)


@pytest.fixture
def bo(desk: Desk, team: int) -> int:
    return add_worker(desk, "Bo Kjær", team_id=team)


def test_as_few_as_possible_move_and_each_move_says_why(desk: Desk, team: int, anna: int, bo: int) -> None:
    lise = add_worker(desk, "Lise Madsen", (Role.CONSULTANT,))
    fill(desk, anna, 10, team_id=team, consultant=lise)
    fill(desk, bo, 2, team_id=team, consultant=lise)
    found = asked(desk)
    assert found.status is Status.OPTIMAL
    assert cases_of(found) == {"Anna Holm": (10, 8), "Bo Kjær": (2, 4)}
    assert found.over_maximum == (2, 0)
    assert found.broken == 2
    for move in found.moves:
        assert (move.from_name, move.to_name) == ("Anna Holm", "Bo Kjær")
        assert move.reasons == ("Anna er 2 over max", "Bo har plads til 6")
        assert move.keeps == ("Samme virksomhedskonsulent: Lise Madsen, som Bo har 2 sager med", "Samme team")
        assert [part.words for part in move.parts] == ["1. år med samme sagsbehandler (siden 2. marts 2026)"]
        assert move.cost == sum(part.points for part in move.parts) == 10


def test_the_shortest_relation_goes_and_what_is_advised_against_or_meets_soon_stays(
    desk: Desk, team: int, anna: int, bo: int
) -> None:
    fill(desk, anna, 6, team_id=team, starts=date(2023, 1, 9))
    add_case(desk, "Kim Frarådet", caseworker=anna, team_id=team, keep_worker=True)
    soon = add_case(desk, "Mia Møde", caseworker=anna, team_id=team)
    book(desk, moment(10), Person(worker_id=anna), case_id=soon)
    new = add_case(desk, "Nora Ny", caseworker=anna, team_id=team)
    [move] = asked(desk).moves
    assert (move.case_id, move.to_id) == (new, bo)


def test_a_series_of_meetings_is_near_by_its_next_one(desk: Desk, team: int, anna: int, bo: int) -> None:
    cases = fill(desk, anna, 9, team_id=team)
    for one in cases[1:]:
        book(desk, moment(10, day=date(2026, 9, 1)), Person(worker_id=anna), case_id=one, rule="FREQ=WEEKLY",
             keep="Alle på én gang")  # fmt: skip
    [move] = asked(desk).moves
    assert move.case_id == cases[0]
    [dear] = asked(desk, pinned_cases=frozenset({cases[0]})).moves
    assert dear.parts[1].words == "Planlagt møde 24. november 2026 med den nuværende sagsbehandler"


def test_a_case_that_nobody_has_is_placed_and_is_no_move(desk: Desk, team: int, anna: int, bo: int) -> None:
    fill(desk, anna, 8, team_id=team)
    waiting = add_case(desk, "Vera Venter", team_id=team, number="V-1")
    found = asked(desk, most_moves=0)
    [move] = found.moves
    assert (move.case_id, move.from_id, move.from_name, move.to_id, move.cost) == (waiting, None, "", bo, 0)
    assert move.reasons[0] == "Sagen har ingen sagsbehandler"
    assert found.broken == 0


def test_only_the_chosen_team_takes_part(desk: Desk, team: int, anna: int) -> None:
    other = add_team(desk, "Under 30", warning=6, maximum=8, age_to=29)
    fill(desk, anna, 9, team_id=team)
    bo = add_worker(desk, "Bo Kjær", team_id=other)
    fill(desk, bo, 1, team_id=other)
    fill(desk, None, 1, team_id=other)
    alone = asked(desk, team_ids=(team,))
    assert cases_of(alone) == {"Anna Holm": (9, 9)}
    assert alone.over_maximum == (1, 1)
    assert cases_of(asked(desk)) == {"Anna Holm": (9, 8), "Bo Kjær": (1, 3)}
    # Each stays in its team unless they may cross.
    assert cases_of(asked(desk, cross_teams=False)) == {"Anna Holm": (9, 9), "Bo Kjær": (1, 2)}


def test_the_new_teams_age_makes_a_move_dearer(desk: Desk, team: int, anna: int) -> None:
    young = add_team(desk, "Under 30", warning=6, maximum=8, age_to=29)
    bo = add_worker(desk, "Bo Kjær", team_id=young)
    fill(desk, anna, 9, team_id=team, year=85)
    [move] = asked(desk).moves
    assert move.to_id == bo
    assert [part.points for part in move.parts] == [10, 30]
    assert move.parts[1].words == "Borgeren er 41 år, og det er uden for Under 30"
    assert move.cost == 40
    waiting = add_case(desk, "Vera Venter", cpr=new_cpr(year=60), team_id=team)
    placed = next(one for one in asked(desk).moves if one.case_id == waiting)
    assert (placed.to_id, placed.cost) == (bo, 0)
    assert "Borgeren er 66 år, og det er uden for Under 30" in placed.reasons


def test_a_reserve_comes_in_only_when_there_is_no_room(desk: Desk, team: int, anna: int, bo: int) -> None:
    elsewhere = add_team(desk, "Andet team", warning=6, maximum=8)
    helper = add_worker(desk, "Hanne Reserve", team_id=elsewhere, reserve=True)
    fill(desk, helper, 1, team_id=elsewhere)
    fill(desk, anna, 9, team_id=team)
    fill(desk, bo, 7, team_id=team)
    enough = asked(desk, team_ids=(team,))
    assert cases_of(enough) == {"Anna Holm": (9, 8), "Bo Kjær": (7, 8)}
    fill(desk, bo, 1, team_id=team)
    [move] = asked(desk, team_ids=(team,)).moves
    assert move.to_id == helper
    assert "Hanne er reserve og kommer kun ind, når der ellers mangler plads" in move.reasons
    assert cases_of(asked(desk, team_ids=(team,)))["Hanne Reserve"] == (1, 2)


def test_pins_refusals_and_what_is_decided_beforehand(desk: Desk, team: int, anna: int, bo: int) -> None:
    cases = fill(desk, anna, 9, team_id=team)
    carla = add_worker(desk, "Carla Dam", team_id=team)
    pinned = frozenset(cases[1:])
    [move] = asked(desk, pinned_cases=pinned).moves
    assert move.case_id == cases[0]
    stays = asked(desk, pinned_workers=frozenset({anna}))
    assert (stays.moves, stays.over_maximum) == ((), (1, 1))
    [move] = asked(desk, pinned_workers=frozenset({bo})).moves
    assert move.to_id == carla
    no = frozenset((one, bo) for one in cases)
    [move] = asked(desk, refused=no).moves
    assert move.to_id == carla
    [move] = asked(desk, forced={cases[4]: carla}).moves
    assert (move.case_id, move.to_id) == (cases[4], carla)
    assert move.reasons[0] == "Flytningen er bestemt på forhånd"
    kept = asked(desk, forced=dict.fromkeys(cases[:8], anna))
    assert [one.case_id for one in kept.moves] == [cases[8]]


def test_what_is_decided_beforehand_and_cannot_be_is_refused(
    desk: Desk, team: int, anna: int, bo: int
) -> None:
    [case_id] = fill(desk, anna, 1, team_id=team)
    outsider = add_worker(desk, "Lise Madsen", (Role.CONSULTANT,))
    with pytest.raises(Refused, match="ikke er med"):
        asked(desk, forced={case_id: outsider})
    with pytest.raises(Refused, match="både bestemt og afvist"):
        asked(desk, forced={case_id: bo}, refused=frozenset({(case_id, bo)}))
    with pytest.raises(Refused, match="låst fast"):
        asked(desk, forced={case_id: bo}, pinned_workers=frozenset({bo}))
    with pytest.raises(Refused, match="ikke med i fordelingen længere"):
        asked(desk, forced={case_id + 1: bo})
    with pytest.raises(Refused, match="Teamet findes ikke"):
        asked(desk, team_ids=(99,))


def test_no_more_moves_than_wished_and_what_they_would_buy(desk: Desk, team: int, anna: int, bo: int) -> None:
    fill(desk, anna, 11, team_id=team)
    found = asked(desk, most_moves=1)
    assert (found.broken, found.over_maximum) == (1, (3, 2))
    points = curve(desk, wish())
    assert [(one.moves, one.over_maximum) for one in points] == [(0, 3), (1, 2), (2, 1), (3, 0)]


def test_each_point_of_an_even_distribution_costs_what_its_own_answer_does(
    desk: Desk, team: int, anna: int, bo: int
) -> None:
    fill(desk, anna, 8, team_id=team)
    even = wish(goal=Goal.EVEN)
    points = curve(desk, even)
    assert [one.moves for one in points] == list(range(5))
    assert [one.heaviest for one in points] == [100, 88, 75, 62, 50]
    for point in points:
        answer = asked(desk, goal=Goal.EVEN, most_moves=point.moves)
        assert point.cost == sum(move.cost for move in answer.moves)


def test_what_if_somebody_is_away(desk: Desk, team: int, anna: int, bo: int) -> None:
    fill(desk, anna, 3, team_id=team)
    away = (Away(anna, TODAY - timedelta(days=1), TODAY),)
    found = asked(desk, away=away)
    assert cases_of(found) == {"Anna Holm": (3, 0), "Bo Kjær": (0, 3)}
    assert found.before[0].maximum == 0
    assert found.moves[0].reasons[0] == "Anna er fraværende (antaget)"
    assert cases_of(asked(desk, away=away, on=TODAY + timedelta(days=1)))["Anna Holm"] == (3, 3)


def test_leave_working_time_and_cases_elsewhere_scale_what_one_can_have(
    desk: Desk, team: int, anna: int, bo: int
) -> None:
    fill(desk, anna, 6, team_id=team)
    with desk.write_quietly("Rammer") as tx:
        tx.add(WorkingTime(worker_id=anna, share=Decimal("0.5")))
        tx.add(OutsideCaseload(worker_id=bo, day=TODAY, cases=7))
    found = asked(desk)
    assert [(one.cases, one.maximum) for one in found.before] == [(6, 4), (7, 8)]
    assert cases_of(found) == {"Anna Holm": (6, 5), "Bo Kjær": (7, 8)}
    with desk.write_quietly("Orlov") as tx:
        tx.add(Absence(worker_id=bo, kind="leave", starts=TODAY, share=Decimal(1), scales=True))
    gone = asked(desk)
    assert gone.moves == ()
    assert gone.before[1].maximum == 0


def test_covered_ended_and_already_planned_cases_stay(desk: Desk, team: int, anna: int, bo: int) -> None:
    cases = fill(desk, anna, 11, team_id=team)
    end_cases(desk, [cases[0]], TODAY - timedelta(days=1), "Ordinært job")
    with desk.write_quietly("Dækning") as tx:
        tx.add(Assignment(case_id=cases[1], worker_id=bo, role=CaseRole.COVER.value, starts=TODAY))
        old = tx.first(Assignment, Assignment.case_id == cases[2])
        assert old is not None
        old.ends = TODAY + timedelta(days=3)
        later = TODAY + timedelta(days=4)
        tx.flush()
        tx.add(Assignment(case_id=cases[2], worker_id=bo, role=CaseRole.CASEWORKER.value, starts=later))
    found = asked(desk)
    assert cases_of(found) == {"Anna Holm": (9, 8), "Bo Kjær": (1, 2)}
    assert not {cases[0], cases[1], cases[2]} & set(found.as_moves)
    assert "dækker sagen" in why_not(desk, found, cases[1], bo)
    assert "planlagt et skift" in why_not(desk, found, cases[2], bo)
    # Once the planned change has come, the case counts with Bo.
    assert cases_of(asked(desk, on=later))["Bo Kjær"][0] == 2


def test_who_has_left_gives_her_cases_and_takes_none(desk: Desk, team: int, anna: int) -> None:
    gone = add_worker(desk, "Dorte Vang", team_id=team, leaves_on=TODAY - timedelta(days=1))
    fill(desk, gone, 2, team_id=team)
    found = asked(desk)
    assert cases_of(found) == {"Anna Holm": (0, 2), "Dorte Vang": (2, 0)}
    assert found.moves[0].reasons[0] == "Dorte er holdt op"


def test_a_caseworker_who_came_back_is_no_new_one(desk: Desk, team: int, anna: int, bo: int) -> None:
    cases = fill(desk, anna, 9, team_id=team, starts=date(2026, 1, 5))
    with desk.write_quietly("Historie") as tx:
        for place, one in enumerate(cases):
            row = tx.first(Assignment, Assignment.case_id == one)
            assert row is not None
            row.starts = date(2026, 8, 3)
            who, last = (bo, date(2026, 8, 2)) if place else (anna, date(2026, 6, 30))
            tx.flush()
            before = date(2026, 1, 5)
            tx.add(Assignment(case_id=one, worker_id=who, role="caseworker", starts=before, ends=last))
    [move] = asked(desk).moves
    assert (move.case_id, move.cost) == (cases[0], 10)
    [other] = asked(desk, pinned_cases=frozenset({cases[0]})).moves
    assert [part.points for part in other.parts] == [10, 40]


def test_one_who_knew_the_citizen_says_since_when(desk: Desk, team: int, anna: int, bo: int) -> None:
    cases = fill(desk, anna, 9, team_id=team, starts=date(2025, 6, 2))
    with desk.write_quietly("Historie") as tx:
        for one in cases:
            row = tx.first(Assignment, Assignment.case_id == one)
            assert row is not None
            row.starts = date(2025, 10, 1)
            tx.flush()
            tx.add(
                Assignment(
                    case_id=one,
                    worker_id=bo,
                    role="caseworker",
                    starts=date(2025, 6, 2),
                    ends=date(2025, 9, 30),
                )
            )
    [move] = asked(desk).moves
    assert "Bo kender borgeren fra 2025" in move.keeps


def test_why_not_somebody_else(desk: Desk, team: int, anna: int, bo: int) -> None:
    cases = fill(desk, anna, 9, team_id=team)
    fill(desk, bo, 7, team_id=team)
    carla = add_worker(desk, "Carla Dam", team_id=team)
    dorthe = add_worker(desk, "Dorthe Vang", team_id=team)
    fill(desk, dorthe, 8, team_id=team)
    outside = add_worker(desk, "Lise Madsen", (Role.CONSULTANT,))
    found = asked(desk)
    [move] = found.moves
    assert move.to_id == carla
    assert why_not(desk, found, move.case_id, carla) == "Det er det, der er foreslået."
    assert "mindre jævn" in why_not(desk, found, move.case_id, bo)
    assert (
        why_not(desk, found, move.case_id, dorthe) == "Så skal 2 borgere skifte sagsbehandler i stedet for 1."
    )
    assert "Lise Madsen er ikke sagsbehandler" in why_not(desk, found, move.case_id, outside)
    assert "lige så godt, at Anna beholder" in why_not(desk, found, move.case_id, anna)
    other = next(one for one in cases if one != move.case_id)
    assert "lige så godt, at Carla får" in why_not(desk, found, other, carla)
    refused = asked(desk, refused=frozenset({(other, bo)}))
    assert "afvist" in why_not(desk, refused, other, bo)
    locked = asked(desk, pinned_workers=frozenset({bo}))
    assert "låst fast" in why_not(desk, locked, other, bo)
    capped = asked(desk, most_moves=0)
    assert "kan ikke lade sig gøre" in why_not(desk, capped, other, bo)


def test_solving_again_changes_only_what_must(desk: Desk, team: int, anna: int, bo: int) -> None:
    fill(desk, anna, 12, team_id=team)
    first = asked(desk)
    gone = first.moves[0]
    again = asked(desk, pinned_cases=frozenset({gone.case_id}), previous=first.as_moves)
    assert set(first.as_moves) - {gone.case_id} <= set(again.as_moves)
    assert propose(desk, replace(first.wish)).as_moves == first.as_moves


def test_a_stopped_question_says_so(desk: Desk, team: int, anna: int) -> None:
    fill(desk, anna, 9, team_id=team)
    with pytest.raises(Cancelled):
        propose(desk, wish(), cancelled=lambda: True)


def test_without_caseworkers_there_is_nothing_to_ask(desk: Desk) -> None:
    with pytest.raises(Refused, match="ingen sagsbehandlere"):
        asked(desk)


def test_the_goals_differ(desk: Desk, team: int, anna: int, bo: int) -> None:
    fill(desk, anna, 8, team_id=team)
    assert asked(desk).broken == 0
    assert cases_of(asked(desk, goal=Goal.WARNING))["Anna Holm"] == (8, 6)
    assert cases_of(asked(desk, goal=Goal.EVEN))["Anna Holm"] == (8, 4)


def test_a_reserve_from_elsewhere_who_stays_out_of_it_is_not_counted(
    desk: Desk, team: int, anna: int, bo: int
) -> None:
    other = add_team(desk, "Under 30", warning=6, maximum=8)
    rie = add_worker(desk, "Rie Reserve", team_id=other, reserve=True)
    fill(desk, anna, 10, team_id=team)
    fill(desk, bo, 2, team_id=team)
    fill(desk, rie, 7, team_id=other)
    found = asked(desk, team_ids=(team,))
    assert set(cases_of(found)) == {"Anna Holm", "Bo Kjær"}
    assert found.over_warning == (4, 2)
    assert curve(desk, wish(team_ids=(team,), goal=Goal.WARNING))[0].over_warning == 4
