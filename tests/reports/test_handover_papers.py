"""The handover letter, checklists and business cards: their text, their privacy, their bytes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.db.tables import Absence
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.reports.content.card import Card
from koordinator.reports.content.handover import Reach
from koordinator.reports.pdf.card import WIDE, card_page
from koordinator.reports.pdf.sheet import Words
from koordinator.reports.pdf.text import width
from koordinator.services import checklists
from koordinator.services.desk import Desk
from koordinator.services.handing_over import hand_over
from koordinator.services.letterhead import save_sender
from koordinator.services.move_cases import move_cases
from koordinator.services.papers import Paper
from koordinator.services.paperwork.card import card_paper
from koordinator.services.paperwork.checklist import checklist_paper
from koordinator.services.paperwork.handover import handover_letter
from tests.factories import add_case, add_team, add_worker, at, new_desk
from tests.reports.cards import HOSTILE, page_texts

MONDAY = date(2026, 11, 30)
LETTER = """\
Nørremark Kommune Bo Kjær, koordinerende sagsbehandler
Jobcenter · Fyldt 30 tlf. 00 00 41 13 · bo.kjaer@noerremark.example
Mille Østerby 20. november 2026
Åvej 12
9999 Nørremark
Du får en ny sagsbehandler
Kære Mille Østerby
Fra mandag den 30. november 2026 er Bo Kjær din sagsbehandler. Til og med
29. november er det stadig Anna Holm.
Din plan er stadig din, og den gælder fortsat. Du skal ikke begynde forfra.
Vi mødes
Mandag den 30. november 2026 kl. 8.00–9.00
På mødet er du sammen med Bo Kjær, Anna Holm og Carl Dam.
Du må gerne tage en bisidder med, det vil sige en, du har tillid til. Vi sørger for tolk (arabisk).
Det taler vi om
– Hvordan var mødet i rehabiliteringsteamet?
– Planen indtil nu, og hvem den tilhører
– Hvad er vigtigst for dig?
– Hvad venter vi af hinanden?
– Hjulet som redskab
– Sådan holder vi kontakten, og opstartsmødet
Sådan får du fat i os
Bo Kjær tlf. 00 00 41 13
koordinerende sagsbehandler bo.kjaer@noerremark.example
Carl Dam tlf. 00 00 41 14
virksomhedskonsulent carl.dam@noerremark.example
Venlig hilsen
Bo Kjær
Kan du ikke komme? Ring til Bo Kjær på 00 00 41 13. Side 1 af 1"""


class Place:
    """Mille's case at Anna, with Bo who can take it over."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        save_sender(desk, "authority", "Nørremark Kommune")
        save_sender(desk, "unit", "Jobcenter")
        team = self.team = add_team(desk, "Fyldt 30")
        self.anna = add_worker(desk, team_id=team, phone="00 00 41 12", email="anna.holm@noerremark.example")
        self.bo = add_worker(
            desk, "Bo Kjær", team_id=team, phone="00 00 41 13", email="bo.kjaer@noerremark.example"
        )
        self.carl = add_worker(
            desk, "Carl Dam", (Role.CONSULTANT,), team, phone="00 00 41 14",
            email="carl.dam@noerremark.example",
        )  # fmt: skip
        self.case = self.case_of("Mille Østerby", interpreter="arabisk")

    def case_of(self, name: str, **citizen: object) -> int:
        """A case with an address."""
        told = {"address": "Åvej 12", "postcode": "9999", "city": "Nørremark", **citizen}
        return add_case(
            self.desk, name, caseworker=self.anna, consultant=self.carl, citizen=told,
            number=f"26-{name[0]}", team_id=self.team,
        )  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(new_desk(tmp_path))


def text(paper: Paper) -> list[str]:
    """The lines of a paper, their spaces evened out."""
    return [" ".join(line.split()) for page in page_texts(paper.pdf) for line in page.splitlines()]


def test_the_letter_reads_as_it_should(place: Place) -> None:
    hand_over(place.desk, place.case, place.bo, MONDAY, "Anna går på orlov")
    paper = handover_letter(place.desk, place.case)
    assert text(paper) == LETTER.splitlines()
    assert (paper.title, paper.pages, paper.warnings) == ("Overdragelsesbrev 20. november 2026", 1, ())
    assert paper.file_name == "overdragelsesbrev-2026-11-20.pdf"
    assert handover_letter(place.desk, place.case).pdf == paper.pdf


def test_why_the_case_goes_over_is_not_the_citizens_business(place: Place) -> None:
    hand_over(place.desk, place.case, place.bo, MONDAY, "Anna er sygemeldt med stress")
    assert "stress" not in "\n".join(text(handover_letter(place.desk, place.case)))


def test_a_protected_address_stands_there_only_when_it_is_chosen(place: Place) -> None:
    case_id = place.case_of("Ida Lund", protected=True)
    hand_over(place.desk, case_id, place.bo, MONDAY, "Ny fordeling")
    usual = handover_letter(place.desk, case_id)
    assert "Åvej" not in "\n".join(text(usual))
    assert usual.warnings == ()
    chosen = handover_letter(place.desk, case_id, with_address=True)
    assert "Åvej 12" in text(chosen)
    assert chosen.warnings == ("Borgerens beskyttede adresse står i adressefeltet.",)


