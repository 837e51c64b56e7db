"""A case's plan drawn on house paper."""

from collections.abc import Sequence
from itertools import zip_longest

from koordinator.reports.content.agenda import Fact
from koordinator.reports.content.plan import (
    NO_INTERVENTIONS,
    NO_MILESTONES,
    Measure,
    PlanContent,
    Step,
)
from koordinator.reports.pdf import house
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.canvas import drawn
from koordinator.reports.pdf.house import COLUMN, GAP, LEFT, RIGHT, SECOND, WIDTH
from koordinator.reports.pdf.sheet import Cell, Item, Sheet, height
from koordinator.reports.pdf.text import Line, lines, width

HEADING = "Indsatsplan"
_LABEL = 74.0
_PAD = 3.75
_NUMBER = 22.0
_TEXT = LEFT + _NUMBER
_SIDE = 150.0
_HALF = (RIGHT - _TEXT - GAP) / 2


def plan_pdf(content: PlanContent) -> Drawn:
    """The plan as a PDF."""
    pages = plan_pages(content)
    return Drawn(drawn(pages, f"{HEADING} {content.day}"), len(pages))


def plan_pages(content: PlanContent) -> list[list[Item]]:
    """Everything in its place on its page, nothing drawn yet."""
    sentence = house.foot_lines(content.question)
    sheet = Sheet(house.TOP, house.foot_top(sentence) - 10, lambda sheet: _small_head(sheet, content))
    house.first_head(sheet, content.letterhead)
    _title(sheet, content)
    house.goal_block(sheet, "Hovedmål", content.goal, _kind(content))
    sheet.y += 16
    _steps(sheet, content.steps)
    _measures(sheet, content.measures)
    _over(sheet, content.over)
    pages = sheet.pages
    return [[*page, *house.foot(sentence, number, len(pages))] for number, page in enumerate(pages, 1)]


def _small_head(sheet: Sheet, content: PlanContent) -> None:
    house.next_head(
        sheet, " · ".join(part for part in (HEADING, content.citizen, content.day) if part), content.stamp
    )


def _title(sheet: Sheet, content: PlanContent) -> None:
    sheet.y += 12
    note = lines(content.stamp, house.NOTE, COLUMN)
    sheet.row([Cell(LEFT, [Line(HEADING, house.TITLE)]), Cell(RIGHT, note, right=True)])
    under = " · ".join(part for part in (content.citizen, content.day) if part)
    sheet.row([Cell(LEFT, lines(under, house.UNDER, WIDTH))])
    sheet.y += 12
    sheet.rule(LEFT, WIDTH, "rule2")
    _pairs(sheet, content.facts, (LEFT, SECOND), COLUMN, ruled=True)
    sheet.y += 14


def _kind(content: PlanContent) -> str:
    return f"Retning: {content.goal_kind}" if content.goal_kind else ""


def _pairs(
    sheet: Sheet, facts: Sequence[Fact], columns: tuple[float, float], room: float, *, ruled: bool
) -> None:
    """Labels and values in two columns, line by line."""
    for pair in zip_longest(facts[::2], facts[1::2]):
        cells: list[Cell] = []
        for x, fact in zip(columns, pair, strict=True):
            if fact is not None:
                value = lines(fact.value, house.BODY if ruled else house.VALUE, room - _LABEL)
                label = house.LABEL if ruled else house.DETAIL
                cells += [Cell(x, [Line(fact.label, label)]), Cell(x + _LABEL, value)]
        if ruled:
            sheet.y += _PAD
        sheet.row(cells)
        if ruled:
            sheet.y += _PAD
            for x, fact in zip(columns, pair, strict=True):
                if fact is not None:
                    sheet.rule(x, room, "rule")


def _section(sheet: Sheet, title: str, nothing: str) -> None:
    """A heading that stays with what follows it; `nothing` is said where nothing follows."""
    sheet.need(house.SECTION.leading + 60)
    sheet.row([Cell(LEFT, [Line(title, house.SECTION)])])
    sheet.y += 3
    if nothing:
        sheet.rule(LEFT, WIDTH, "rule2")
        sheet.y += _PAD
        sheet.row([Cell(LEFT, [Line(nothing, house.LABEL)])])


def _whole(sheet: Sheet, tall: float) -> None:
    """Another page where something would be torn apart that fits on one."""
    if tall > sheet.room and (tall < (sheet.bottom - sheet.top) * 0.6 or sheet.room < 80):
        sheet.turn()


def _headed(mark: str, title: str, side: str) -> list[Cell]:
    beside = lines(side, house.DETAIL, _SIDE)
    wide = max((width(one.text, one.style) for one in beside), default=0.0)
    room = RIGHT - _TEXT - (wide + GAP / 2 if beside else 0)
    return [
        Cell(LEFT, [Line(mark, house.NUMBER)]),
        Cell(_TEXT, lines(title, house.STRONG, room)),
        Cell(RIGHT, beside, right=True),
    ]


def _steps(sheet: Sheet, steps: Sequence[Step]) -> None:
    _section(sheet, "Delmål", "" if steps else NO_MILESTONES)
    for step in steps:
        head = _headed(str(step.number), step.title, step.status)
        near = _half("Om 3 måneder", step.in_3_months)
        far = _half("På længere sigt", step.longer)
        beside = [Cell(_TEXT, near), Cell(_TEXT + _HALF + GAP, far)]
        served = lines(f"Indsatser: {step.served_by}" if step.served_by else "", house.DETAIL, RIGHT - _TEXT)
        _whole(sheet, height(head) + height(beside) + height([Cell(_TEXT, served)]) + 5 * _PAD)
        sheet.rule(LEFT, WIDTH, "rule2")
        sheet.y += 1.5 * _PAD
        sheet.row(head)
        sheet.y += 2
        sheet.row(beside)
        sheet.y += 2 if served else 0
        sheet.row([Cell(_TEXT, served)])
        sheet.y += 2 * _PAD
    sheet.y += 10


def _half(label: str, text: str) -> list[Line]:
    if not text:
        return []
    return [Line(label, house.DETAIL), *lines(text, house.BODY, _HALF)]


def _measures(sheet: Sheet, measures: Sequence[Measure]) -> None:
    _section(sheet, "Indsatser", "" if measures else NO_INTERVENTIONS)
    for one in measures:
        head = _headed(one.letter, one.title, one.law)
        _whole(sheet, height(head) + ((len(one.facts) + 1) // 2) * house.VALUE.leading + 5 * _PAD)
        sheet.rule(LEFT, WIDTH, "rule2")
        sheet.y += 1.5 * _PAD
        sheet.row(head)
        sheet.y += 2
        _pairs(sheet, one.facts, (_TEXT, _TEXT + _HALF + GAP), _HALF, ruled=False)
        sheet.y += 2 * _PAD
    sheet.y += 10


def _over(sheet: Sheet, over: Sequence[str]) -> None:
    if not over:
        return
    _section(sheet, "Afsluttede indsatser", "")
    sheet.rule(LEFT, WIDTH, "rule2")
    sheet.y += _PAD
    for one in over:
        sheet.row([Cell(LEFT, lines(one, house.VALUE, WIDTH))])
        sheet.y += 1
