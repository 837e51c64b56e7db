"""The key figures read from the store."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from koordinator.db.course_tables import Assessment, CaseEnding, JobPlan, Spoke
from koordinator.db.meeting_tables import NetworkMember
from koordinator.db.tables import Assignment, Contact, CvUpdate, Intervention, PaidHours, Placement
from koordinator.domain.cases import CaseFilter
from koordinator.domain.figures.records import Figure, Key, Narrow, Part
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services import case_lists, targets
from koordinator.services.case_edits import end_cases, save_field
from koordinator.services.case_ending import reopen_case
from koordinator.services.desk import Desk
from koordinator.services.figure_flow import beside
from koordinator.services.figures import book, cases_behind, figures, on_their_way, passive_cases
from koordinator.services.rulebook import save_rule
from koordinator.services.undoing import undo
from tests.factories import STARTS, TODAY, add_case, add_team, add_worker, at, new_desk

DAY = timedelta(days=1)


def add(desk: Desk, *rows: object) -> None:
    with desk.write_quietly("Nyt") as tx:
        for row in rows:
            tx.add(row)  # type: ignore[arg-type]


def figure(desk: Desk, key: Key, on: date | None = None, **narrow: Any) -> Figure:
    return next(one for one in figures(desk, on, **narrow) if one.key == key)


def two(desk: Desk, key: Key, on: date | None = None, **narrow: Any) -> tuple[int, int]:
    """A figure's numbers; the cases behind must be exactly as many."""
    found = figure(desk, key, on, **narrow)
    for part, number in ((Part.COUNTED, found.numerator), (Part.OF, found.denominator)):
        assert len(cases_behind(desk, key, on, part=part, **narrow)) == number
    return found.numerator, found.denominator


def form(
    desk: Desk, case_id: int, key: str, day: date, values: dict[str, int | None], **fields: object
) -> int:
    with desk.write_quietly("Måling") as tx:
        row = Assessment(**{"case_id": case_id, "form_key": key, "day": day, "by_citizen": True, **fields})
        tx.add(row)
        for area, value in values.items():
            tx.add(Spoke(assessment_id=row.id, area_key=area, name=area, value=value))
        return row.id


def test_an_empty_store_has_every_figure_and_no_percentage(desk: Desk) -> None:
    found = figures(desk)
    assert [one.key for one in found] == list(Key)
    assert all(one.percent is None and len(one.history) == 13 for one in found)
    assert (*passive_cases(desk), *on_their_way(desk)) == ()


def test_work_is_read_from_the_dated_rows(desk: Desk) -> None:
    paid, zero, placed, offered, waiting, none = (add_case(desk, name) for name in "ABCDEF")
    add(
        desk,
        PaidHours(case_id=paid, hours=Decimal(5), starts=STARTS),
        PaidHours(case_id=zero, hours=Decimal(0), starts=STARTS),
        Placement(case_id=placed, kind="praktik", title="Praktik", place="Gartneri", ends=TODAY),
        Placement(case_id=placed, kind="praktik", title="Mere", place="Gartneri", starts=TODAY),
        Intervention(case_id=offered, title="Mentor"),
        Intervention(case_id=waiting, title="Kursus", ordered=TODAY),
        PaidHours(case_id=none, hours=Decimal(8), starts=TODAY + DAY),
    )
    assert two(desk, Key.PAID_HOURS) == (1, 6)
    assert two(desk, Key.PLACEMENT) == (1, 6)
    assert set(cases_behind(desk, Key.PASSIVE)) == {zero, waiting, none}
    assert set(cases_behind(desk, Key.PASSIVE, TODAY + DAY)) == {zero, waiting}
    assert [(one.case_id, one.words) for one in on_their_way(desk)] == [(none, "8 lønnede timer")]


def test_a_case_that_ends_today_still_counts_today(desk: Desk) -> None:
    case = add_case(desk)
    end_cases(desk, [case], TODAY, "Fleksjob")
    assert two(desk, Key.CONSULTANT) == (0, 1)
    assert two(desk, Key.CONSULTANT, TODAY + DAY) == (0, 0)
    assert two(desk, Key.ENDED_WELL) == (1, 1)


def test_ends_by_outcome_and_by_the_words_of_their_reason(desk: Desk) -> None:
    add_case(desk, "A", starts=date(2025, 1, 1), ended=TODAY - DAY, end_reason="ordinært JOB")
    add_case(desk, "B", starts=date(2025, 1, 1), ended=TODAY - DAY, end_reason="Førtidspension")
    add_case(desk, "C", starts=date(2025, 1, 1), ended=TODAY - DAY, end_reason="Fundet noget selv")
    add_case(desk, "D", starts=date(2025, 1, 1), ended=TODAY - DAY)
    chosen = add_case(desk, "E", starts=date(2025, 1, 1), ended=TODAY - DAY, end_reason="Startet i skole")
    add(desk, CaseEnding(case_id=chosen, day=TODAY - DAY, reason="Startet i skole", outcome="uddannelse"))
    add_case(desk, "F", starts=date(2025, 1, 1), ended=date(2025, 11, 20), end_reason="Fleksjob")
    assert two(desk, Key.ENDED_WELL) == (2, 5)


