"""What a paper does not give away, and what it warns of."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.reports.content.agenda import Agenda, agenda
from koordinator.reports.content.privacy import (
    Secrets,
    holds_address,
    holds_cpr,
    holds_name,
    short_name,
    warnings,
    with_initials,
)
from tests.reports.cards import HEAD, PARTICIPANTS, WORKER, meeting, participant, without_citizen


def made(**fields: object) -> Agenda:
    """The agenda of the network meeting."""
    return agenda(meeting(**fields), HEAD)  # type: ignore[arg-type]


def test_the_citizen_and_relatives_of_the_name_are_shortened_everywhere() -> None:
    short = with_initials(made())
    assert short.citizen == "Mille Ø."
    assert [party.name for party in short.parties][:3] == ["Mille Ø.", "Tove Ø.", "Anna Holm"]
    assert short.points[1].presenter == "Mille Ø."
    assert "Østerby" not in repr(short)


def test_a_citizen_who_is_the_host_is_shortened_there_too() -> None:
    host = replace(PARTICIPANTS[0], host=True)
    assert with_initials(made(participants=[host])).facts[2].value == "Mille Ø."


def test_colleagues_and_free_text_are_left_as_they_are() -> None:
    colleague = participant("Ole Østerby", None, person=WORKER)
    short = with_initials(
        made(participants=[PARTICIPANTS[0], colleague], agenda=[("Østerby", None, None, None)])
    )
    assert short.parties[1].name == "Ole Østerby"
    assert short.points[0].title == "Østerby"


def test_a_meeting_about_nobody_has_no_initials() -> None:
    team = agenda(without_citizen(meeting(participants=PARTICIPANTS[2:])), HEAD)
    assert with_initials(team) == team


def test_citizens_who_take_part_in_a_meeting_about_nobody_are_shortened() -> None:
    group = agenda(without_citizen(meeting()), HEAD)
    assert [party.name for party in with_initials(group).parties][:2] == ["Mille Ø.", "Tove Ø."]


@pytest.mark.parametrize(
    ("name", "short"),
    [("Mille Østerby", "Mille Ø."), ("Anna Marie von Holm", "Anna H."), ("Madonna", "M."), ("", "")],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    "text",
    [
        "620385-1234", "6203851234", "620385 1234", "cpr.620385–1234!", "620385 - 1234", "62 03 85 1234",
        "020385-1234", "６２０３８５-１２３４", "6203\u200b85-1234", "har\n620385\n1234",
    ],
)  # fmt: skip
def test_a_cpr_number_is_seen_however_it_is_written(text: str) -> None:
    assert holds_cpr(text)


@pytest.mark.parametrize(
    "text",
    ["", "12 34 56 78", "+45 20123456", "990385-1234", "24. november 2026", "96203851234", "620385-12345"],
)
def test_other_numbers_are_no_cpr_number(text: str) -> None:
    assert not holds_cpr(text)


def test_the_citizens_own_number_is_seen_with_anything_between_its_digits() -> None:
    assert holds_cpr("6.2.0.3.8.5.1.2.3.4", "6203851234")


@given(
    st.integers(1, 28), st.integers(1, 12), st.integers(0, 99), st.integers(0, 9999), st.booleans(),
    st.sampled_from(["", "-", " ", "–"]),
)  # fmt: skip
def test_every_number_with_a_date_of_birth_is_seen(
    day: int, month: int, year: int, last: int, replacement: bool, between: str
) -> None:
    number = f"{day + 60 * replacement:02d}{month:02d}{year:02d}{between}{last:04d}"
    assert holds_cpr(f"Ring ({number}) i dag")


ADDRESS = "Åskovvej 12, 2. th"


@pytest.mark.parametrize(
    "text",
    ["Vi mødes på Åskovvej 12", "åskovvej  12, 2. th", "AASKOVVEJ nr. 12", "Åskovvej12.", "(Åskovvej\n12B)"],
)
def test_the_protected_address_is_seen(text: str) -> None:
    assert holds_address(text, ADDRESS)


@pytest.mark.parametrize("text", ["Åskovvej 123", "Åskovvej 1", "Skovvej 12", "Lille Åskovvejen 12", "12"])
def test_another_address_is_not(text: str) -> None:
    assert not holds_address(text, ADDRESS)


def test_names_are_seen_as_words() -> None:
    assert holds_name("Østerbys mor", "Mille Østerby")
    assert not holds_name("Østerbyvej", "Mille Østerby")
    assert not holds_name("Mille", "Mille Østerby")


def test_warnings_say_where_and_hold_no_number() -> None:
    held = made(
        title="Om 620385-1234",
        place="Åskovvej 12",
        agenda=[("Tal", "cpr 6203851234", None, None), ("Ro", None, None, "Bo 620385-1234")],
    )
    found = warnings(held, [Secrets("6203851234", ADDRESS)])
    assert found == (
        "Der står et CPR-nummer i mødets titel.",
        "Borgerens beskyttede adresse står i mødets sted.",
        "Der står et CPR-nummer i teksten til punkt 1.",
        "Der står et CPR-nummer i oplægsholderen til punkt 2.",
        "Kopien til Ruth Damgaard holdes tilbage: samtykket er udløbet.",
    )


def test_an_address_that_is_not_protected_may_stand() -> None:
    assert warnings(made(participants=(), place="Åskovvej 12"), ()) == ()


def test_the_name_in_free_text_is_told_where_initials_are_wanted() -> None:
    held = made(participants=PARTICIPANTS[:2], agenda=[("Østerbys ønsker", None, None, None)])
    assert warnings(held, ()) == ()
    assert warnings(with_initials(held), (), initials_of=["Mille Østerby"]) == (
        "Borgerens navn står i punkt 1, selv om papiret skal have initialer.",
    )
