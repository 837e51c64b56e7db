"""What the calendar shows of a stretch of days, and one meeting with all about it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from koordinator.db.meeting_tables import Consent, Meeting, NetworkMember
from koordinator.db.tables import Case
from koordinator.domain.meetings.kinds import Colour, MeetingState, Scope
from koordinator.domain.meetings.moments import local, window
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.calendar import card, entries, next_of_type, of_case, of_contact, view
from koordinator.services.meetings.series import move, set_rule, target
from koordinator.services.meetings.types import meeting_type, save_type
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker
from tests.services.meetings.diary import HOUR, TUESDAY, add_contact, at, away, book, busy

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def test_a_week_holds_its_meetings_in_order_in_local_time(desk: Desk) -> None:
    case_id = add_case(desk, "Mille Østerby", number="26-118")
    book(desk, at(13), type_key="netvaerk", title="Netværksmøde", case_id=case_id, place="Skagen")
    series = book(desk, at(9), rule="FREQ=DAILY;COUNT=3")
    book(desk, at(9, day=date(2026, 11, 30)))
    found = view(desk, MONDAY, FRIDAY).entries
    assert [(one.starts.day, one.starts.hour) for one in found] == [(24, 9), (24, 13), (25, 9), (26, 9)]
    assert [one.recurring for one in found] == [True, False, True, True]
    network = found[1]
    assert (network.citizen, network.place, network.type_name) == ("Mille Østerby", "Skagen", "Netværksmøde")
    assert network.colour is Colour.CITIZEN
    assert [one.original for one in found if one.meeting_id == series] == [
        at(9, day=TUESDAY + timedelta(days=n)).astimezone(UTC) for n in range(3)
    ]


def test_a_meeting_over_midnight_is_on_both_days(desk: Desk) -> None:
    book(desk, at(23), length=2 * HOUR)
    assert len(entries(desk, TUESDAY, TUESDAY)) == 1
    assert len(entries(desk, date(2026, 11, 25), date(2026, 11, 25))) == 1
    assert entries(desk, date(2026, 11, 26), date(2026, 11, 26)) == []


def test_an_occurrence_moved_into_the_week_or_out_of_it_is_where_it_went(desk: Desk) -> None:
    series = book(desk, at(10), rule="FREQ=WEEKLY;COUNT=3")
    far = at(10, day=date(2026, 12, 17))
    move(desk, MeetingRef(series, at(10)), far, far + HOUR)
    assert view(desk, MONDAY, FRIDAY).entries == ()
    assert [one.starts for one in entries(desk, date(2026, 12, 14), date(2026, 12, 18))] == [far]


def test_workers_see_their_own_and_all_see_everything(desk: Desk) -> None:
    anna, bo = (add_worker(desk, name) for name in ("Anna Holm", "Bo Lund"))
    book(desk, at(9), Person(worker_id=anna), title="Annas")
    book(desk, at(10), Person(worker_id=bo), title="Bos")
    book(desk, at(11), Person(worker_id=anna), Person(worker_id=bo), title="Fælles", rule="FREQ=WEEKLY")
    busy(desk, bo, at(8), at(9))
    away(desk, anna, date(2026, 11, 26), None)
    away(desk, bo, date(2026, 11, 1), MONDAY, share="0.5")
    mine = view(desk, MONDAY, FRIDAY, [anna])
    assert [one.title for one in mine.entries] == ["Annas", "Fælles"]
    assert (mine.busy, [one.worker for one in mine.away]) == ((), ["Anna Holm"])
    everybody = view(desk, MONDAY, FRIDAY)
    assert [one.title for one in everybody.entries] == ["Annas", "Bos", "Fælles"]
    assert [one.participants for one in everybody.entries] == [1, 1, 2]
    assert [(one.worker_id, one.starts) for one in everybody.busy] == [(bo, at(8))]
    assert [(one.worker, one.kind) for one in everybody.away] == [
        ("Bo Lund", "delvis ferie"),
        ("Anna Holm", "ferie"),
    ]


def test_holidays_and_closing_days_are_named(desk: Desk) -> None:
    found = view(desk, date(2026, 12, 21), date(2026, 12, 27)).holidays
    assert found == {
        date(2026, 12, 24): "Juleaftensdag",
        date(2026, 12, 25): "Juledag",
        date(2026, 12, 26): "Anden juledag",
    }


def test_meetings_of_a_case_and_of_a_contact(desk: Desk) -> None:
    case_id, contact_id = add_case(desk), add_contact(desk)
    book(desk, at(9), case_id=case_id, title="Om sagen")
    book(desk, at(10), Person(contact_id=contact_id), title="Med Egil")
    assert [one.title for one in of_case(desk, case_id, MONDAY, FRIDAY)] == ["Om sagen"]
    assert [one.title for one in of_contact(desk, contact_id, MONDAY, FRIDAY)] == ["Med Egil"]


def test_a_team_that_renamed_a_type_sees_its_own_name(desk: Desk) -> None:
    team = add_team(desk)
    save_type(desk, team, meeting_type(desk, "teammoede")._replace(name="Fredagsmøde"))
    book(desk, at(9), team_id=team)
    book(desk, at(10))
    assert [one.type_name for one in entries(desk, MONDAY, FRIDAY)] == ["Fredagsmøde", "Teammøde"]


def test_a_card_shows_who_takes_part_with_consent_and_the_agenda(desk: Desk) -> None:
    case_id = add_case(desk, "Mille Østerby", number="26-118")
    egil, ruth = add_contact(desk, "Egil Vinther"), add_contact(desk, "Ruth Damgaard", phone="33534371")
    with desk.write_quietly("Netværk") as tx:
        citizen = tx.get(Case, case_id).citizen_id
        for contact in (egil, ruth):
            tx.add(NetworkMember(case_id=case_id, contact_id=contact))
        member = tx.first(NetworkMember, NetworkMember.contact_id == ruth)
        assert member is not None
        words = {"data": "helbred", "from_whom": "os", "to_whom": "Ruth", "purpose": "forløbet"}
        tx.add(
            Consent(member_id=member.id, starts=TODAY, ends=date(2027, 11, 1), given="skriftligt", **words)
        )
    people = [Person(citizen_id=citizen), Person(contact_id=egil), Person(contact_id=ruth)]
    anna = Person(worker_id=add_worker(desk))
    meeting = book(desk, at(13), anna, *people, case_id=case_id, agenda=("Siden sidst", "Aftaler"))
    found = card(desk, MeetingRef(meeting))
    assert (found.case_number, found.minutes, found.rule) == ("26-118", 60, None)
    assert [one.name for one in found.participants] == [
        "Anna Holm", "Mille Østerby", "Egil Vinther", "Ruth Damgaard",
    ]  # fmt: skip
    consents = [one.consent.key for one in found.participants]
    assert consents == ["none_needed", "none_needed", "missing", "valid"]
    assert found.participants[3].phone == "33534371"
    assert [point.title for point in found.agenda] == ["Siden sidst", "Aftaler"]


def test_contacts_at_a_meeting_about_no_case_need_no_consent(desk: Desk) -> None:
    meeting = book(desk, at(9), Person(contact_id=add_contact(desk)))
    assert card(desk, MeetingRef(meeting)).participants[0].consent.key == "none_needed"


def test_a_meeting_that_is_gone_is_said_to_be(desk: Desk) -> None:
    with pytest.raises(Refused, match="findes ikke længere"):
        card(desk, MeetingRef(4711))


def test_the_next_of_a_type_passes_over_the_past_the_cancelled_and_the_moved(desk: Desk) -> None:
    series = book(desk, at(10), rule="FREQ=WEEKLY;COUNT=4")
    now = at(10)
    assert next_of_type(desk, "teammoede", now) == MeetingRef(series, at(10))
    week = timedelta(weeks=1)
    assert next_of_type(desk, "teammoede", now + timedelta(minutes=1)) == MeetingRef(series, at(10) + week)
    with desk.write("Aflys møde") as tx:
        target(tx, MeetingRef(series, at(10)), Scope.THIS).state = MeetingState.CANCELLED.value
    assert next_of_type(desk, "teammoede", now) == MeetingRef(series, at(10) + week)
    assert next_of_type(desk, "netvaerk", now) is None
    far = book(desk, at(10, day=date(2028, 2, 1)), type_key="netvaerk")
    assert next_of_type(desk, "netvaerk", now) == MeetingRef(far)


def test_meetings_in_the_double_hour_come_in_the_order_they_happen(desk: Desk) -> None:
    first = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 2.45 in summer time
    second = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 2.15 an hour's change later
    for start in (second, first):
        book(desk, start, length=HOUR / 4, keep="")
    day = date(2026, 10, 25)
    found = entries(desk, day, day)
    assert [one.starts.astimezone(UTC) for one in found] == [first, second]
    assert [one.starts.hour for one in found] == [2, 2]


def test_a_meeting_in_the_missing_hour_lasts_as_long_as_planned(desk: Desk) -> None:
    start = local(date(2027, 3, 28), 1, 30)
    meeting = book(desk, start, keep="")
    shown = card(desk, MeetingRef(meeting))
    assert (shown.minutes, shown.entry.ends.hour) == (60, 3)


def test_a_week_is_one_statement_however_many_meetings(desk: Desk) -> None:
    people = [Person(worker_id=add_worker(desk, name)) for name in ("Anna Holm", "Bo Lund")]
    for hour in range(8, 14):
        book(desk, at(hour), *people, rule="FREQ=WEEKLY")
    sent: list[str] = []
    event.listen(desk.store.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    assert len(view(desk, MONDAY, FRIDAY).entries) == 6
    assert len([one for one in sent if one.startswith("SELECT")]) == 1


_ACTS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["move", "cancel", "end"]), st.integers(-3, 3)), max_size=4
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ACTS, st.sampled_from([date(2026, 3, 24), date(2026, 10, 20)]), st.integers(1, 3))
def test_a_series_with_exceptions_shows_each_occurrence_once(
    desk: Desk, acts: list[tuple[int, str, int]], first: date, interval: int
) -> None:
    """Ten occurrences over a change of the clock, some moved, cancelled or the series ended there."""
    with desk.write_quietly("Tøm") as tx:
        for table in (Meeting,):
            for row in sorted(tx.all(table), key=lambda row: -row.id):
                tx.delete(row)
                tx.flush()
    series = book(desk, at(10, day=first), rule=f"FREQ=DAILY;INTERVAL={interval};COUNT=10", keep="")
    model = {place: at(10, day=first + timedelta(days=place * interval)) for place in range(10)}
    cancelled: set[int] = set()
    own: set[int] = set()
    for place, act, hours in acts:
        if place not in model or place in cancelled:
            continue
        ref = MeetingRef(series, at(10, day=first + timedelta(days=place * interval)))
        if act == "move":
            model[place] += timedelta(hours=hours)
            move(desk, ref, model[place], model[place] + HOUR, keep="")
            own.add(place)
        elif act == "cancel":
            with desk.write("Aflys møde") as tx:
                target(tx, ref, Scope.THIS).state = MeetingState.CANCELLED.value
            cancelled.add(place)
            own.add(place)
        elif place > 0 and place not in own:
            set_rule(desk, ref, None, "")
            model = {one: start for one, start in model.items() if one <= place or one in own}
            break
    lo, _hi = window(first, first)
    found = entries(desk, lo.date(), first + timedelta(days=60))
    assert [one.starts for one in found] == sorted(model.values())
    assert sum(one.state is MeetingState.CANCELLED for one in found) == len(cancelled)


def test_a_week_nothing_happened_to_is_the_very_same_view(desk: Desk) -> None:
    anna, bo = (Person(worker_id=add_worker(desk, name)) for name in ("Anna Holm", "Bo Lund"))
    meeting = book(desk, at(9), anna)
    first = view(desk, MONDAY, FRIDAY)
    add_worker(desk, "Carl Dam")
    assert view(desk, MONDAY, FRIDAY) is first
    move(desk, MeetingRef(meeting), at(10), at(11))
    assert [one.starts.hour for one in view(desk, MONDAY, FRIDAY).entries] == [10]
    undo(desk)
    assert view(desk, MONDAY, FRIDAY) == first
    assert not view(desk, MONDAY, FRIDAY, [bo.worker_id or 0]).entries, (
        "nobody sees a colleague's days as hers"
    )
