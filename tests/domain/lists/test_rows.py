"""What a team's name says about ages, and what an offer's text says about placements."""

from datetime import date

import pytest

from koordinator.domain.lists.rows import AgeBand, age_sentence, guess_age_band, parse_offer

BEGINNINGS = [
    ("virksomhedscenter", "virksomhedscenter"),
    ("virksomhedspraktik", "praktik"),
    ("praktik", "praktik"),
]
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("team", "band"),
    [
        ("Under 30", (None, 29)),
        ("30 og over", (30, None)),
        ("Team fyldt 30", (30, None)),
        ("u30", (None, 29)),
        ("Ungeteam (u/30)", (None, 29)),
        ("18-29", (18, 29)),
        ("18 – 29 år", (18, 29)),
        ("30+", (30, None)),
        ("30 år og derover", (30, None)),
        ("29 år og derunder", (None, 29)),
        ("Team Nord", (None, None)),
        ("Team 3", (None, None)),
        ("Team 30 – Nord", (None, None)),
        ("40-18", (None, None)),
    ],
)
def test_the_ages_a_team_name_speaks_of(team: str, band: AgeBand) -> None:
    assert guess_age_band(team) == band


def test_thirty_is_thirty_from_the_birthday_on() -> None:
    turns_today, turns_tomorrow = "8411960000", "8511960000"
    assert age_sentence(turns_today, (30, None), TODAY) is None
    assert "30 år" in str(age_sentence(turns_today, (None, 29), TODAY))
    assert age_sentence(turns_tomorrow, (None, 29), TODAY) is None
    assert "29 år" in str(age_sentence(turns_tomorrow, (30, None), TODAY))
    assert age_sentence(turns_today, (None, None), TODAY) is None


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Virksomhedspraktik – Brugsen Hornsyld", "praktik", "Brugsen Hornsyld"),
        ("VIRKSOMHEDSPRAKTIK: Brugsen", "praktik", "Brugsen"),
        ("Praktik hos Brugsen", "praktik", "Brugsen"),
        ("Virksomhedscenter Juelsminde Havn", "virksomhedscenter", "Juelsminde Havn"),
        ("Praktik", "praktik", ""),
        ("Praktikanthjælp", "intervention", "Praktikanthjælp"),
        ("Bostøtte  § 85", "intervention", "Bostøtte § 85"),
    ],
)
def test_an_offer_is_an_intervention_or_a_placement_with_its_place(text: str, kind: str, title: str) -> None:
    offer = parse_offer(text, BEGINNINGS, ["hos "])
    assert (offer.kind, offer.title) == (kind, title)
    assert offer.text == " ".join(text.split())
    assert offer.is_placement == (kind != "intervention")
