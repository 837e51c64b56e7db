"""Correcting a meeting, field by field, and undoing it."""

from datetime import timedelta
from pathlib import Path

import pytest

from koordinator.domain.meetings.kinds import AgendaPoint, Duty, Scope, Status
from koordinator.domain.meetings.records import MeetingCard, MeetingRef, ParticipantLine, Person
from koordinator.errors import Refused
from koordinator.services.meetings import editing, planning, series, states
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.meetings.calendar import card, entries
from koordinator.services.undoing import undo
from tests.factories import add_case, add_worker
from tests.services.meetings.circle import DAY, Circle, changed, make_circle


@pytest.fixture
def circle(tmp_path: Path) -> Circle:
    return make_circle(tmp_path)


def one_named(held: MeetingCard, name: str) -> ParticipantLine:
    return next(one for one in held.participants if one.name == name)


def names(circle: Circle, ref: MeetingRef) -> list[str]:
    return [one.name for one in card(circle.desk, ref).participants]


def test_place_and_title_are_saved_and_undone(circle: Circle) -> None:
    ref = circle.book()
    editing.save_field(circle.desk, ref, "place", "Grønnegårdens Planteskole")
    assert card(circle.desk, ref).entry.place == "Grønnegårdens Planteskole"
    undo(circle.desk)
    assert card(circle.desk, ref).entry.place is None
    with pytest.raises(Refused, match="overskrift"):
        editing.save_field(circle.desk, ref, "title", " ")


def test_only_with_a_reason_does_one_without_consent_come(circle: Circle) -> None:
    ref, egil = circle.book(), Person(contact_id=circle.egil)
    with pytest.raises(Refused, match="samtykke"):
        editing.add_participant(circle.desk, ref, egil, "psykolog")
    editing.add_participant(circle.desk, ref, egil, "psykolog", consent_reason="Mille ringer selv")
    assert one_named(card(circle.desk, ref), "Egil Vinther").consent_reason == "Mille ringer selv"
    with pytest.raises(Refused, match="allerede"):
        editing.add_participant(circle.desk, ref, egil, None, consent_reason="igen")


def test_the_reason_for_one_without_consent_cannot_be_taken_away(circle: Circle) -> None:
    ref = circle.book()
    egil = Person(contact_id=circle.egil)
    editing.add_participant(circle.desk, ref, egil, "psykolog", consent_reason="Mille ringer selv")
    number = one_named(card(circle.desk, ref), "Egil Vinther").participant_id
    with pytest.raises(Refused, match="samtykke"):
        editing.save_participant(circle.desk, ref, number, consent_reason=" ")
    assert one_named(card(circle.desk, ref), "Egil Vinther").consent_reason == "Mille ringer selv"


def test_a_consent_for_one_case_is_none_for_another(circle: Circle) -> None:
    ref, other = circle.book(), add_case(circle.desk, "Bo Berg")
    with pytest.raises(Refused, match="samtykke"):
        editing.save_field(circle.desk, ref, "case_id", other)
    assert card(circle.desk, ref).entry.case_id == circle.mille


def test_a_participant_is_corrected_and_removed(circle: Circle) -> None:
    ref = circle.book()
    ruth = one_named(card(circle.desk, ref), "Ruth Damgaard")
    editing.save_participant(circle.desk, ref, ruth.participant_id, status=Status.DECLINED, role="støtte")
    held = one_named(card(circle.desk, ref), "Ruth Damgaard")
    assert (held.status, held.role) == (Status.DECLINED, "støtte")
    editing.remove_participant(circle.desk, ref, ruth.participant_id)
    assert "Ruth Damgaard" not in names(circle, ref)
    undo(circle.desk)
    assert "Ruth Damgaard" in names(circle, ref)


def test_a_duty_has_one_holder(circle: Circle) -> None:
    ref = circle.book()
    lotte = one_named(card(circle.desk, ref), "Lotte Bakkegaard")
    editing.set_duty(circle.desk, ref, Duty.CHAIR, lotte.participant_id)
    held = card(circle.desk, ref)
    assert [one.name for one in held.participants if one.chair] == ["Lotte Bakkegaard"]
    editing.set_duty(circle.desk, ref, Duty.CHAIR, None)
    assert card(circle.desk, ref).holder("chair") is None


def test_the_agenda_becomes_what_it_is_said_to_be(circle: Circle) -> None:
    ref = circle.book()
    points = [AgendaPoint("Sidst", 10), AgendaPoint("Først", 5, "Anna", "Kort")]
    editing.save_agenda(circle.desk, ref, points)
    held = [
        AgendaPoint(one.title, one.minutes, one.presenter, one.detail)
        for one in card(circle.desk, ref).agenda
    ]
    assert held == points
    undo(circle.desk)
    assert len(card(circle.desk, ref).agenda) == 6
    editing.save_agenda(circle.desk, ref, [])
    assert card(circle.desk, ref).agenda == ()


def test_another_type_brings_its_agenda_unless_somebody_wrote_one(circle: Circle) -> None:
    ref = circle.book()
    editing.change_type(circle.desk, ref, "opstart")
    held = card(circle.desk, ref)
    assert (held.entry.title, held.agenda[0].title) == ("Opstartsmøde", "Præsentation")
    editing.save_agenda(circle.desk, ref, [AgendaPoint("Vores eget")])
    editing.change_type(circle.desk, ref, "netvaerk")
    assert [one.title for one in card(circle.desk, ref).agenda] == ["Vores eget"]