def test_a_reopened_case_is_no_longer_an_end(desk: Desk) -> None:
    case = add_case(desk, starts=date(2026, 1, 1))
    end_cases(desk, [case], date(2026, 10, 15), "Fleksjob")
    assert two(desk, Key.ENDED_WELL) == (1, 1)
    reopen_case(desk, case, TODAY, "Det gik ikke")
    assert two(desk, Key.ENDED_WELL) == (0, 0)
    assert two(desk, Key.ENDED_WELL, date(2026, 10, 31)) == (1, 1)
    assert [two(desk, Key.CV, day)[1] for day in (date(2026, 10, 15), date(2026, 10, 31), TODAY)] == [1, 0, 1]


def test_cv_follows_the_teams_rule(desk: Desk) -> None:
    team = add_team(desk)
    case = add_case(desk, team_id=team)
    add(desk, CvUpdate(case_id=case, day=date(2026, 9, 20)), CvUpdate(case_id=case, day=date(2026, 5, 1)))
    assert two(desk, Key.CV) == (1, 1)
    assert two(desk, Key.CV, TODAY + DAY) == (0, 1)
    save_rule(desk, team, "cv", 3)
    assert two(desk, Key.CV, TODAY + DAY) == (1, 1)
    save_rule(desk, team, "cv", 1)
    assert two(desk, Key.CV) == (0, 1)


def test_job_plans_count_from_their_day(desk: Desk) -> None:
    case = add_case(desk)
    add(desk, *(JobPlan(case_id=case, day=day, goals="Job") for day in (TODAY - 9 * DAY, TODAY)))
    assert two(desk, Key.JOB_PLAN) == (1, 1)
    assert two(desk, Key.JOB_PLAN, TODAY - 10 * DAY) == (0, 1)


def test_progression_reads_the_citizens_own_wheels_as_they_were_corrected(desk: Desk) -> None:
    case = add_case(desk)
    first = form(desk, case, "wheel", STARTS, {"job": 1, "health": 5})
    form(desk, case, "wheel", STARTS, {"job": 5, "health": 5}, corrects_id=first, reason="Læst forkert")
    form(desk, case, "wheel", TODAY, {"job": 6, "health": None})
    form(desk, case, "wheel", TODAY, {"job": 10}, by_citizen=False)
    assert figure(desk, Key.PROGRESSION).percent == pytest.approx(20)
    assert two(desk, Key.PROGRESSION) == (1, 1)


def test_satisfaction_is_each_citizens_latest_answer_of_a_year(desk: Desk) -> None:
    one, other, blank, old = (add_case(desk, name) for name in "ABCD")
    form(desk, one, "satisfaction", TODAY - 40 * DAY, {"whole": 5})
    form(desk, one, "satisfaction", TODAY - 10 * DAY, {"whole": 3})
    form(desk, other, "satisfaction", TODAY, {"whole": 4, "heard": 1})
    form(desk, blank, "satisfaction", TODAY, {"whole": None, "heard": 5})
    form(desk, old, "satisfaction", date(2025, 11, 20), {"whole": 5})
    assert two(desk, Key.SATISFACTION) == (1, 2)
    # Twenty days ago the first answer stood, and the old one was not yet a year old.
    assert two(desk, Key.SATISFACTION, TODAY - 20 * DAY) == (2, 2)


def test_figures_of_a_team_and_of_a_worker(desk: Desk) -> None:
    young = add_team(desk)
    anna = add_worker(desk, team_id=young)
    vera = add_worker(desk, "Vera Konsulent", [Role.CONSULTANT])
    mine = add_case(desk, "A", caseworker=anna, team_id=young)
    add_case(desk, "B", consultant=vera)
    with desk.write_quietly("Afløs") as tx:
        row = tx.first(Assignment, Assignment.case_id == mine)
        assert row is not None
        row.ends = date(2026, 10, 31)
    assert two(desk, Key.CONSULTANT, team_id=young) == (0, 1)
    assert two(desk, Key.CONSULTANT, worker_id=vera) == (1, 1)
    assert two(desk, Key.CONSULTANT, worker_id=anna) == (0, 0)
    assert two(desk, Key.CONSULTANT, date(2026, 10, 31), worker_id=anna) == (0, 1)


