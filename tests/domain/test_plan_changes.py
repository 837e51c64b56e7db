"""What changed between two plans, in words one understands."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from koordinator.domain.plan_changes import changes
from koordinator.domain.plans import MilestoneStatus, PlanCard
from tests.domain.plan_lines import intervention, milestone
from tests.domain.test_plans import PLANS

BEFORE = PlanCard(
    1, "Et job med dyr", "job",
    (milestone(1, title="Møde to dage"), milestone(2, title="Ringe selv", intervention_ids=(1,))),
    (intervention(1, title="Bostøtte", starts=date(2026, 3, 1)), intervention(2, title="Psykolog")),
)  # fmt: skip


def told(after: PlanCard) -> list[str]:
    return [f"{one.about} – {one.words}" for one in changes(BEFORE, after)]


def test_the_same_plan_has_no_changes() -> None:
    assert told(BEFORE) == []


def test_the_goal_is_told_with_its_direction() -> None:
    assert told(replace(BEFORE, goal="Et job med heste", goal_kind="part_time")) == [
        "Hovedmålet – Ordlyden er ændret fra »Et job med dyr« til »Et job med heste«.",
        "Hovedmålet – Retningen er ændret fra »ordinært job« til »ordinært job på deltid«.",
    ]
    assert told(replace(BEFORE, goal=None)) == [
        "Hovedmålet – Ordlyden er fjernet; der stod »Et job med dyr«."
    ]


def test_a_milestone_that_moved_is_told_by_its_name() -> None:
    first, second = BEFORE.milestones
    reached = first._replace(status=MilestoneStatus.REACHED, due=date(2027, 3, 1))
    assert told(replace(BEFORE, milestones=(reached, second))) == [
        "Delmål: Møde to dage – Gået fra i gang til nået.",
        "Delmål: Møde to dage – Fristen er ændret fra 01-02-2027 til 01-03-2027.",
    ]


def test_new_removed_and_reordered_milestones_are_told() -> None:
    first, second = BEFORE.milestones
    assert told(replace(BEFORE, milestones=(second, milestone(3, title="Spare op")))) == [
        "Delmål: Spare op – Delmålet er nyt.",
        "Delmål: Møde to dage – Delmålet er taget ud.",
    ]
    assert told(replace(BEFORE, milestones=(second, first))) == [
        "Rækkefølgen – Delmålene står nu sådan: »Ringe selv«, »Møde to dage«."
    ]


def test_links_and_waiting_are_told_by_names() -> None:
    first, second = BEFORE.milestones
    support, talks = BEFORE.interventions
    linked = (first._replace(intervention_ids=(2,)), second._replace(intervention_ids=()))
    waiting = talks._replace(waits_for_id=1, waits_because="ro først", law="LAB § 91")
    assert told(replace(BEFORE, milestones=linked, interventions=(support, waiting))) == [
        "Delmål: Møde to dage – »Psykolog« er knyttet til.",
        "Delmål: Ringe selv – »Bostøtte« er ikke længere knyttet til.",
        "Indsats: Psykolog – Paragraffen er nu »LAB § 91«.",
        "Indsats: Psykolog – Grunden til at vente er nu »ro først«.",
        "Indsats: Psykolog – Venter nu på »Bostøtte«.",
    ]


def test_interventions_come_and_go() -> None:
    after = replace(BEFORE, interventions=(BEFORE.interventions[1], intervention(3, title="Mentor")))
    assert "Indsats: Mentor – Indsatsen er ny." in told(after)
    assert "Indsats: Bostøtte – Indsatsen er taget ud." in told(after)


@given(PLANS)
def test_no_plan_differs_from_itself(card: PlanCard) -> None:
    numbers = [one.milestone_id for one in card.milestones] + [
        one.intervention_id for one in card.interventions
    ]
    if len(numbers) == len(set(numbers)):
        assert changes(card, card) == []
