"""The course calendar for a citizen's wall, and a worker's list of cases."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from koordinator.db.tables import Intervention, PaidHours, Placement
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.errors import Refused
from koordinator.reports.content.course_calendar import Run, course_calendar
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.calendar import calendar_paper
from koordinator.services.paperwork.case_list import case_list_paper
from tests.factories import TODAY, add_case, add_worker
from tests.reports.cards import HEAD, page_texts
from tests.services.network_rows import add_meeting


def text(paper: Paper) -> str:
    """All that is printed."""
    return " ".join(" ".join(page_texts(paper.pdf)).split())


def busy_case(desk: Desk) -> int:
    """Mille's case with an offer, a placement, paid hours and a meeting."""
    anna = add_worker(desk, "Anna Holm", phone="00 00 41 12")
    case_id = add_case(desk, "Mille Østerby", caseworker=anna, number="26-0001")
    with desk.write_quietly("Forløb") as tx:
        tx.add(
            Intervention(case_id=case_id, title="Morgengruppen", law="SEL § 104", starts=date(2026, 10, 5),
                         ends=date(2027, 1, 29)),
            Intervention(case_id=case_id, title="Mentor", law="LAB § 167", starts=date(2026, 11, 2)),
            Intervention(case_id=case_id, title="Et gammelt kursus", starts=date(2026, 1, 5),
                         ends=date(2026, 3, 1)),
            Placement(case_id=case_id, kind="praktik", title="Virksomhedspraktik – Brugsen", place="Brugsen",
                      starts=date(2026, 12, 1), ends=date(2027, 2, 26), hours=Decimal("12.5")),
            PaidHours(case_id=case_id, hours=Decimal(4), starts=date(2027, 3, 1)),
        )  # fmt: skip
    return case_id


def test_the_wall_shows_what_runs_and_when_one_meets_in_plain_words(desk: Desk) -> None:
    case_id = busy_case(desk)
    add_meeting(desk, case_id=case_id, place="Planteskolen")
    add_meeting(desk, case_id=case_id, day=date(2026, 12, 15), state=MeetingState.CANCELLED.value)
    paper = calendar_paper(desk, case_id)
    shown = text(paper)
    for words in (
        "Forløbskalender Mille · november 2026 – april 2027",
        "November December Januar 2027 Februar Marts April",
        "Morgengruppen 5. oktober 2026 – 29. januar 2027",
        "Mentor fra 2. november",
        "Virksomhedspraktik – Brugsen 12,5 timer om ugen 1. december 2026 – 26. februar 2027",
        "Lønnede timer 4 timer om ugen fra 1. marts",
        "Stiplet: slutdatoen er ikke aftalt",
        "tirsdag den 24.",
        "kl. 13.00",
        "Planteskolen",
        "Spørgsmål? Ring til Anna Holm, tlf. 00 00 41 12.",
    ):
        assert words in shown
    for kept_back in ("SEL", "LAB", "Østerby", "gammelt kursus", "tirsdag den 15."):
        assert kept_back not in shown
    assert (paper.title, paper.pages) == ("Forløbskalender 20. november 2026", 1)
    assert paper.file_name == "forloebskalender-2026-11-20.pdf"


def test_what_is_ordered_and_has_no_day_yet_is_not_drawn(desk: Desk) -> None:
    case_id = busy_case(desk)
    with desk.write_quietly("Bestil") as tx:
        tx.add(Intervention(case_id=case_id, title="Ordblindekursus", ordered=TODAY))
        tx.add(Intervention(case_id=case_id, title="Kendt fra listen"))
    shown = text(calendar_paper(desk, case_id))
    assert "Ordblindekursus" not in shown
    assert "Kendt fra listen" in shown


def test_a_wall_with_nothing_on_it_says_so(desk: Desk) -> None:
    shown = text(calendar_paper(desk, add_case(desk)))
    assert "Der er ikke aftalt noget endnu." in shown
    assert "Der er ingen aftalte møder." in shown


def test_very_much_takes_further_pages_and_loses_nothing(desk: Desk) -> None:
    case_id = add_case(desk)
    with desk.write_quietly("Forløb") as tx:
        tx.add(*(Intervention(case_id=case_id, title=f"Forløb nr. {n}", starts=TODAY) for n in range(30)))
    paper = calendar_paper(desk, case_id)
    assert paper.pages > 1
    assert all(f"Forløb nr. {n}" in text(paper) for n in range(30))


