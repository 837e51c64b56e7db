"""The workers, teams and programmes a list names."""

from datetime import date
from pathlib import Path

import pytest

from koordinator.domain.caseload import Limits
from koordinator.domain.lists.plan import Decisions
from koordinator.domain.roles import CaseRole
from koordinator.services.case_edits import save_field
from koordinator.services.desk import Desk
from koordinator.services.move_cases import move_cases
from koordinator.services.staff import programmes, teams, workers
from tests.factories import add_worker, new_desk
from tests.services.importing.lists import card, counts, pia, planned, row, take


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def roles(desk: Desk) -> dict[str, str]:
    return {one.name: one.role_text for one in workers(desk)}


def test_new_workers_are_listed_and_made_with_the_role_of_their_column(desk: Desk) -> None:
    found = planned(desk, row(), pia(consultant="Anna Holm"))
    assert [(one.name, set(one.roles), one.cases) for one in found.unknown_workers] == [
        ("Anna Holm", {CaseRole.CASEWORKER, CaseRole.CONSULTANT}, 3),
        ("Lise Madsen", {CaseRole.CONSULTANT}, 1),
    ]
    take(desk, row(), pia(consultant="Anna Holm"))
    assert roles(desk) == {"Anna Holm": "KS, VK", "Lise Madsen": "VK", "Lone Leder": "teamleder"}
    assert {one.team for one in workers(desk) if one.name != "Lone Leder"} == {"Under 30"}


def test_every_spelling_of_a_colleague_is_one_worker(desk: Desk) -> None:
    rows = [
        row(number=str(n), cpr=f"681197198{n}", caseworker=name, consultant=None)
        for n, name in enumerate(["Anna Holm", "Anna Holm", "ANNA HOLM", "anna  holm", "Holm, Anna"])
    ]
    assert counts(take(desk, *rows).plan) == (5, 0, 0, 0)
    assert list(roles(desk)) == ["Anna Holm", "Lone Leder"]


def test_a_leader_with_cases_gets_the_role(desk: Desk) -> None:
    take(desk, row(caseworker="Lone Leder", consultant=None))
    assert roles(desk) == {"Lone Leder": "KS, teamleder"}


@pytest.mark.parametrize("name", ["AH", "Ana Holm"])
def test_initials_and_typos_are_answered_and_remembered(desk: Desk, name: str) -> None:
    anna = add_worker(desk, "Anna Holm", initials="AH")
    (unknown,) = planned(desk, row(caseworker=name, consultant=None)).unknown_workers
    decisions = Decisions(workers={unknown.key: anna})
    take(desk, row(caseworker=name, consultant=None), decisions=decisions)
    assert card(desk).line.caseworker == "Anna Holm"
    again = planned(desk, row(caseworker=name, consultant=None), pia(caseworker=name, consultant=None))
    assert (again.unknown_workers, counts(again)) == ((), (1, 0, 1, 0))


def test_an_answer_can_be_given_anew(desk: Desk) -> None:
    anna, agnes = add_worker(desk, "Anna Holm"), add_worker(desk, "Agnes Hald")
    take(desk, row(caseworker="AH"), decisions=Decisions(workers={"ah": anna}))
    take(desk, row(caseworker="AH"), pia(caseworker="AH"), decisions=Decisions(workers={"ah": agnes}))
    assert card(desk, "26001").line.caseworker == "Agnes Hald"
    assert planned(desk, row(caseworker="AH")).unknown_workers == ()


def test_an_answer_that_names_nobody_is_passed_over(desk: Desk) -> None:
    result = take(desk, row(caseworker="AH"), decisions=Decisions(workers={"ah": 4711}))
    assert "AH" in {one.name for one in result.plan.unknown_workers}
    assert card(desk).line.caseworker == "AH"


def test_names_that_are_not_used_are_not_made(desk: Desk) -> None:
    take(desk, row())
    bo = add_worker(desk, "Bo Kjær")
    move_cases(desk, [card(desk).line.case_id], bo, date(2026, 11, 20))
    save_field(desk, card(desk).line.case_id, "team_id", None)
    plan = planned(desk, row(caseworker="Ny Person", team="Nyt team"))
    assert len(plan.conflicts()) == 2
    assert (plan.unknown_workers, plan.new_teams) == ((), ())


def test_teams_and_programmes_are_made_with_what_is_known_of_them(desk: Desk) -> None:
    plan = take(desk, row(), pia(team="30 og over", programme="Helt ny ydelse")).plan
    assert plan.new_teams == ("Under 30", "30 og over")
    found = {one.name: (one.age_from, one.age_to, one.caseworker) for one in teams(desk)}
    assert found == {"Under 30": (None, 29, Limits(30, 35)), "30 og over": (30, None, Limits(30, 35))}
    assert [name for _, name in programmes(desk)] == ["Helt ny ydelse", "Ressourceforløb"]
    # The law's own dates come with the name, so the next list is warned about.
    late = planned(desk, row(), pia(number="3", cpr="6805902323", starts=date(2026, 5, 1)))
    assert len(late.warnings) == 1


def test_names_torn_by_a_poor_file_are_still_the_same(desk: Desk) -> None:
    take(desk, row(name="Julie Yılmaz", caseworker="Łucja Nowak"))
    torn = planned(desk, row(name="Julie Y?lmaz", caseworker="?ucja Nowak"))
    assert counts(torn) == (0, 0, 1, 0)
    assert torn.unknown_workers == ()
