"""Planning a meeting: what is proposed, who may come, and what is written."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from koordinator.domain.meetings.kinds import AgendaPoint
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.domain.roles import CaseRole
from koordinator.errors import Refused
from koordinator.services.assigning import assign
from koordinator.services.meetings import planning
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.meetings.calendar import card, of_case
from koordinator.services.undoing import next_undo, undo
from tests.factories import TODAY, add_case, add_worker
from tests.services.meetings.circle import DAY, Circle, changed, make_circle

HOSTILE = "<b>Ole</b> & 'Åse' <img src=x>"


@pytest.fixture
def circle(tmp_path: Path) -> Circle:
    return make_circle(tmp_path)


def test_the_type_fills_title_duration_and_agenda(circle: Circle) -> None:
    draft = circle.draft()
    assert draft.title == "Netværksmøde"
    assert (draft.ends - draft.starts).total_seconds() == 90 * 60
    assert sum(point.minutes or 0 for point in draft.agenda) == 90


def test_the_network_is_proposed_with_roles_and_consent(circle: Circle) -> None:
    found = {one.name: (one.role, one.consent.key) for one in circle.draft().participants}
    assert found == {
        "Mille Østerby": ("borger", "none_needed"),
        "Anna Holm": ("koordinerende sagsbehandler", "none_needed"),
        "Peter Ågård": ("virksomhedskonsulent", "none_needed"),
        "Lotte Bakkegaard": ("Virksomhedsmentor", "valid"),
        "Ruth Damgaard": ("Bostøtte", "expiring"),
        "Egil Vinther": ("Psykolog", "missing"),
    }


def test_a_handover_is_led_by_whoever_had_the_case_before(circle: Circle) -> None:
    bodil = add_worker(circle.desk, "Bodil Krog", team_id=circle.team)
    assert not [one for one in circle.draft("overdragelse").participants if one.chair]
    with circle.desk.write("Flyt sag") as tx:
        assign(tx, circle.mille, CaseRole.CASEWORKER, bodil, TODAY)
    people = circle.draft("overdragelse").participants
    assert [(one.name, one.role) for one in people if one.chair] == [("Anna Holm", "tidligere sagsbehandler")]
    assert ("Bodil Krog", "koordinerende sagsbehandler") in [(one.name, one.role) for one in people]
    assert "Anna Holm" not in [one.name for one in circle.draft("netvaerk").participants]


def test_the_type_gives_the_duties(circle: Circle) -> None:
    draft = circle.draft()
    assert [one.name for one in draft.participants if one.chair] == ["Anna Holm"]
    assert [one.name for one in draft.participants if one.minute_taker] == ["Peter Ågård"]


def test_a_role_the_type_names_is_found_in_the_network(circle: Circle) -> None:
    names = {one.name for one in circle.draft("praktikopfoelgning").participants}
    assert names == {"Mille Østerby", "Peter Ågård", "Lotte Bakkegaard"}


def test_a_meeting_of_the_team_proposes_the_team(circle: Circle) -> None:
    draft = planning.propose(circle.desk, "teammoede", None, circle.draft().starts, team_id=circle.team)
    assert {"Anna Holm", "Peter Ågård"} <= {one.name for one in draft.participants}
    assert draft.case_id is None


def test_booking_writes_it_all_as_one_undoable_action(circle: Circle) -> None:
    ref = circle.book()
    held = card(circle.desk, ref)
    assert [one.name for one in held.participants if one.chair] == ["Anna Holm"]
    assert len(held.agenda) == 6
    entry = next_undo(circle.desk)
    assert entry is not None and entry.label == "Book netværksmøde"
    undo(circle.desk)
    assert of_case(circle.desk, circle.mille, DAY, DAY) == []


def test_a_missing_consent_is_named_and_a_reason_overrides_it(circle: Circle) -> None:
    draft = circle.draft()
    with pytest.raises(Refused, match=r"Egil Vinther.*samtykke"):
        planning.book(circle.desk, draft)
    assert of_case(circle.desk, circle.mille, DAY, DAY) == []
    told = tuple(
        replace(one, consent_reason="Mille vil selv have ham med") if one.name == "Egil Vinther" else one
        for one in draft.participants
    )
    held = card(circle.desk, MeetingRef(planning.book(circle.desk, changed(draft, participants=told))))
    egil = next(one for one in held.participants if one.name == "Egil Vinther")
    assert egil.consent_reason == "Mille vil selv have ham med"


def test_a_clash_is_never_silently_booked(circle: Circle) -> None:
    circle.book()
    other = add_case(circle.desk, "Søren Mølbak", caseworker=circle.anna)
    draft = planning.propose(circle.desk, "opfoelgning", other, circle.draft().starts)
    with pytest.raises(ClashFound) as found:
        planning.book(circle.desk, draft)
    assert "Anna Holm" in found.value.clashes[0].sentence
    ref = MeetingRef(planning.book(circle.desk, draft, "Kort møde"))
    assert card(circle.desk, ref).clash_kept == "Kort møde"


def test_what_is_typed_is_kept_as_it_is(circle: Circle) -> None:
    draft = circle.draft("opfoelgning")
    points = (AgendaPoint(HOSTILE, 5, HOSTILE, "x" * 5_000),)
    ref = MeetingRef(planning.book(circle.desk, changed(draft, title=HOSTILE, place=HOSTILE, agenda=points)))
    held = card(circle.desk, ref)
    assert (held.entry.title, held.entry.place, held.agenda[0].title) == (HOSTILE, HOSTILE, HOSTILE)
    assert held.agenda[0].detail == "x" * 5_000


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "  "}, "overskrift"),
        ({"title": "x" * 201}, "200 tegn"),
        ({"agenda": (AgendaPoint(""),)}, "Punkt 1 mangler"),
        ({"agenda": (AgendaPoint("x", 5, None, "y" * 5_001),)}, "5.000 tegn"),
        ({"agenda": (AgendaPoint("x"),) * 61}, "højst have 60"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    circle: Circle, fields: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        planning.book(circle.desk, changed(circle.draft("opfoelgning"), **fields))


def test_nobody_stands_twice_and_a_duty_has_one_holder(circle: Circle) -> None:
    draft = circle.draft("opfoelgning")
    with pytest.raises(Refused, match="to gange"):
        planning.book(circle.desk, changed(draft, participants=draft.participants * 2))
    chairs = tuple(replace(one, chair=True) for one in draft.participants)
    with pytest.raises(Refused, match="én mødeleder"):
        planning.book(circle.desk, changed(draft, participants=chairs))


def test_the_practice_calls_for_those_who_are_missing(circle: Circle) -> None:
    young = add_case(circle.desk, "Ali Rahimi", cpr="6203024001", citizen={"interpreter": "dari"})
    roles = [one.role for one in planning.proposals(circle.desk, young)]
    assert roles == ["uddannelsesvejleder", "tolk", "bisidder"]
    assert [one.role for one in planning.proposals(circle.desk, circle.mille)] == ["bisidder"]


def test_consent_is_asked_of_contacts_only(circle: Circle) -> None:
    keys = [
        planning.consent_of(circle.desk, circle.mille, person, DAY).key
        for person in (
            Person(worker_id=circle.anna),
            Person(contact_id=circle.egil),
            Person(contact_id=circle.lotte),
        )
    ]
    assert keys == ["none_needed", "missing", "valid"]
    assert planning.consent_of(circle.desk, None, Person(contact_id=circle.egil), DAY).key == "none_needed"


def test_a_consent_must_hold_on_the_day_of_the_meeting(circle: Circle) -> None:
    later = DAY + timedelta(weeks=2)
    draft = circle.draft(day=later)
    ruth = next(one for one in draft.participants if one.name == "Ruth Damgaard")
    assert ruth.consent.key == "expired"
    assert "gælder kun til og med 4. december 2026" in ruth.consent.sentence
    assert planning.consent_of(circle.desk, circle.mille, ruth.person, later) == ruth.consent
    assert planning.consent_of(circle.desk, circle.mille, ruth.person, DAY).key == "expiring"
    without_egil = tuple(one for one in draft.participants if one.name != "Egil Vinther")
    with pytest.raises(Refused, match="Ruth Damgaard: Samtykket gælder kun til"):
        planning.book(circle.desk, changed(draft, participants=without_egil))
    told = tuple(
        replace(one, consent_reason="Nyt er bedt om") if one is ruth else one for one in without_egil
    )
    held = card(circle.desk, MeetingRef(planning.book(circle.desk, changed(draft, participants=told))))
    assert next(one for one in held.participants if one.name == "Ruth Damgaard").consent == ruth.consent
