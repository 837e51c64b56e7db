"""A list records who has which case: it is never refused, and says who is over because of it."""

from datetime import date
from pathlib import Path

from koordinator.domain.roles import CaseRole, Role
from koordinator.services.caseloads import caseloads
from koordinator.services.undoing import redo, undo
from tests.factories import TODAY, add_team, add_worker, new_desk
from tests.services.gate.stands import load
from tests.services.importing.lists import pia, row, take


def test_a_caseworkers_list_passes_a_team_that_refuses_and_says_so(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    team = add_team(desk, warning=1, maximum=1, refuse_over=True)
    add_worker(desk, team_id=team)
    told = take(desk, row(), pia())
    assert told.over_max == ("Anna Holm har nu 2 sager og er over max (1).",)
    undone = undo(desk)
    assert undone is not None
    assert undone.over == ()
    again = redo(desk)
    assert again is not None
    assert again.over == told.over_max


def test_a_list_that_changes_the_caseworker_says_who_comes_over(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    team = add_team(desk, warning=1, maximum=1)
    anna, bo = add_worker(desk, team_id=team), add_worker(desk, "Bo Kjær", team_id=team)
    assert take(desk, row(), pia(caseworker="Bo Kjær")).over_max == ()
    told = take(desk, row(caseworker="Bo Kjær"), pia(caseworker="Bo Kjær"))
    assert told.over_max == ("Bo Kjær har nu 2 sager og er over max (1).",)
    assert (load(desk, anna).total, load(desk, bo).total) == (0, 2)


def test_a_listed_case_that_begins_later_tells_of_its_first_day(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    add_worker(desk, team_id=add_team(desk, warning=1, maximum=1))
    told = take(desk, row(), pia(starts=date(2027, 1, 4)))
    assert told.over_max == ("Anna Holm har 2 sager den 4. januar 2027 og er over max (1).",)


def test_consultants_are_told_of_too(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    team = add_team(desk, consultant_warning=1, consultant_maximum=1)
    add_worker(desk, "Lise Madsen", [Role.CONSULTANT], team)
    assert take(desk, row(), pia()).over_max == ("Lise Madsen har nu 2 sager og er over max (1).",)
    assert [one.total for one in caseloads(desk, TODAY, CaseRole.CONSULTANT).workers] == [2]
