"""Scoring, correcting with history, the citizen's own names and the team's own areas."""

from datetime import timedelta
from pathlib import Path

import pytest

from koordinator.domain.forms import WHEEL, Answer, Area, AssessmentCard, Sheet, of
from koordinator.domain.progression import progression
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services import form_areas, forms
from koordinator.services.desk import Desk
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, at, new_desk


@pytest.fixture
def case(desk: Desk) -> int:
    """A case in a team."""
    return add_case(desk, team_id=add_team(desk))


def citizens(case: int) -> Sheet:
    return Sheet(case, WHEEL, True)


def only(desk: Desk, case: int) -> AssessmentCard:
    (found,) = forms.assessments(desk, case, WHEEL)
    return found


def test_all_five_forms_are_there_and_whole(desk: Desk) -> None:
    found = {one.key: one for one in forms.forms(desk)}
    assert list(found) == ["wheel", "distance", "belief", "satisfaction", "quarterly"]
    assert len(found["wheel"].areas) == 9
    long = found["quarterly"]
    assert (len(long.asked(by_citizen=True)), len(long.asked(by_citizen=False))) == (9, 11)
    assert not found["satisfaction"].both
    for one in found.values():
        assert len({area.key for area in one.areas}) == len(one.areas)
        assert not one.words or len(one.words) == one.high - one.low + 1


def test_scores_of_a_day_are_one_assessment_and_simply_edited(desk: Desk, case: int) -> None:
    forms.save_value(desk, citizens(case), "job", 4)
    forms.save_value(desk, citizens(case), "social", 0)
    forms.save_note(desk, citizens(case), "job", " Har talt med Brugsen. ")
    forms.save_value(desk, citizens(case), "job", 5)
    card = only(desk, case)
    assert card.day == TODAY and card.by_citizen and card.worker is None
    assert card.values == {"job": 5, "social": 0}
    assert card.answers["job"] == Answer(5, "Har talt med Brugsen.", "Job og uddannelse")


def test_the_citizen_and_each_worker_score_separately(desk: Desk, case: int) -> None:
    forms.save_value(desk, citizens(case), "job", 4)
    forms.save_value(desk, Sheet(case, WHEEL, False), "job", 7)
    cards = forms.assessments(desk, case, WHEEL)
    assert [one.values for one in of(cards, by_citizen=True)] == [{"job": 4}]
    (worker,) = of(cards, by_citizen=False)
    assert (worker.values, worker.worker) == ({"job": 7}, "Lone Leder")


def test_blank_is_not_zero_and_a_form_without_answers_is_not_filled_in(desk: Desk, case: int) -> None:
    forms.save_value(desk, citizens(case), "job", 0)
    assert only(desk, case).values == {"job": 0}
    forms.save_value(desk, citizens(case), "job", None)
    assert forms.assessments(desk, case, WHEEL) == []
    undo(desk)
    assert only(desk, case).values == {"job": 0}


def test_a_note_outlives_its_blank_score(desk: Desk, case: int) -> None:
    forms.save_value(desk, citizens(case), "job", 3)
    forms.save_note(desk, citizens(case), "job", "Vil ikke sætte tal på.")
    forms.save_value(desk, citizens(case), "job", None)
    assert only(desk, case).answers["job"][:2] == (None, "Vil ikke sætte tal på.")


@pytest.mark.parametrize("value", [-1, 11])
def test_a_number_off_the_scale_is_refused(desk: Desk, case: int, value: int) -> None:
    with pytest.raises(Refused, match="mellem 0 og 10"):
        forms.save_value(desk, citizens(case), "job", value)


def test_nobody_is_scored_on_what_she_is_not_asked(desk: Desk, case: int) -> None:
    with pytest.raises(Refused):
        forms.save_value(desk, Sheet(case, "quarterly", True), "employer", 3)
    with pytest.raises(Refused):
        forms.save_value(desk, citizens(case), "dyr", 3)


