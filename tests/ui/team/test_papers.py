"""The ways to a team's papers from the window."""

from datetime import date

from pytestqt.qtbot import QtBot

from koordinator.services.paperwork.case_list import case_list_paper
from koordinator.services.paperwork.team_report import team_report_paper
from koordinator.ui.figures.page import FiguresPage
from koordinator.ui.papers.document import Document
from koordinator.ui.papers.pages import PagesView
from koordinator.ui.papers.preview import PaperDialog
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
    office.ctx.registry.run("team.shown_report")
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


def test_a_paper_lying_down_is_seen_in_its_own_shape(qtbot: QtBot, office: Office) -> None:
    view = PagesView()
    qtbot.addWidget(view)
    view.resize(700, 900)
    upright, lying = team_report_paper(office.desk), case_list_paper(office.desk, worker_id=office.bo)
    for paper, wider in ((upright, False), (lying, True)):
        view.show_pdf(paper.pdf, 1)
        inside = view.widget()
        assert inside is not None
        assert (inside.height() <= view.viewport().height()) is wider


def test_the_preview_of_the_team_report_offers_months_and_teams(
    qtbot: QtBot, page: LoadsTab, office: Office
) -> None:
    found = wanted(office)
    page.print.click()
    dialog = PaperDialog(office.ctx, found[0])
    qtbot.addWidget(dialog)
    month, team = dialog.combos
    assert month.currentText() == "oktober 2026 · seneste hele måned"
    assert (month.count(), month.itemText(11)) == (12, "november 2025")
    assert [team.itemText(at) for at in range(team.count())] == ["Alle team", "Fyldt 30"]
    month.setCurrentIndex(2)
    team.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.paper is not None and "august 2026" in dialog.paper.title)
    chosen = frozenset([month.currentData(), team.currentData()])
    assert found[0].make(chosen).title == "Teamrapport, august 2026"
