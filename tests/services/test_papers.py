"""Agendas from the store: who sends them, what they hold back, what they warn of, and where they go."""

from datetime import date
from pathlib import Path

import pytest

from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.domain.roles import Role
from koordinator.errors import KoordinatorError, Refused
from koordinator.services import undoing
from koordinator.services.desk import Desk
from koordinator.services.letterhead import Sender, save_sender, sender
from koordinator.services.papers import AgendaOptions, Paper, agenda_pdf, page_pictures, save
from tests.factories import at as on_day
from tests.factories import new_desk
from tests.reports.cards import page_texts
from tests.services.meetings.diary import at, book
from tests.services.paper_meeting import ADDRESS, CPR, add_network_meeting, rename_worker, write_detail

HELD_BACK = "Kopien til Tove Østerby holdes tilbage: samtykket mangler."


def text(paper: Paper) -> str:
    """All that is printed."""
    return " ".join(" ".join(page_texts(paper.pdf)).split())


def test_the_agenda_of_a_meeting_in_the_store(desk: Desk) -> None:
    save_sender(desk, "authority", "Nørremark Kommune")
    save_sender(desk, "unit", "Jobcenter")
    paper = agenda_pdf(desk, add_network_meeting(desk, "Siden sidst", "Aftaler").ref)
    shown = text(paper)
    for words in (
        "Nørremark Kommune Anna Holm, koordinerende sagsbehandler",
        "Jobcenter tlf. 00 00 41 12 · anna.holm@noerremark.example",
        "Netværksmøde Mille Østerby · tirsdag den 24. november 2026 kl. 13.00–14.00",
        "Sted Mødestuen Mødeleder Anna Holm",
        "1 Siden sidst",
        "2 Aftaler",
        "Kan du ikke komme? Ring til Anna Holm senest mandag den 23. november kl. 12. Side 1 af 1",
    ):
        assert words in shown
    assert (paper.title, paper.pages) == ("Dagsorden 24. november 2026", 1)
    assert paper.file_name == "dagsorden-2026-11-24.pdf"
    assert paper.warnings == (HELD_BACK,)


def test_no_field_gives_away_cpr_or_address(desk: Desk) -> None:
    shown = text(agenda_pdf(desk, add_network_meeting(desk, "Siden sidst", protected=True).ref))
    for secret in (CPR, CPR[:6], ADDRESS, "Åskovvej", "7160", "Tørring"):
        assert secret not in shown


def test_what_was_typed_is_printed_and_warned_of(desk: Desk) -> None:
    held = add_network_meeting(desk, "Ring 620385-1234", protected=True)
    write_detail(desk, held.ref, "Vi mødes på Åskovvej 12")
    paper = agenda_pdf(desk, held.ref)
    assert "Ring 620385-1234" in text(paper)
    assert "Vi mødes på Åskovvej 12" in text(paper)
    assert paper.warnings == (
        "Der står et CPR-nummer i punkt 1.",
        "Borgerens beskyttede adresse står i teksten til punkt 1.",
        HELD_BACK,
    )


def test_an_address_without_protection_is_not_warned_of(desk: Desk) -> None:
    held = add_network_meeting(desk, "Hjemmebesøg, Åskovvej 12")
    assert agenda_pdf(desk, held.ref).warnings == (HELD_BACK,)


def test_initials_on_every_place(desk: Desk) -> None:
    held = add_network_meeting(desk, "Siden sidst")
    paper = agenda_pdf(desk, held.ref, AgendaOptions(initials=True))
    assert "Mille Ø. · tirsdag" in text(paper)
    assert "Tove Ø." in text(paper)
    assert "Østerby" not in text(paper)
    assert b"sterby" not in paper.pdf


def test_the_chairs_copy(desk: Desk) -> None:
    held = add_network_meeting(desk, *"abcdef")
    paper = agenda_pdf(desk, held.ref, AgendaOptions(chairs_copy=True))
    assert "Mødelederens eksemplar" in text(paper)
    assert paper.pages > agenda_pdf(desk, held.ref).pages


def test_a_caseworker_without_phone_is_still_named(desk: Desk) -> None:
    held = add_network_meeting(desk, "Siden sidst")
    rename_worker(desk, held.worker_id, phone=None, email=None)
    assert "tlf." not in text(agenda_pdf(desk, held.ref))


def test_a_team_meeting_asks_for_the_one_who_prints(desk: Desk) -> None:
    number = book(desk, at(9), Person(worker_id=desk.who.worker_id), agenda=("Tal",))
    shown = text(agenda_pdf(desk, MeetingRef(number)))
    assert shown.startswith("Lone Leder, teamleder Teammøde tirsdag den 24. november 2026")


def test_who_cannot_come_calls_on_a_working_day(desk: Desk) -> None:
    monday = date(2026, 11, 23)
    number = book(desk, at(9, day=monday), Person(worker_id=desk.who.worker_id))
    assert "senest fredag den 20. november kl. 12." in text(agenda_pdf(desk, MeetingRef(number)))
    late = on_day(desk, date(2026, 11, 22))
    assert "Ring til Lone Leder. Side" in text(agenda_pdf(late, MeetingRef(number)))


def test_a_meeting_that_is_gone_is_said_to_be(desk: Desk) -> None:
    with pytest.raises(Refused):
        agenda_pdf(desk, MeetingRef(999))


def test_pages_as_pictures(desk: Desk) -> None:
    paper = agenda_pdf(desk, add_network_meeting(desk).ref)
    (picture,) = page_pictures(paper.pdf, 120)
    assert picture.width == 120


def test_saved_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    paper = agenda_pdf(desk, add_network_meeting(desk).ref)
    save(paper, tmp_path / "ud.pdf")
    assert (tmp_path / "ud.pdf").read_bytes() == paper.pdf
    with pytest.raises(KoordinatorError, match="mappen findes ikke"):
        save(paper, tmp_path / "ingen" / "ud.pdf")


def test_the_sender_is_empty_until_a_leader_writes_it_and_can_be_undone(desk: Desk) -> None:
    assert sender(desk) == Sender("", "")
    save_sender(desk, "authority", "  Nørremark  Kommune ")
    assert sender(desk) == Sender("Nørremark Kommune", "")
    save_sender(desk, "authority", "Sønderå Kommune")
    undoing.undo(desk)
    assert sender(desk).authority == "Nørremark Kommune"
    with pytest.raises(Refused, match="længere end 80 tegn"):
        save_sender(desk, "unit", "x" * 81)


def test_only_leaders_write_the_sender(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="teamleder"):
        save_sender(new_desk(tmp_path, [Role.CASEWORKER]), "unit", "Jobcenter")