def test_an_earlier_day_is_corrected_by_a_new_one_and_the_old_is_kept(desk: Desk, case: int) -> None:
    forms.save_value(desk, citizens(case), "job", 2)
    later = at(desk, TODAY + timedelta(days=8))
    first = only(later, case).assessment_id
    with pytest.raises(Refused, match="hvorfor"):
        forms.correct(later, first, {"job": Answer(3)}, "  ")
    second = forms.correct(later, first, {"job": Answer(3), "home": Answer(6)}, "Tastefejl")
    card = only(later, case)
    assert (card.assessment_id, card.day, card.reason) == (second, TODAY, "Tastefejl")
    assert card.values == {"job": 3, "home": 6}
    old = next(one for one in forms.all_assessments(later, case, WHEEL) if one.assessment_id == first)
    assert old.values == {"job": 2}
    with pytest.raises(Refused, match="allerede rettet"):
        forms.correct(later, first, {"job": Answer(9)}, "Igen")
    forms.correct(later, second, {"job": Answer(4)}, "Borgeren så på det igen")
    assert only(later, case).values == {"job": 4}
    assert len(forms.all_assessments(later, case, WHEEL)) == 3


def test_a_paper_of_an_earlier_day_is_written_down_whole(desk: Desk, case: int) -> None:
    day = TODAY - timedelta(days=30)
    forms.new_assessment(desk, citizens(case), day, {"job": Answer(2, "På papir"), "home": Answer(None)})
    assert only(desk, case).day == day
    assert only(desk, case).values == {"job": 2}
    with pytest.raises(Refused, match="allerede en måling"):
        forms.new_assessment(desk, citizens(case), day, {"job": Answer(2)})
    with pytest.raises(Refused, match="fremtiden"):
        forms.new_assessment(desk, citizens(case), TODAY + timedelta(days=1), {"job": Answer(2)})
    with pytest.raises(Refused, match="mindst ét"):
        forms.new_assessment(desk, citizens(case), day - timedelta(days=1), {"job": Answer(None)})


def test_the_citizens_own_name_of_an_area_follows_the_key(desk: Desk, case: int) -> None:
    forms.new_assessment(desk, citizens(case), TODAY - timedelta(days=90), {"social": Answer(2)})
    forms.rename_area(desk, case, WHEEL, "social", "Tage telefonen, når den ringer")
    forms.save_value(desk, citizens(case), "social", 4)
    first, last = forms.assessments(desk, case, WHEEL)
    assert first.answers["social"].name == "Sociale kompetencer"
    assert last.answers["social"].name == "Tage telefonen, når den ringer"
    found = progression(first.values, last.values)
    assert found is not None and found.percent == 100
    area = next(one for one in forms.case_form(desk, case, WHEEL).areas if one.key == "social")
    assert (area.name, area.usual) == ("Tage telefonen, når den ringer", "Sociale kompetencer")
    forms.rename_area(desk, case, WHEEL, "social", "")
    assert all(not one.usual for one in forms.case_form(desk, case, WHEEL).areas)


def test_a_team_chooses_its_areas_and_old_scores_are_kept(desk: Desk, case: int) -> None:
    forms.save_value(desk, citizens(case), "home", 5)
    team = forms.case_form(desk, case, WHEEL)
    kept = [area for area in team.areas if area.key != "home"]
    form_areas.save_areas(desk, 1, [Area("", "At passe hunden"), *kept])
    mine = forms.case_form(desk, case, WHEEL)
    assert mine.changed and mine.areas[0].name == "At passe hunden"
    assert "home" not in {one.key for one in mine.areas}
    assert only(desk, case).values == {"home": 5}
    forms.save_value(desk, citizens(case), mine.areas[0].key, 9)
    back = [*mine.areas[1:], Area("", "Bolig og økonomi")]
    form_areas.save_areas(desk, 1, back)
    assert forms.case_form(desk, case, WHEEL).areas[-1].key == "home"
    form_areas.reset_areas(desk, 1)
    assert not forms.case_form(desk, case, WHEEL).changed


def test_a_wheel_has_six_to_ten_areas_with_names_of_their_own(desk: Desk, case: int) -> None:
    areas = list(forms.case_form(desk, case, WHEEL).areas)
    for wrong, sentence in (
        (areas[:5], "mindst 6 områder"),
        ([*areas, Area("", "Ti"), Area("", "Elleve")], "højst have 10"),
        ([*areas, Area("", " ")], "navn"),
        ([*areas, Area("", "FYSISK  helbred")], "hedde det samme"),
        ([*areas, Area("", "x" * 61)], "længere end 60"),
    ):
        with pytest.raises(Refused, match=sentence):
            form_areas.save_areas(desk, 1, wrong)


def test_only_a_leader_changes_the_teams_areas(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, (Role.CASEWORKER,))
    try:
        with pytest.raises(Refused, match="rollen"):
            form_areas.save_areas(desk, add_team(desk), forms.form(desk, WHEEL).areas)
    finally:
        desk.store.close()