def test_one_occurrence_gets_its_own_people_and_the_series_keeps_its(circle: Circle) -> None:
    ref = series.set_rule(circle.desk, circle.book(), "FREQ=WEEKLY;COUNT=3")
    second = entries(circle.desk, DAY + timedelta(days=7), DAY + timedelta(days=7))[0]
    there = MeetingRef(second.meeting_id, second.original)
    lotte = one_named(card(circle.desk, there), "Lotte Bakkegaard")
    own = editing.remove_participant(circle.desk, there, lotte.participant_id)
    assert "Lotte Bakkegaard" not in names(circle, own)
    assert "Lotte Bakkegaard" in names(circle, ref)
    everybody = one_named(card(circle.desk, ref), "Ruth Damgaard")
    editing.save_participant(circle.desk, ref, everybody.participant_id, role="alle gange", scope=Scope.ALL)
    assert one_named(card(circle.desk, MeetingRef(ref.meeting_id)), "Ruth Damgaard").role == "alle gange"


def test_a_cancelled_meeting_is_not_corrected(circle: Circle) -> None:
    ref = circle.book()
    states.cancel(circle.desk, ref, "Mille er syg")
    with pytest.raises(Refused, match="aflyst"):
        editing.save_field(circle.desk, ref, "place", "et sted")


def test_a_consent_that_runs_out_before_the_meeting_needs_a_reason(circle: Circle) -> None:
    draft = circle.draft(day=DAY + timedelta(weeks=2))
    allowed = tuple(one for one in draft.participants if not one.consent.lacking)
    ref = MeetingRef(planning.book(circle.desk, changed(draft, participants=allowed)))
    ruth = Person(contact_id=circle.ruth)
    with pytest.raises(Refused, match=r"gælder kun til og med 4\. december 2026"):
        editing.add_participant(circle.desk, ref, ruth, "bostøtte")
    editing.add_participant(circle.desk, ref, ruth, "bostøtte", consent_reason="Nyt er bedt om")
    assert one_named(card(circle.desk, ref), "Ruth Damgaard").consent.key == "expired"


def test_somebody_taken_is_added_only_knowingly(circle: Circle) -> None:
    other = add_case(circle.desk, "Bo Berg")
    bodil = add_worker(circle.desk, "Bodil Krog", team_id=circle.team)
    taken = changed(planning.propose(circle.desk, "netvaerk", other, circle.draft().starts), participants=())
    elsewhere = MeetingRef(planning.book(circle.desk, taken))
    editing.add_participant(circle.desk, elsewhere, Person(worker_id=bodil), None)
    ref = circle.book()
    with pytest.raises(ClashFound, match="Bodil Krog har mødet"):
        editing.add_participant(circle.desk, ref, Person(worker_id=bodil), None)
    assert "Bodil Krog" not in names(circle, ref)
    editing.add_participant(circle.desk, ref, Person(worker_id=bodil), None, keep="Kommer senere")
    assert "Bodil Krog" in names(circle, ref)
    assert card(circle.desk, ref).clash_kept == "Kommer senere"


def test_what_is_kept_for_others_is_not_asked_again_and_stays_told(circle: Circle) -> None:
    circle.book()
    bodil, carl = (add_worker(circle.desk, name, team_id=circle.team) for name in ("Bodil Krog", "Carl Ek"))
    draft = circle.draft("opfoelgning")
    ref = MeetingRef(planning.book(circle.desk, draft, "Kort møde"))
    editing.add_participant(circle.desk, ref, Person(worker_id=bodil), None)
    assert card(circle.desk, ref).clash_kept == "Kort møde"
    third = MeetingRef(planning.book(circle.desk, changed(draft, participants=())))
    editing.add_participant(circle.desk, third, Person(worker_id=carl), None)
    with pytest.raises(ClashFound) as found:
        editing.add_participant(circle.desk, ref, Person(worker_id=carl), None)
    assert [clash.people for clash in found.value.clashes] == [(Person(worker_id=carl),)]
    editing.add_participant(circle.desk, ref, Person(worker_id=carl), None, keep="Carl går før")
    assert card(circle.desk, ref).clash_kept == "Kort møde; Carl går før"


def test_somebody_added_to_a_whole_series_is_free_at_every_occurrence(circle: Circle) -> None:
    ref = series.set_rule(circle.desk, circle.book(), "FREQ=WEEKLY;COUNT=3")
    other = add_case(circle.desk, "Bo Berg")
    bodil = Person(worker_id=add_worker(circle.desk, "Bodil Krog", team_id=circle.team))
    starts = circle.draft(day=DAY + timedelta(weeks=1)).starts
    taken = changed(planning.propose(circle.desk, "netvaerk", other, starts), participants=())
    editing.add_participant(circle.desk, MeetingRef(planning.book(circle.desk, taken)), bodil, None)
    with pytest.raises(ClashFound, match=r"1\. december"):
        editing.add_participant(circle.desk, ref, bodil, None, scope=Scope.ALL)
    editing.add_participant(circle.desk, ref, bodil, None, scope=Scope.THIS)
