"""The agenda as a PDF: its text, its pages, and its bytes."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.records import MeetingCard
from koordinator.reports.content.agenda import NO_POINTS, Agenda, Letterhead, agenda
from koordinator.reports.content.privacy import with_initials
from koordinator.reports.fonts import printable
from koordinator.reports.pdf.agenda import agenda_pages, agenda_pdf
from koordinator.reports.pdf.canvas import PAGE_HEIGHT, PAGE_WIDTH
from koordinator.reports.pdf.sheet import Words
from koordinator.reports.pdf.text import width
from tests.reports.cards import CALL_BY, HEAD, HOSTILE, meeting, page_texts, participant, squeezed

GOLDEN = """\
Nørremark Kommune Anna Holm, koordinerende sagsbehandler
Jobcenter · Fyldt 30 tlf. 00 00 41 12 · anna.holm@noerremark.example
Netværksmøde
Mille Ø. · tirsdag den 24. november 2026 kl. 13.00–14.30
Sted Grønnegårdens Planteskole Mødeleder Anna Holm
Vært Lotte Bakkegaard Referent Peter Ågård
Deltagere
Mille Ø. borger Lotte Bakkegaard virksomhedsmentor, planteskolen
Tove Ø. bisidder (mor) Ruth Damgaard bostøtte, Socialpsykiatrien
Anna Holm koordinerende sagsbehandler Egil Vinther psykolog, Vinther & Lund, har meldt
afbud
Peter Ågård virksomhedskonsulent
Dagsorden
13.00 1 Siden sidst Anna · 10 min.
Aftalerne fra 24. september, én for én
13.10 2 Milles egen oplevelse Mille Ø. · 15 min.
Hvad går godt? Hvad fylder?
13.25 3 Næste møde
4 Eventuelt 5 min.
Kan du ikke komme? Ring til Anna Holm senest mandag den 23. november kl. 12. Side 1 af 1"""


def paper(card: MeetingCard, *, chairs_copy: bool = False) -> Agenda:
    """The content for a meeting."""
    return agenda(card, HEAD, CALL_BY, chairs_copy=chairs_copy)


def printed(card: MeetingCard) -> str:
    """All text on a meeting's paper."""
    return "\n".join(page_texts(agenda_pdf(paper(card)).pdf))


def test_golden_text() -> None:
    (text,) = page_texts(agenda_pdf(with_initials(paper(meeting()))).pdf)
    assert [" ".join(line.split()) for line in text.splitlines()] == GOLDEN.splitlines()


def test_the_same_content_gives_the_same_bytes() -> None:
    assert agenda_pdf(paper(meeting())).pdf == agenda_pdf(paper(meeting())).pdf


def test_the_metadata_name_nobody() -> None:
    pdf = agenda_pdf(paper(meeting())).pdf
    document = PdfDocument(pdf)
    told = document.get_metadata_dict()
    document.close()
    assert told["Title"] == "Dagsorden 24. november 2026"
    assert not re.search("Mille|Østerby|Anna|Holm", repr(told))


def columns(card: MeetingCard) -> str:
    """What stands on the paper, each column read from top to bottom on each page."""
    found: dict[tuple[int, float, bool], str] = {}
    for number, page in enumerate(agenda_pages(paper(card))):
        for item in page:
            if isinstance(item, Words):
                key = (number, item.x, item.right)
                found[key] = found.get(key, "") + item.text
    return squeezed("\n".join(found.values()))


@pytest.mark.parametrize("text", HOSTILE)
def test_mark_up_is_printed_as_typed_in_every_field(text: str) -> None:
    guest = participant(text, text, organisation=text, host=True)
    card = meeting(participants=[guest], title=text, place=text, agenda=[(text, text, 5, text)])
    assert columns(card).count(squeezed(text)) == 9
    assert squeezed(text) in squeezed(printed(card))


FREE = st.text(
    st.characters(exclude_characters="-\u00ad", exclude_categories=["Zs", "Cf", "Mn"]), max_size=120
)


@settings(max_examples=40)
@given(FREE, FREE, FREE)
def test_the_text_on_the_page_is_what_was_typed(title: str, detail: str, place: str) -> None:
    pages = agenda_pages(paper(meeting(participants=(), agenda=[(title, detail, None, None)], place=place)))
    drawn = squeezed("".join(item.text for page in pages for item in page if isinstance(item, Words)))
    for typed in (title, detail, place):
        assert squeezed(printable(typed)) in drawn


