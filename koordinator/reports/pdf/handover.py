"""The letter about a new caseworker, drawn on house paper."""

from koordinator.reports.content.handover import HandoverLetter
from koordinator.reports.fonts import MEDIUM, REGULAR
from koordinator.reports.pdf import house
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.canvas import drawn
from koordinator.reports.pdf.house import GAP, LEFT, MM, RIGHT, WIDTH
from koordinator.reports.pdf.sheet import Cell, Item, Sheet
from koordinator.reports.pdf.text import Line, Style, lines

BODY = Style(REGULAR, 11, 16.5)
NAME = Style(MEDIUM, 11, 16.5)
_ADDRESS = 38 * MM  # where the window of an envelope is
_MEASURE = WIDTH - 40
_DASH, _NAMES = 12.0, 172.0


def handover_pdf(letter: HandoverLetter) -> Drawn:
    """The letter as a PDF."""
    pages = handover_pages(letter)
    return Drawn(drawn(pages, f"Overdragelsesbrev {letter.day}"), len(pages))


def handover_pages(letter: HandoverLetter) -> list[list[Item]]:
    """Everything in its place on its page, nothing drawn yet."""
    sentence = house.foot_lines(letter.foot)
    sheet = Sheet(house.TOP, house.foot_top(sentence) - 10, lambda sheet: _small_head(sheet, letter))
    house.first_head(sheet, letter.letterhead)
    _receiver(sheet, letter)
    sheet.row([Cell(LEFT, lines(letter.heading, house.TITLE, WIDTH))])
    sheet.y += 10
    _paragraphs(sheet, (f"Kære {letter.citizen}", *letter.opening))
    _meeting(sheet, letter)
    _reach(sheet, letter)
    sheet.need(3 * BODY.leading)
    _paragraphs(sheet, ("Venlig hilsen",))
    sheet.row([Cell(LEFT, lines(letter.signed, NAME, _MEASURE))])
    return [
        [*page, *house.foot(sentence, number, len(sheet.pages))] for number, page in enumerate(sheet.pages, 1)
    ]


def _small_head(sheet: Sheet, letter: HandoverLetter) -> None:
    house.next_head(sheet, f"{letter.heading} · {letter.citizen}", letter.day)


def _receiver(sheet: Sheet, letter: HandoverLetter) -> None:
    """Name and address where the window is, the day to the right."""
    sheet.y = max(sheet.y + 12, _ADDRESS)
    there = [
        line for text in (letter.citizen, *letter.address) for line in lines(text, house.BODY, WIDTH / 2)
    ]
    sheet.row([Cell(LEFT, there), Cell(RIGHT, [Line(letter.day, house.LABEL)], right=True)])
    sheet.y = max(sheet.y + 20, _ADDRESS + 32 * MM)


def _paragraphs(sheet: Sheet, texts: tuple[str, ...]) -> None:
    for text in texts:
        sheet.row([Cell(LEFT, lines(text, BODY, _MEASURE))])
        sheet.y += 6


def _meeting(sheet: Sheet, letter: HandoverLetter) -> None:
    if not letter.when:
        return
    sheet.y += 4
    house.goal_block(sheet, "Vi mødes", letter.when, letter.where)
    sheet.y += 10
    _paragraphs(sheet, letter.meeting)
    if letter.points:
        sheet.need(3 * BODY.leading)
        sheet.y += 4
        sheet.row([Cell(LEFT, [Line("Det taler vi om", house.SECTION)])])
        sheet.y += 3
    for point in letter.points:
        body = lines(point, BODY, _MEASURE - _DASH)
        sheet.row([Cell(LEFT, [Line("–", BODY)]), Cell(LEFT + _DASH, body)])
        sheet.y += 2


def _reach(sheet: Sheet, letter: HandoverLetter) -> None:
    sheet.y += 12
    sheet.need(house.SECTION.leading + 30 + 40 * len(letter.reach))
    sheet.row([Cell(LEFT, [Line("Sådan får du fat i os", house.SECTION)])])
    sheet.y += 4
    for one in letter.reach:
        sheet.rule(LEFT, WIDTH, "rule")
        sheet.y += 5
        who = [*lines(one.name, house.NAME, _NAMES), *lines(one.role, house.DETAIL, _NAMES)]
        phone = f"tlf. {one.phone}" if one.phone else ""
        how = [line for text in (phone, one.email) for line in lines(text, house.BODY, WIDTH - _NAMES - GAP)]
        sheet.row([Cell(LEFT, who), Cell(LEFT + _NAMES + GAP, how)])
        sheet.y += 5
    sheet.rule(LEFT, WIDTH, "rule")
    sheet.y += 18
