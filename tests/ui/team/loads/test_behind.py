"""A click on a number lists the very cases it counts."""

from pytestqt.qtbot import QtBot

from koordinator.db.tables import Assignment
from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import CaseRole
from koordinator.services.caseloads import caseloads
from koordinator.services.staff import set_outside
from koordinator.services.team_view import counted_cases, running_cases, unheld_cases
from koordinator.ui.cases.picked import PickedLine
from koordinator.ui.team.loads.behind import cases_behind
from koordinator.ui.team.loads.tab import LoadsTab
from koordinator.ui.team.loads.words import ALL, NEAR, UNHELD
from tests.factories import TODAY
from tests.ui.team.office import Office


def lend(office: Office) -> None:
    """Karim covers two of Bo's cases from today, and holds one outside the program."""
    with office.desk.write("Dæk") as tx:
        for case_id in office.bos[:2]:
            tx.add(Assignment(case_id=case_id, worker_id=office.karim, role="cover", starts=TODAY))
    set_outside(office.desk, office.karim, 1, TODAY)


def test_covered_cases_are_listed_with_who_covers_them_and_those_outside_are_named(
    qtbot: QtBot, page: LoadsTab, office: Office
) -> None:
    lend(office)
    page.show_worker(office.karim)
    with qtbot.waitSignal(office.ctx.cases_wanted) as sent:
        page.panel.show_all.click()
    assert sent.args is not None
    wanted = sent.args[0]
    assert len(wanted.case_ids) == 3
    assert set(office.bos[:2]) <= wanted.case_ids
    line = PickedLine()
    qtbot.addWidget(line)
    line.show_filter(wanted)
    assert line.text() == "Sager, der tæller hos Karim Naseri · 3 sager og 1 uden for programmet"


def test_lent_cases_are_not_listed_and_a_link_adds_up_to_its_bars(page: LoadsTab, office: Office) -> None:
    lend(office)
    page.show_tab()
    found = caseloads(office.desk)
    near = [load for load in found.workers if load.state is not None and load.state.value == "near"]
    assert [(load.worker, load.total) for load in near] == [
        ("Anna Holm", 3), ("Bo Lindgaard", 3), ("Karim Naseri", 4)
    ]  # fmt: skip
    wanted = cases_behind(office.desk, found, None, NEAR)
    assert len(wanted.case_ids or ()) + wanted.outside == 10
    assert set(office.bos[2:]) == counted_cases(office.desk, [office.bo], TODAY, CaseRole.CASEWORKER)


def test_on_another_day_and_for_consultants_the_cases_are_those_of_the_number(office: Office) -> None:
    for role in CaseRole.CASEWORKER, CaseRole.CONSULTANT:
        for team_id in None, office.team:
            found = caseloads(office.desk, role=role, team_id=team_id)
            assert len(running_cases(office.desk, found, team_id)) == found.cases
            assert len(unheld_cases(office.desk, found, team_id)) == found.unheld.cases
    found = caseloads(office.desk)
    assert cases_behind(office.desk, found, None, ALL) == CaseFilter()
    assert cases_behind(office.desk, found, None, UNHELD).case_ids is None
