"""Pictures of pages: the size asked for, white paper, and something on it."""

from koordinator.reports.content.agenda import agenda
from koordinator.reports.pdf.agenda import agenda_pdf
from koordinator.reports.pictures import pictures
from tests.reports.cards import CALL_BY, HEAD, meeting

WHITE = b"\xff\xff\xff\xff"


def test_every_page_is_as_wide_as_asked() -> None:
    drawn = agenda_pdf(agenda(meeting(), HEAD, CALL_BY, chairs_copy=True))
    made = pictures(drawn.pdf, 301)
    assert len(made) == drawn.pages
    for picture in made:
        assert picture.width == 301
        assert abs(picture.height - 301 * 297 / 210) < 2
        assert len(picture.rgba) == picture.width * picture.height * 4
        assert picture.rgba[:4] == WHITE
        assert picture.rgba.count(WHITE) < len(picture.rgba) // 4


def test_single_pages_can_be_asked_for() -> None:
    drawn = agenda_pdf(agenda(meeting(), HEAD, chairs_copy=True))
    assert pictures(drawn.pdf, 200, [1]) == pictures(drawn.pdf, 200)[1:2]
