"""The first text of a status note: numbers right, plain Danish, and a blank is never a zero."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.plans import MilestoneStatus
from koordinator.domain.status_facts import (
    AgreementFact,
    MeetingFact,
    MilestoneFact,
    RunningFact,
    StatusFacts,
    WheelFact,
)
from koordinator.domain.status_notes import SECTIONS
from koordinator.domain.status_texts import period_words, section_texts
from koordinator.domain.status_wheel import then_and_now

STARTS, ENDS = date(2026, 8, 18), date(2026, 11, 20)
NAMES = {"job": "Job og uddannelse", "social": "Svare telefonen", "sleep": "Døgnrytme", "home": "Bolig"}


def wheel(day: date, *values: int | None, by_citizen: bool = True) -> WheelFact:
    """A wheel with a number for each of the first areas."""
    given_ = dict(zip(NAMES, values, strict=False))
    return WheelFact(day, by_citizen, given_, {key: NAMES[key] for key in given_})


def whole() -> StatusFacts:
    """A period in which something of everything happened."""
    return StatusFacts(
        STARTS,
        ENDS,
        "Jeg vil arbejde med planter",
        (
            MilestoneFact("Stå op kl. 8", MilestoneStatus.REACHED, date(2026, 10, 3), MilestoneStatus.ACTIVE,
                          None, None),
            MilestoneFact("Svare telefonen", MilestoneStatus.ACTIVE, date(2026, 5, 1), None,
                          "Svarer hver dag", date(2027, 1, 15)),
        ),
        (
            MeetingFact(date(2026, 9, 4), "Netværksmøde", True, False, True),
            MeetingFact(date(2026, 10, 9), "Opfølgningssamtale", True, False, False),
            MeetingFact(date(2026, 10, 30), "Statusmøde", True, False, None),
            MeetingFact(date(2026, 11, 2), "Opfølgningssamtale", False, True, None),
            MeetingFact(date(2026, 11, 9), "Netværksmøde", False, False, None),
        ),
        (date(2026, 9, 4), date(2026, 9, 21)),
        (
            RunningFact("Mestringsforløb", "SEL § 107, Lindehuset", date(2026, 3, 2), None),
            RunningFact("Samtaler med psykolog", "SUL § 141", None, None, ordered=date(2026, 10, 1)),
        ),
        (
            wheel(date(2026, 5, 20), 2, 3, None, 5),
            wheel(date(2026, 8, 10), 3, 3, None, 5),
            wheel(date(2026, 11, 12), 5, 4, 6, None),
        ),
        (RunningFact("Virksomhedspraktik – Brugsen", "", date(2026, 9, 1), date(2027, 1, 12),
                     Decimal("12")),),
        (RunningFact("", "", date(2026, 11, 2), None, Decimal("6.5")),),
        (
            AgreementFact("Ringe til lægen", "Mille", date(2026, 9, 10), True, date(2026, 9, 9)),
            AgreementFact("Sende cv", "", date(2026, 10, 1), False, date(2026, 10, 5)),
            AgreementFact("Bestille tid", "Anna Holm", date(2026, 11, 1), None, None),
            AgreementFact("Besøge gartneriet", "", date(2026, 12, 1), None, None),
        ),
    )  # fmt: skip


def test_every_section_has_its_text() -> None:
    assert list(section_texts(whole())) == list(SECTIONS)


def test_the_period_stands_first() -> None:
    assert section_texts(whole())["purpose"].startswith(
        "Notatet gælder perioden 18. august – 20. november 2026.\n"
    )
    assert period_words(date(2025, 11, 3), date(2026, 2, 1)) == "3. november 2025 – 1. februar 2026"


def test_milestones_and_how_they_moved() -> None:
    assert section_texts(whole())["goals"] == (
        "Hovedmål: Jeg vil arbejde med planter\n"
        "Delmål:\n"
        "– Stå op kl. 8: fra i gang til nået den 3. oktober 2026\n"
        "– Svare telefonen: i gang, uændret i perioden"
    )


def test_meetings_attendance_talks_and_interventions() -> None:
    assert section_texts(whole())["activities"] == (
        "Møder afholdt: 3. Borgeren mødte til 1 af 2; for 1 er fremmødet ikke noteret.\n"
        "– 4. september 2026: Netværksmøde (mødte)\n"
        "– 9. oktober 2026: Opfølgningssamtale (udeblev)\n"
        "– 30. oktober 2026: Statusmøde\n"
        "Aflyst: Opfølgningssamtale 2. november.\n"
        "Ikke markeret som afholdt: Netværksmøde 9. november.\n"
        "Samtaler ud over møderne: 21. september 2026.\n"
        "Indsatser:\n"
        "– Mestringsforløb (SEL § 107, Lindehuset): fra 2. marts 2026, fortsætter\n"
        "– Samtaler med psykolog (SUL § 141): bestilt 1. oktober 2026, ikke begyndt"
    )


def test_the_wheel_then_and_now() -> None:
    assert section_texts(whole())["wheel"] == (
        "Borgerens egen vurdering, 10. august 2026 → 12. november 2026:\n"
        "– Job og uddannelse: 3 → 5 (+2)\n"
        "– Svare telefonen: 3 → 4 (+1)\n"
        "– Døgnrytme: ikke besvaret → 6\n"
        "– Bolig: 5 → ikke besvaret\n"
        "Gennemsnit: 3,0 → 4,5 (+1,5 point, +50,0 %), regnet på 2 områder, der er besvaret begge gange."
    )


def test_placements_and_paid_hours() -> None:
    assert section_texts(whole())["work"] == (
        "Praktik:\n"
        "– Virksomhedspraktik – Brugsen, 12 timer om ugen: fra 1. september 2026 til 12. januar 2027\n"
        "Lønnede timer:\n"
        "– 6,5 timer om ugen: fra 2. november 2026, fortsætter"
    )


def test_agreements_kept_or_not() -> None:
    assert section_texts(whole())["agreements"] == (
        "Aftaler: 1 holdt, 1 ikke holdt og 2 åbne.\n"
        "– Ringe til lægen (Mille): holdt 9. september 2026\n"
        "– Sende cv: ikke holdt 5. oktober 2026\n"
        "– Bestille tid (Anna Holm): åben, fristen er overskredet, frist 1. november 2026\n"
        "– Besøge gartneriet: åben, frist 1. december 2026"
    )


def test_what_comes_next_is_begun_and_the_assessment_is_the_writers() -> None:
    texts = section_texts(whole())
    assert texts["assessment"] == ""
    assert texts["next"] == (
        "Delmål at arbejde videre med:\n"
        "– Svare telefonen (senest 15. januar 2027). Om 3 måneder: Svarer hver dag"
    )


def test_an_empty_period_says_what_is_not_recorded_and_no_zero() -> None:
    texts = section_texts(StatusFacts(STARTS, ENDS))
    assert texts["goals"] == "Der er ikke skrevet et hovedmål endnu.\nDer er ikke skrevet delmål endnu."
    assert texts["activities"] == (
        "Der er ikke registreret møder eller samtaler i perioden.\n"
        "Der er ikke registreret indsatser i perioden."
    )
    assert texts["wheel"] == "Hjulet er ikke udfyldt i perioden."
    assert texts["work"] == (
        "Der er ikke registreret praktik i perioden.\nDer er ikke registreret lønnede timer i perioden."
    )
    assert texts["agreements"] == "Der er ikke registreret aftaler i perioden."
    assert not any("0" in text for key, text in texts.items() if key != "purpose")


def test_hours_that_nobody_wrote_are_left_out() -> None:
    placement = RunningFact("Snusepraktik – Bageriet", "", date(2026, 9, 1), None)
    text = section_texts(StatusFacts(STARTS, ENDS, placements=(placement,)))["work"]
    assert "– Snusepraktik – Bageriet: fra 1. september 2026, fortsætter" in text
    assert "om ugen" not in text


def test_many_talks_are_counted() -> None:
    days = tuple(date(2026, 9, day) for day in range(1, 9))
    text = section_texts(StatusFacts(STARTS, ENDS, talks=days))["activities"]
    assert text.startswith("Samtaler i perioden: 8, fra 1. september 2026 til 8. september 2026.")


def test_a_first_wheel_has_nothing_to_be_compared_with() -> None:
    text = section_texts(StatusFacts(STARTS, ENDS, wheels=(wheel(date(2026, 9, 1), 0, None),)))["wheel"]
    assert text == (
        "Borgerens egen vurdering, 1. september 2026 (ingen tidligere at holde op mod):\n"
        "– Job og uddannelse: 0\n– Svare telefonen: ikke besvaret"
    )


def test_two_wheels_of_the_period_are_compared_where_there_was_none_before() -> None:
    first, last = wheel(date(2026, 9, 1), 4), wheel(date(2026, 11, 1), 4)
    text = section_texts(StatusFacts(STARTS, ENDS, wheels=(last, first)))["wheel"]
    assert "1. september 2026 → 1. november 2026" in text
    assert "4 → 4 (uændret)" in text
    assert "Gennemsnit: 4,0 → 4,0 (uændret), regnet på 1 område" in text


def test_a_wheel_from_before_alone_is_named_and_not_taken_for_now() -> None:
    text = section_texts(StatusFacts(STARTS, ENDS, wheels=(wheel(date(2026, 5, 20), 2),)))["wheel"]
    assert text == "Hjulet er ikke udfyldt i perioden. Senest var 20. maj 2026."


def test_citizen_and_worker_are_told_apart() -> None:
    wheels = (wheel(date(2026, 9, 1), 4, by_citizen=False), wheel(date(2026, 9, 2), 2))
    text = section_texts(StatusFacts(STARTS, ENDS, wheels=wheels))["wheel"]
    assert text.index("Borgerens egen vurdering") < text.index("Sagsbehandlerens vurdering")


@given(days=st.lists(st.dates(date(2026, 1, 1), date(2026, 11, 20)), max_size=6))
def test_then_is_never_after_now_and_now_lies_in_the_period(days: list[date]) -> None:
    facts = StatusFacts(STARTS, ENDS, wheels=tuple(wheel(day, 3) for day in days))
    then, now = then_and_now(facts, by_citizen=True)
    assert (now is not None) == any(facts.within(day) for day in days)
    if now is not None:
        assert facts.within(now.day)
        assert then is None or then.day <= now.day
