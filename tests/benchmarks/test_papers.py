"""Agendas as PDFs against bare platypus with the same words in the same typeface."""

from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from koordinator.reports.content.agenda import agenda
from koordinator.reports.fonts import MEDIUM, REGULAR, SEMIBOLD, font
from koordinator.reports.pdf.agenda import agenda_pages, agenda_pdf
from koordinator.reports.pdf.sheet import Words
from tests.benchmarks.measure import ratio
from tests.reports.cards import CALL_BY, HEAD, PARTICIPANTS, meeting

SIX = [(f"Punkt nummer {number}", "Hvad går godt? Hvad fylder?", 15, "Anna Holm") for number in range(6)]
PAPERS = 20


def test_an_agenda_costs_little_beyond_its_words() -> None:
    content = agenda(meeting(participants=PARTICIPANTS, agenda=SIX), HEAD, CALL_BY)
    words = [item for page in agenda_pages(content) for item in page if isinstance(item, Words)]
    styles = {
        weight: ParagraphStyle(str(weight), fontName=font(weight).fontName, fontSize=10, leading=13)
        for weight in (REGULAR, MEDIUM, SEMIBOLD)
    }

    def bare() -> None:
        for _ in range(PAPERS):
            story: list[Flowable] = [
                Paragraph(item.text.replace("&", "&amp;"), styles[item.style.weight]) for item in words
            ]
            SimpleDocTemplate(BytesIO(), invariant=1, pageCompression=1).build(story)

    def ours() -> None:
        for _ in range(PAPERS):
            agenda_pdf(content)

    found = ratio(ours, bare, bound=1.5)
    print(f"agenda / bare platypus: {found:.2f}")
    assert found <= 1.5