def test_without_a_meeting_somebody_calls(place: Place) -> None:
    hand_over(place.desk, place.case, place.bo, MONDAY, "Ny fordeling", meeting=False)
    found = " ".join(text(handover_letter(place.desk, place.case)))
    assert "Bo Kjær ringer eller skriver til dig" in found
    assert "Vi mødes" not in found
    assert "Har du spørgsmål? Ring til Bo Kjær på 00 00 41 13." in found


def test_nobody_is_promised_a_call_while_the_new_caseworker_is_away(place: Place) -> None:
    with place.desk.write_quietly("Ferie") as tx:
        tx.add(
            Absence(
                worker_id=place.bo, kind="holiday", starts=MONDAY, ends=date(2026, 12, 4), share=Decimal(1),
                scales=False,
            )
        )  # fmt: skip
    hand_over(place.desk, place.case, place.bo, MONDAY, "Ny fordeling", meeting=False)
    found = " ".join(text(handover_letter(place.desk, place.case)))
    assert "Bo Kjær er tilbage mandag den 7. december 2026 og ringer eller skriver derefter til dig" in found


def test_afterwards_the_letter_speaks_of_what_has_been(place: Place) -> None:
    hand_over(place.desk, place.case, place.bo, MONDAY, "Ny fordeling")
    found = " ".join(text(handover_letter(at(place.desk, date(2026, 12, 3)), place.case)))
    assert "Bo Kjær er din sagsbehandler fra mandag den 30. november 2026. Før var det Anna Holm." in found
    assert "Vi mødes" not in found


def test_a_case_that_was_moved_has_its_letter_too(place: Place) -> None:
    move_cases(place.desk, [place.case], place.bo, MONDAY)
    assert "Kære Mille Østerby" in text(handover_letter(place.desk, place.case))


def test_the_first_caseworker_is_no_new_one(place: Place) -> None:
    found = text(handover_letter(place.desk, place.case))
    assert "Din sagsbehandler" in found
    assert not any("Før var det" in line for line in found)


def test_nobody_to_write_about(place: Place) -> None:
    with pytest.raises(Refused, match="ingen sagsbehandler"):
        handover_letter(place.desk, add_case(place.desk, "Ulla Uden"))
    with pytest.raises(Refused, match="hverken"):
        card_paper(place.desk, add_case(place.desk, "Uffe Uden"))


def test_a_checklist_shows_who_has_done_what(place: Place) -> None:
    hand_over(place.desk, place.case, place.bo, MONDAY, "Ny fordeling")
    checklists.tick(place.desk, place.case, "overdragelse", "told")
    paper = checklist_paper(place.desk, place.case)
    found = text(paper)
    assert found[2:5] == [
        "Overdragelse",
        "Mille Østerby · sag 26-M · fra Anna Holm til Bo Kjær den 30. november",
        "Når en borger får ny sagsbehandler, så intet går tabt, og borgeren ved, hvem der nu er kontakten.",
    ]
    assert "× Har borgeren hørt det først, og ved borgeren hvorfor? Lone Leder · 20-11-2026" in found
    assert sum("×" in line for line in found) == 3
    assert paper.file_name == "tjekliste-overdragelse-2026-11-20.pdf"
    empty = "\n".join(text(checklist_paper(place.desk, place.case, empty=True)))
    assert "×" not in empty
    assert "Lone Leder" not in empty


@pytest.mark.parametrize("key", [one.key for one in checklists.lists()])
def test_every_list_prints_all_its_questions_on_one_page(place: Place, key: str) -> None:
    paper = checklist_paper(place.desk, place.case, key, initials=True)
    found = " ".join(text(paper))
    for point in checklists.checklist(key).points:
        assert point.text in found
    assert "Østerby" not in found
    assert "Mille Ø." in found
    assert paper.pages == 1


def test_ten_cards_with_both_and_nothing_of_the_citizen(place: Place) -> None:
    paper = card_paper(place.desk, place.case)
    found = "\n".join(text(paper))
    assert found.count("Anna Holm") == found.count("Carl Dam") == 10
    assert found.count("Tlf. 00 00 41 12") == 10
    assert "Mille" not in found
    assert paper.pages == 1


def test_cards_before_a_handover_name_the_new_caseworker(place: Place) -> None:
    hand_over(place.desk, place.case, place.bo, MONDAY, "Ny fordeling")
    assert "\n".join(text(card_paper(place.desk, place.case))).count("Bo Kjær") == 10


@pytest.mark.parametrize("words", [*HOSTILE, "Ø" * 200])
def test_long_and_hostile_words_stay_on_their_card(words: str) -> None:
    who = Reach(words, words, words, words)
    for item in card_page(Card(words, words, (who, who))):
        if isinstance(item, Words):
            assert width(item.text, item.style) <= WIDE