@settings(max_examples=25)
@given(st.text(st.sampled_from("aæøåÆŁżЖΩ€✓→<>&%()\\😀ש"), min_size=1, max_size=200))
def test_the_text_in_the_pdf_is_what_was_typed(detail: str) -> None:
    shown = squeezed(printed(meeting(participants=(), agenda=[("Punkt", detail, None, None)])))
    assert squeezed(printable(detail)) in shown


def test_an_empty_agenda_says_so_and_leaves_room_to_write() -> None:
    drawn = agenda_pdf(paper(meeting(agenda=[])))
    assert drawn.pages == 1
    assert NO_POINTS in page_texts(drawn.pdf)[0]


def test_a_paper_without_any_facts_is_still_a_paper() -> None:
    bare = agenda(meeting(participants=(), agenda=[], place=None, title="", citizen=None), Letterhead())
    assert "Side 1 af 1" in page_texts(agenda_pdf(bare).pdf)[0]


def test_sixty_points_go_over_pages_that_each_say_which_they_are() -> None:
    lines = [(f"Emne {number}", "Kort tekst", 5, "Anna") for number in range(1, 61)]
    drawn = agenda_pdf(paper(meeting(agenda=lines)))
    texts = page_texts(drawn.pdf)
    assert drawn.pages == len(texts) > 3
    for number, text in enumerate(texts, 1):
        assert f"Side {number} af {drawn.pages}" in text
        assert number == 1 or text.startswith("Netværksmøde · Mille Østerby · 24. november 2026")
    assert [int(found) for found in re.findall(r"Emne (\d+)", "\n".join(texts))] == list(range(1, 61))


def test_long_text_and_many_people_lose_nothing() -> None:
    detail = " ".join(f"ord{number}" for number in range(800))
    guests = [participant(f"Gæst{number} Navn", f"rolle {number}") for number in range(40)]
    shown = squeezed(printed(meeting(participants=guests, agenda=[("Punkt", detail, 5, None)])))
    assert all(f"Gæst{number}Navn" in shown for number in range(40))
    without_heads = re.sub(r"Kandu.*?\d\d\.november2026", "", shown)
    assert squeezed(detail) in without_heads


EXTREMES = {
    "sixty": meeting(agenda=[("Emne " * 12, "Tekst", 5, "Anna " * 20)] * 60),
    "long": meeting(agenda=[("W" * 400, "x" * 5000, 5, "y" * 300)]),
    "crowd": meeting(participants=[participant("Navn " * 9, "rolle " * 40)] * 40),
    "one huge guest": meeting(participants=[participant("N" * 900, "rolle " * 900)]),
    "titles": meeting(title="Titel " * 300, type_name="Type " * 100, place="Sted " * 400),
    "cancelled": meeting(state=MeetingState.CANCELLED, type_name="Møde" * 30),
}


@pytest.mark.parametrize("name", EXTREMES)
@pytest.mark.parametrize("chairs_copy", [False, True])
def test_nothing_overlaps_or_leaves_the_page(name: str, chairs_copy: bool) -> None:
    for page in agenda_pages(paper(EXTREMES[name], chairs_copy=chairs_copy)):
        boxes = [_box(item) for item in page if isinstance(item, Words)]
        assert all(left >= 0 and right <= PAGE_WIDTH for left, right, _, _ in boxes)
        assert all(top >= 0 and bottom <= PAGE_HEIGHT for _, _, top, bottom in boxes)
        boxes.sort(key=lambda box: box[2])
        for number, box in enumerate(boxes):
            assert not any(_overlap(box, other) for other in boxes[number + 1 : number + 12])


def _box(item: Words) -> tuple[float, float, float, float]:
    """Left, right, and from the height of a capital to the baseline."""
    wide = width(item.text, item.style)
    left = item.x - wide if item.right else item.x
    return left, left + wide, item.y - 0.7 * item.style.size, item.y


def _overlap(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[1] - 0.1 and two[0] < one[1] - 0.1 and one[2] < two[3] and two[2] < one[3]


def test_the_chairs_copy_says_so_and_has_more_room() -> None:
    usual, chairs = agenda_pdf(paper(meeting())), agenda_pdf(paper(meeting(), chairs_copy=True))
    assert "Mødelederens eksemplar" in page_texts(chairs.pdf)[0]
    assert chairs.pages > usual.pages


def test_points_come_down_the_pages_in_their_order() -> None:
    pages = agenda_pages(paper(EXTREMES["sixty"]))
    numbers = [
        int(item.text)
        for page in pages
        for item in page
        if isinstance(item, Words) and item.style.colour == "accent" and item.text.isdigit()
    ]
    assert all(second == first + 1 for first, second in pairwise(numbers))
