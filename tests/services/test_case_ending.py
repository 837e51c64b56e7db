"""A case ends with its outcome and its meetings, is found but not shown, and is taken up again."""

from datetime import date, timedelta

import pytest

from koordinator.domain.cases import CaseFilter
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services.case_ending import (
    coming_meetings,
    earliest_reopening,
    end_case,
    endings,
    outcomes,
    reopen_case,
    reopening,
)
from koordinator.services.case_lists import case_card, case_lines
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker, at
from tests.services.meetings.diary import at as hour
from tests.services.meetings.diary import book


def names(desk: Desk, **wanted: bool) -> list[str]:
    return [line.name for line in case_lines(desk, CaseFilter(**wanted))]  # type: ignore[arg-type]


def test_an_ended_case_is_found_but_not_shown(desk: Desk) -> None:
    anna = add_worker(desk)
    case_id = add_case(desk, caseworker=anna)
    end_case(desk, case_id, TODAY, "Fast job i køkkenet", "job")
    later = at(desk, TODAY + timedelta(1))
    assert names(later) == []
    assert names(later, ended=True) == ["Emil Møller"]
    [line] = endings(desk, case_id)
    assert (line.day, line.reason, line.outcome, line.reopened) == (TODAY, "Fast job i køkkenet", "job", None)
    undo(desk)
    assert names(later) == ["Emil Møller"]
    assert endings(desk, case_id) == []


def test_the_meetings_named_are_cancelled_in_the_same_step(desk: Desk) -> None:
    case_id = add_case(desk)
    kept = book(desk, hour(9), case_id=case_id)
    gone = book(desk, hour(11), case_id=case_id)
    series = book(desk, hour(13), case_id=case_id, rule="FREQ=WEEKLY")
    coming = coming_meetings(desk, case_id)
    assert [one.meeting_id for one in coming] == [kept, gone, series]
    end_case(desk, case_id, TODAY, "Flyttet", "flyttet", [one for one in coming if one.meeting_id != kept])
    state = calendar.card(desk, MeetingRef(gone)).entry.state
    assert state is MeetingState.CANCELLED
    left = calendar.of_case(desk, case_id, TODAY, TODAY + timedelta(60))
    assert [one.meeting_id for one in left if one.state is MeetingState.PLANNED] == [kept]
    undo(desk)
    assert len(coming_meetings(desk, case_id)) == 3


def test_what_an_ending_needs(desk: Desk) -> None:
    case_id = add_case(desk)
    with pytest.raises(Refused, match="Skriv en årsag"):
        end_case(desk, case_id, TODAY, " ", "job")
    with pytest.raises(Refused, match="Udfaldet findes ikke"):
        end_case(desk, case_id, TODAY, "Flyttet", "nothing")
    with pytest.raises(Refused, match="før starten"):
        end_case(desk, case_id, date(2020, 1, 1), "Flyttet", None)
    end_case(desk, case_id, TODAY, "Flyttet", None)
    with pytest.raises(Refused, match="allerede afsluttet"):
        end_case(desk, case_id, TODAY, "Flyttet", None)


def test_the_outcomes_of_the_targets_are_there() -> None:
    assert [one.name for one in outcomes() if one.reached] == [
        "Ordinært job",
        "Uddannelse",
        "Fleksjob",
        "Ledighedsydelse",
    ]


def test_taken_up_again_by_whom_it_had(desk: Desk) -> None:
    anna, carl = add_worker(desk), add_worker(desk, "Carl Dam", (Role.CONSULTANT,))
    case_id = add_case(desk, caseworker=anna, consultant=carl)
    end_case(desk, case_id, date(2026, 10, 30), "Job", "job")
    assert earliest_reopening(desk, case_id) == TODAY
    reopen_case(desk, case_id, TODAY, "Jobbet holdt ikke")
    line = case_card(desk, case_id).line
    assert (line.ended, line.caseworker, line.consultant) == (None, "Anna Holm", "Carl Dam")
    [kept] = endings(desk, case_id)
    assert (kept.outcome, kept.reopened, kept.reopened_reason) == ("job", TODAY, "Jobbet holdt ikke")
    held = [
        (one.starts, one.ends) for one in case_card(desk, case_id).assignments if one.title == "Anna Holm"
    ]
    assert held == [(TODAY, None), (date(2026, 3, 2), date(2026, 10, 30))]
    undo(desk)
    assert case_card(desk, case_id).line.ended == date(2026, 10, 30)
    assert endings(desk, case_id)[0].reopened is None


def test_an_ending_from_before_is_kept_when_the_case_begins_again(desk: Desk) -> None:
    case_id = add_case(desk, ended=date(2026, 10, 30), end_reason="Flyttet")
    reopen_case(desk, case_id, TODAY, "Flyttet tilbage")
    [kept] = endings(desk, case_id)
    assert (kept.day, kept.reason, kept.reopened) == (date(2026, 10, 30), "Flyttet", TODAY)


def test_who_has_left_does_not_get_it_back(desk: Desk) -> None:
    anna = add_worker(desk, leaves_on=date(2026, 11, 1))
    case_id = add_case(desk, caseworker=anna)
    end_case(desk, case_id, date(2026, 10, 30), "Job", "job")
    assert reopening(desk, case_id, TODAY).sentence.startswith("Anna Holm er ikke længere sagsbehandler her.")
    reopen_case(desk, case_id, TODAY, "Jobbet holdt ikke")
    assert case_card(desk, case_id).line.caseworker is None


def test_the_gate_holds_for_reopening_too(desk: Desk) -> None:
    team = add_team(desk, warning=1, maximum=1)
    anna = add_worker(desk, team_id=team)
    case_id = add_case(desk, caseworker=anna)
    end_case(desk, case_id, date(2026, 10, 30), "Job", "job")
    add_case(desk, "Ida Lund", caseworker=anna)
    with pytest.raises(Refused, match="over max"):
        reopen_case(desk, case_id, TODAY, "Jobbet holdt ikke")
    assert case_card(desk, case_id).line.ended is not None
    reopen_case(desk, case_id, TODAY, "Jobbet holdt ikke", nobody=True)
    assert case_card(desk, case_id).line.caseworker is None
    undo(desk)
    reopen_case(desk, case_id, TODAY, "Jobbet holdt ikke", over_reason="Kender borgeren")
    assert case_card(desk, case_id).line.caseworker == "Anna Holm"


def test_days_and_doubles_that_cannot_be(desk: Desk) -> None:
    case_id = add_case(desk, cpr="6212754321")
    with pytest.raises(Refused, match="ikke afsluttet"):
        reopen_case(desk, case_id, TODAY, "Igen")
    end_case(desk, case_id, TODAY, "Job", "job")
    with pytest.raises(Refused, match="tidligst genåbnes"):
        reopen_case(desk, case_id, TODAY, "Igen")
    with pytest.raises(Refused, match="Skriv en årsag"):
        reopen_case(desk, case_id, TODAY + timedelta(1), "")