@pytest.mark.parametrize(
    ("starts", "ends", "begins", "over"),
    [
        (date(2026, 11, 1), date(2027, 4, 30), 0.0, 1.0),
        (date(2020, 1, 1), None, 0.0, 1.0),
        (None, date(2026, 11, 30), 0.0, 1 / 6),
        (date(2026, 12, 1), date(2026, 12, 31), 1 / 6, 2 / 6),
        (date(2027, 4, 30), date(2027, 5, 1), (5 + 29 / 30) / 6, 1.0),
    ],
)
def test_a_bar_lies_in_its_months(starts: date | None, ends: date | None, begins: float, over: float) -> None:
    made = course_calendar(HEAD, "Mille Østerby", [Run("offer", "Kursus", "", starts, ends)], [], TODAY)
    (bar,) = made.bars
    assert bar.begins == pytest.approx(begins)
    assert bar.ends == pytest.approx(over)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [(None, date(2026, 10, 31)), (date(2027, 5, 1), None), (date(2027, 5, 1), date(2027, 6, 1))],
)
def test_what_lies_outside_the_months_is_left_out(starts: date | None, ends: date | None) -> None:
    made = course_calendar(HEAD, "Mille", [Run("offer", "Kursus", "", starts, ends)], [], TODAY)
    assert made.bars == ()


def test_a_protected_address_in_a_place_is_warned_of(desk: Desk) -> None:
    address = {"address": "Åskovvej 12", "protected": True}
    case_id = add_case(desk, citizen=address)
    add_meeting(desk, case_id=case_id, place="Hjemme, Åskovvej 12")
    assert calendar_paper(desk, case_id).warnings == ("Borgerens beskyttede adresse står i et møde.",)


def test_a_workers_cases_stand_by_name_with_what_comes_next(desk: Desk) -> None:
    case_id = busy_case(desk)
    add_meeting(desk, case_id=case_id)
    anna = next(iter(_caseworker(desk, case_id)))
    add_case(desk, "Ali Åkjær", caseworker=anna, number="26-0002")
    add_case(desk, "Emil Møller", number="26-0003")
    paper = case_list_paper(desk, case_id)
    shown = text(paper)
    assert "Sagsliste Anna Holm · 2 sager · 20. november 2026" in shown
    assert shown.index("Ali Åkjær") < shown.index("Mille Østerby")
    assert "24. nov. kl. 13.00" in shown
    assert "intet planlagt" in shown
    assert "Passiv, årsag mangler" in shown
    assert "Emil Møller" not in shown
    assert paper.file_name == "sagsliste-2026-11-20.pdf"
    assert case_list_paper(desk, worker_id=anna).pdf == paper.pdf


def test_initials_hide_the_surnames(desk: Desk) -> None:
    shown = text(case_list_paper(desk, busy_case(desk), initials=True))
    assert "Mille Ø." in shown
    assert "Østerby" not in shown


def test_no_cpr_stands_on_the_list(desk: Desk) -> None:
    anna = add_worker(desk, "Anna Holm")
    case_id = add_case(desk, "Mille Østerby", cpr="6203851234", caseworker=anna)
    assert "620385" not in text(case_list_paper(desk, case_id))


def test_whoever_has_no_cases_gets_an_empty_list_and_nobody_a_refusal(desk: Desk) -> None:
    assert "Der er ingen løbende sager." in text(case_list_paper(desk))
    with pytest.raises(Refused):
        case_list_paper(desk, worker_id=999)


def test_a_full_caseload_breaks_over_pages(desk: Desk) -> None:
    anna = add_worker(desk, "Anna Holm")
    for number in range(35):
        add_case(desk, f"Borger Nummer{number}", caseworker=anna, starts=TODAY - timedelta(days=number))
    paper = case_list_paper(desk, worker_id=anna)
    assert paper.pages > 1
    assert all(f"Nummer{number}" in text(paper) for number in range(35))


def _caseworker(desk: Desk, case_id: int) -> set[int]:
    from koordinator.services.case_lists import case_card

    found = case_card(desk, case_id).line.caseworker_id
    return {found} if found is not None else set()
