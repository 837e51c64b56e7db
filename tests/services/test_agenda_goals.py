"""The citizen's goals on an agenda, and the choice to leave them out."""

from koordinator.db.course_tables import Milestone, Plan
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.services.desk import Desk
from koordinator.services.papers import AgendaOptions, Paper, agenda_pdf
from koordinator.ui.papers.document import agenda_document
from tests.reports.cards import page_texts
from tests.services.meetings.diary import at, book
from tests.services.paper_meeting import CPR, NetworkMeeting, add_network_meeting

GOAL = "Jeg vil arbejde med planter igen."


def text(paper: Paper) -> str:
    """All that is printed."""
    return " ".join(" ".join(page_texts(paper.pdf)).split())


def planned(desk: Desk, goal: str | None = GOAL) -> NetworkMeeting:
    """A network meeting about Mille, whose plan has milestones of every status."""
    held = add_network_meeting(desk, "Siden sidst")
    steps = {
        "Tage telefonen": "planned",
        "En fast døgnrytme": "active",
        "Et CV": "reached",
        "Kørekort": "dropped",
    }
    with desk.write_quietly("Plan") as tx:
        tx.add(Plan(case_id=held.case_id, goal=goal))
        tx.add(
            *(
                Milestone(case_id=held.case_id, position=place, title=title, status=status)
                for place, (title, status) in enumerate(steps.items())
            )
        )
    return held


def test_goal_and_milestones_in_force_stand_on_the_agenda(desk: Desk) -> None:
    shown = text(agenda_pdf(desk, planned(desk).ref))
    assert f"Milles mål »{GOAL}« Delmål lige nu: En fast døgnrytme · Tage telefonen Deltagere" in shown
    assert "Et CV" not in shown
    assert "Kørekort" not in shown


def test_they_can_be_left_out(desk: Desk) -> None:
    shown = text(agenda_pdf(desk, planned(desk).ref, AgendaOptions(goals=False)))
    assert "Milles mål" not in shown
    assert "Tage telefonen" not in shown


def test_milestones_stand_there_without_a_main_goal(desk: Desk) -> None:
    assert "Milles mål Delmål lige nu: En fast døgnrytme" in text(agenda_pdf(desk, planned(desk, None).ref))


def test_no_plan_leaves_no_empty_block(desk: Desk) -> None:
    assert "mål" not in text(agenda_pdf(desk, add_network_meeting(desk, "Siden sidst").ref)).split()


def test_a_cpr_number_in_a_goal_is_warned_of(desk: Desk) -> None:
    paper = agenda_pdf(desk, planned(desk, f"Mit nummer er {CPR}").ref)
    assert "Der står et CPR-nummer i målene." in paper.warnings


def test_the_preview_offers_the_choice_where_there_is_a_case(desk: Desk) -> None:
    document = agenda_document(desk, planned(desk).ref)
    (goals,) = (one for one in document.toggles if one.key == "goals")
    assert goals.on and goals.label == "Mål på dagsordenen"
    assert GOAL in text(document.make(frozenset({"goals"})))
    assert GOAL not in text(document.make(frozenset()))
    team = book(desk, at(9), Person(worker_id=desk.who.worker_id))
    assert "goals" not in [one.key for one in agenda_document(desk, MeetingRef(team)).toggles]
