"""The plan as a finished paper: whose it is, what it must not show, and a version as it stood."""

import pytest

from koordinator.errors import Refused
from koordinator.services import plan_versions, plans
from koordinator.services.desk import Desk
from koordinator.services.paperwork.catalogue import make_paper
from koordinator.services.paperwork.plan import plan_paper
from tests.factories import add_case, add_team, add_worker, at
from tests.reports.cards import page_texts

CPR = "6203851234"


@pytest.fixture
def case_id(desk: Desk) -> int:
    anna = add_worker(desk, "Anna Holm", phone="00 00 41 12")
    case_id = add_case(
        desk, "Mille Østerby", cpr=CPR, caseworker=anna, number="26-1", team_id=add_team(desk, "Fyldt 30"),
        citizen={"address": "Ahornvej 9", "protected": True},
    )  # fmt: skip
    plans.save_goal(desk, case_id, "goal", "Jeg vil arbejde med planter")
    plans.add_milestone(desk, case_id, "Møde to dage om ugen")
    return case_id


def text(pdf: bytes) -> str:
    return "\n".join(page_texts(pdf))


def test_it_names_the_citizen_and_whom_to_call_but_no_number_and_no_protected_address(
    desk: Desk, case_id: int
) -> None:
    paper = make_paper(desk, "plan", case_id)
    shown = text(paper.pdf)
    for wanted in (
        "Mille Østerby",
        "Fyldt 30",
        "Anna Holm",
        "fra 02-03-2026",
        "»Jeg vil arbejde med planter«",
    ):
        assert wanted in shown
    assert CPR not in shown
    assert "Ahornvej" not in shown
    assert (paper.title, paper.file_name, paper.warnings) == (
        "Indsatsplan 20. november 2026", "indsatsplan-2026-11-20.pdf", (),
    )  # fmt: skip


def test_what_was_typed_is_warned_of_and_printed_as_typed(desk: Desk, case_id: int) -> None:
    plans.add_milestone(desk, case_id, "Flytte fra Ahornvej 9")
    plans.save_goal(desk, case_id, "goal", "Østerby 620385-1234")
    paper = plan_paper(desk, case_id, initials=True)
    assert paper.warnings == (
        "Der står et CPR-nummer i hovedmålet.",
        "Borgerens navn står i hovedmålet, selv om papiret skal have initialer.",
        "Borgerens beskyttede adresse står i delmål 2.",
    )
    assert "Mille Ø." in text(paper.pdf)
    assert "Ahornvej 9" in text(paper.pdf)


def test_a_version_is_printed_as_it_stood(desk: Desk, case_id: int) -> None:
    plan_versions.keep_version(desk, case_id)
    (version,) = plan_versions.versions(desk, case_id)
    plans.save_goal(desk, case_id, "goal", "Noget helt andet")
    later = at(desk, desk.today().replace(month=12))
    paper = plan_paper(later, case_id, version_id=version.version_id)
    assert paper.file_name == "indsatsplan-2026-11-20-v1.pdf"
    assert "»Jeg vil arbejde med planter«" in text(paper.pdf)
    assert "Version 1" in text(paper.pdf)


def test_a_case_that_is_gone_has_no_plan(desk: Desk) -> None:
    with pytest.raises(Refused, match="findes ikke"):
        plan_paper(desk, 99)


def test_a_version_of_another_case_is_not_printed_as_this_ones(desk: Desk, case_id: int) -> None:
    plan_versions.keep_version(desk, case_id)
    (version,) = plan_versions.versions(desk, case_id)
    with pytest.raises(Refused, match="anden sag"):
        plan_paper(desk, add_case(desk, "Åse Bæk"), version_id=version.version_id)
