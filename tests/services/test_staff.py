"""Workers, teams, absences and working time as a leader enters them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.domain.caseload import Limits
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services import absences, staff
from koordinator.services.desk import Desk
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_team, new_desk


def test_a_new_worker_is_listed_with_her_roles(desk: Desk) -> None:
    team = add_team(desk)
    staff.add_worker(desk, "  Anna   Holm ", [Role.CASEWORKER, Role.CONSULTANT], team)
    (anna,) = staff.workers(desk, Role.CASEWORKER)
    assert (anna.name, anna.team, anna.role_text, anna.share) == (
        "Anna Holm",
        "Under 30",
        "KS, VK",
        Decimal(1),
    )
    with pytest.raises(Refused, match="navn"):
        staff.add_worker(desk, "  ", [Role.CASEWORKER])


def test_the_form_of_a_worker_is_saved_and_undone_as_one(desk: Desk) -> None:
    worker_id = staff.add_worker(desk, "Anna Holm", [Role.CASEWORKER])
    before = staff.worker_detail(desk, worker_id)
    staff.save_worker(
        desk, worker_id, name="Anna Lund", initials="AL", phone="4112", email="", team_id=None,
        roles=frozenset({Role.LEADER}), reserve=True, leaves_on=date(2026, 12, 31),
    )  # fmt: skip
    line = staff.worker_detail(desk, worker_id).line
    assert (line.name, line.initials, line.email, line.roles) == (
        "Anna Lund",
        "AL",
        None,
        frozenset({Role.LEADER}),
    )
    undo(desk)
    assert staff.worker_detail(desk, worker_id) == before


def test_working_time_follows_the_day_and_later_entries_replace_planned_ones(desk: Desk) -> None:
    anna = staff.add_worker(desk, "Anna Holm", [Role.CASEWORKER])
    staff.set_working_time(desk, anna, Decimal("0.8"), date(2026, 6, 1))
    staff.set_working_time(desk, anna, Decimal("0.6"), date(2027, 1, 1))
    staff.set_working_time(desk, anna, Decimal("0.9"), date(2026, 12, 1))
    times = staff.worker_detail(desk, anna).working_times
    assert [(one.share, one.starts, one.ends) for one in times] == [
        (Decimal("0.9"), date(2026, 12, 1), None),
        (Decimal("0.8"), date(2026, 6, 1), date(2026, 11, 30)),
    ]
    for wrong in ("0", "1.1", "-0.5"):
        with pytest.raises(Refused, match="Arbejdstiden"):
            staff.set_working_time(desk, anna, Decimal(wrong), TODAY)


def test_absences_do_not_share_days_and_do_not_run_backwards(desk: Desk) -> None:
    anna = staff.add_worker(desk, "Anna Holm", [Role.CASEWORKER])
    absences.save_absence(desk, anna, "leave", date(2026, 12, 18), date(2027, 4, 18))
    with pytest.raises(Refused, match="allerede fravær"):
        absences.save_absence(desk, anna, "holiday", date(2027, 4, 18), None)
    with pytest.raises(Refused, match="slutter, før"):
        absences.save_absence(desk, anna, "holiday", date(2027, 5, 2), date(2027, 5, 1))
    with pytest.raises(Refused, match="Skriv en andel"):
        absences.save_absence(desk, anna, "leave", date(2028, 1, 1), None, share=Decimal(2))
    (absence,) = staff.worker_detail(desk, anna).absences
    absences.save_absence(
        desk, anna, "illness", date(2026, 12, 18), None, share=Decimal("0.5"), absence_id=absence.absence_id
    )
    ((name, mended),) = staff.coming_absences(desk, TODAY, date(2026, 12, 31))
    assert (name, mended.kind, mended.ends, mended.share, mended.scales) == (
        "Anna Holm",
        "illness",
        None,
        Decimal("0.5"),
        True,
    )
    absences.remove_absence(desk, absence.absence_id)
    assert staff.worker_detail(desk, anna).absences == ()
    assert set(staff.absence_kinds()) >= {"leave", "holiday"}


def test_the_outside_number_of_a_day_can_be_corrected(desk: Desk) -> None:
    anna = staff.add_worker(desk, "Anna Holm", [Role.CASEWORKER])
    staff.set_outside(desk, anna, 4, TODAY)
    staff.set_outside(desk, anna, 3, TODAY)
    assert [one.cases for one in staff.worker_detail(desk, anna).outside] == [3]
    with pytest.raises(Refused, match="0 til 500"):
        staff.set_outside(desk, anna, -1, TODAY)


def test_a_team_begins_with_the_rulebooks_limits_and_keeps_its_own(desk: Desk) -> None:
    team_id = staff.save_team(desk, None, "Fyldt 30", 30, None)
    assert staff.teams(desk)[0].caseworker == Limits(30, 35)
    staff.save_team(desk, team_id, "Fyldt 30", 30, None, Limits(20, 25), refuse_over=True)
    (team,) = staff.teams(desk)
    assert (team.caseworker, team.consultant, team.refuse_over) == (Limits(20, 25), None, True)
    undo(desk)
    assert staff.teams(desk)[0].caseworker == Limits(30, 35)


@pytest.mark.parametrize(
    ("name", "ages", "limits", "sentence"),
    [
        ("", (None, None), Limits(30, 35), "navn"),
        ("Nyt", (40, 30), Limits(30, 35), "alder"),
        ("Nyt", (None, None), Limits(36, 35), "Grænserne"),
        ("Nyt", (None, None), Limits(0, 35), "Grænserne"),
        ("Under 30", (None, None), Limits(30, 35), "allerede et team"),
    ],
)
def test_a_team_that_makes_no_sense_gets_a_sentence(
    desk: Desk, name: str, ages: tuple[int | None, int | None], limits: Limits, sentence: str
) -> None:
    add_team(desk)
    with pytest.raises(Refused, match=sentence):
        staff.save_team(desk, None, name, *ages, limits)


def test_only_leaders_change_staff(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    with pytest.raises(Refused, match="teamleder"):
        staff.add_worker(desk, "Anna Holm", [Role.CASEWORKER])


def test_programmes_are_listed_by_name(desk: Desk) -> None:
    assert staff.programmes(desk) == []


def test_somebody_removed_meanwhile_gets_a_sentence(desk: Desk) -> None:
    with pytest.raises(Refused, match="findes ikke længere"):
        staff.worker_detail(desk, 999)
    with pytest.raises(Refused, match="findes ikke længere"):
        absences.remove_absence(desk, 999)
