"""The ways to a team's papers from the window."""

from datetime import date

from pytestqt.qtbot import QtBot

from koordinator.ui.figures.page import FiguresPage
from koordinator.ui.papers.document import Document
from koordinator.ui.papers.team import show_proposal
from koordinator.ui.team.loads.tab import LoadsTab
from tests.ui.team.office import Office


def wanted(office: Office) -> list[Document]:
    found: list[Document] = []
    office.ctx.document_wanted.connect(found.append)
    return found


def test_the_team_report_opens_from_the_caseloads(page: LoadsTab, office: Office) -> None:
    found = wanted(office)
    page.print.click()
    office.ctx.registry.run("team.report")
    page.controls.set_day(date(2026, 8, 14))
    page.print.click()
    titles = [one.make(frozenset()).title for one in found]
    assert titles == ["Teamrapport, oktober 2026", "Teamrapport, oktober 2026", "Teamrapport, august 2026"]
    assert [toggle.label for toggle in found[0].toggles] == ["Navne i stedet for initialer"]


def test_the_team_report_opens_from_the_figures_as_they_are_shown(qtbot: QtBot, office: Office) -> None:
    made = FiguresPage(office.ctx)
    qtbot.addWidget(made)
    made.controls.set_day(date(2026, 9, 30))
    found = wanted(office)
    made.print.click()
    assert found[0].make(frozenset({"names"})).title == "Teamrapport, september 2026"


def test_without_a_proposal_there_is_nothing_to_print(office: Office) -> None:
    said: list[str] = []
    office.ctx.refused.connect(said.append)
    show_proposal(office.ctx, None)
    assert said == ["Der er endnu intet forslag at udskrive."]