def test_the_list_of_cases_shows_the_very_ones_ended_too(desk: Desk) -> None:
    gone = add_case(desk, "A", starts=date(2025, 1, 1), ended=TODAY - 9 * DAY, end_reason="Fleksjob")
    now = add_case(desk, "B")
    end_cases(desk, [now], TODAY, "Fleksjob")
    behind = frozenset(cases_behind(desk, Key.ENDED_WELL))
    assert behind == {gone, now}
    assert {
        line.case_id for line in case_lists.case_lines(desk, CaseFilter(case_ids=behind, over_too=True))
    } == behind


def test_passive_cases_tell_their_reason_and_since_when(desk: Desk) -> None:
    told, silent, over = (add_case(desk, name) for name in "ABC")
    save_field(desk, told, "passive_reason", "Venter på behandling")
    add(
        desk,
        Placement(case_id=told, kind="praktik", title="P", place="G", starts=STARTS, ends=date(2026, 10, 1)),
        Placement(case_id=over, kind="praktik", title="P", place="G", starts=TODAY),
    )
    found = passive_cases(desk)
    assert [(one.case_id, one.reason, one.missing, one.since) for one in found] == [
        (silent, None, True, STARTS),
        (told, "Venter på behandling", False, date(2026, 10, 2)),
    ]
    # Before its placement it was passive; nobody misses a reason for that now.
    before = {one.case_id: one.missing for one in passive_cases(desk, TODAY - DAY)}
    assert before == {told: False, silent: True, over: False}


def test_targets_are_shipped_for_all_and_for_a_team_with_a_day(desk: Desk) -> None:
    team, day = add_team(desk), date(2027, 3, 1)
    add_case(desk, team_id=team)
    assert figure(desk, Key.PLACEMENT).target.at_least == 40
    targets.save_target(desk, Key.PLACEMENT, Decimal(30), team, day)
    targets.save_target(desk, Key.PASSIVE, Decimal(20))
    assert (figure(desk, Key.PLACEMENT).target.percent, figure(desk, Key.PLACEMENT).reach_by) == (40, None)
    own = figure(desk, Key.PLACEMENT, team_id=team)
    assert (own.target.at_least, own.reach_by, own.standing.short) == (30, day, 1)
    assert figure(desk, Key.PASSIVE, team_id=team).target.at_most == 20
    undo(desk)
    assert figure(desk, Key.PASSIVE).target.at_most == 10
    targets.reset_target(desk, Key.PLACEMENT, team)
    assert figure(desk, Key.PLACEMENT, team_id=team).target.percent == 40


def test_no_length_is_held_stricter_than_all_the_passive_together(desk: Desk) -> None:
    team = add_team(desk)
    add_case(desk, team_id=team)

    def lengths(team_id: int | None = None) -> tuple[Any, ...]:
        (length,) = figure(desk, Key.PASSIVE, team_id=team_id).lengths
        return length.target.at_most, targets.target_line(desk, "passive_length", team_id).value

    assert lengths() == (15, 15)
    targets.save_target(desk, Key.PASSIVE, Decimal(25))
    targets.save_target(desk, Key.PASSIVE, Decimal(8), team)
    assert lengths() == (25, 25)
    assert lengths(team) == (15, 15)
    targets.save_target(desk, "passive_length", Decimal(20))
    assert lengths() == lengths(team) == (20, 20)


def test_only_leaders_set_targets_and_only_whole_percentages(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="rollen"):
        targets.save_target(new_desk(tmp_path, [Role.CASEWORKER]), Key.CV, Decimal(90))


def test_a_target_above_all_cases_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="fra 0 til 100 %"):
        targets.save_target(desk, Key.CV, Decimal(101))


def test_nothing_is_stored_for_the_past(desk: Desk) -> None:
    """A later day's history has the same numbers as the day itself gave."""
    case = add_case(desk)
    add(desk, PaidHours(case_id=case, hours=Decimal(5), starts=date(2026, 9, 1), ends=date(2026, 10, 31)))
    month = figure(desk, Key.PAID_HOURS).history[-2]
    assert month.day == date(2026, 10, 31)
    earlier = figure(at(desk, month.day), Key.PAID_HOURS)
    assert (month.numerator, month.percent) == (earlier.numerator, earlier.percent) == (1, 100.0)


def test_what_stands_beside_the_figures(desk: Desk) -> None:
    team = add_team(desk, warning=1, maximum=1)
    anna = add_worker(desk, team_id=team)
    first = add_case(desk, "A", caseworker=anna, team_id=team)
    add_case(desk, "B", caseworker=anna, team_id=team)
    with desk.write_quietly("Netværk") as tx:
        for title in ("psykolog", "mor"):
            contact = Contact(name=title, name_key=title, title=title)
            tx.add(contact)
            tx.add(NetworkMember(case_id=first, contact_id=contact.id))
    found = beside(desk, book(desk), Narrow(team_id=team))
    assert (found.caseworkers, found.over) == (1, 1)
    assert found.contacts.professionals == (1 + 1 + 1) / 2
    assert found.months[-9].begun == (first, first + 1)
