"""The lines of the team report in words: figures, caseloads, cases and flow as they are to be read."""

from collections.abc import Sequence
from datetime import date, timedelta

from koordinator.domain.caseload import FULL_TIME, State, WorkerLoad, away_words
from koordinator.domain.charts.records import Chart, ChartPoint
from koordinator.domain.figures import words
from koordinator.domain.figures.flow import Contacts, Month
from koordinator.domain.figures.records import Figure, Key, OnTheWay, PassiveCase
from koordinator.domain.progression import decimal
from koordinator.domain.values.dates import MONTHS, day_month
from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.words import counted, enumerated
from koordinator.reports.content.team_report import (
    NO_LONGER,
    NO_REASON,
    CaseLine,
    FigureBox,
    LoadBar,
    Numbers,
)

_MOST_BAD = 4
_SOON = timedelta(days=300)


def lead(found: Sequence[Figure], loads: Sequence[WorkerLoad]) -> tuple[str, str]:
    """What has changed in a year, what is short of its target, and who is over."""
    idle = next(one for one in found if one.key == Key.PASSIVE)
    then = next((one.percent for one in idle.history if one.percent is not None), None)
    now = idle.percent
    said, bold = [], ""
    if now is not None and then is not None and len(idle.history) > 1:
        before, after = decimal(then), decimal(now)
        bold = "Andelen af passive er uændret."
        if before != after:
            fewer = now < then
            bold = "Færre passive end for et år siden." if fewer else "Flere passive end for et år siden."
            way = "faldet" if fewer else "steget"
            said.append(f"Andelen af passive er {way} fra {before} til {after} % på et år.")
    short = [
        f"{one.name[0].lower() + one.name[1:] if not one.name[:2].isupper() else one.name} "
        f"({words.state(one)})"
        for one in found
        if one.percent is not None and not one.standing.reached
    ]
    if short:
        rest = [f"{len(short) - _MOST_BAD} andre"] if len(short) > _MOST_BAD else []
        said.append(f"Endnu ikke i mål: {enumerated([*short[:_MOST_BAD], *rest])}.")
    over = sum(one.state is State.OVER for one in loads)
    if over:
        said.append(f"{counted(over, 'sagsbehandler', 'sagsbehandlere')} er over max.")
    return bold, " ".join(said)


def box(one: Figure) -> FigureBox:
    """A figure with its target and its year."""
    said = words.state(one)
    aim = words.aim(one.target)
    state = f"{aim} · {said}" if said and said != "nået" else aim
    counts = "ingen at tælle" if one.percent is None else words.counts(one)
    chart = Chart(
        one.name, tuple(ChartPoint(month.day, month.percent) for month in one.history),
        float(one.target.percent),
    )  # fmt: skip
    reached = None if one.percent is None else one.standing.reached
    return FigureBox(one.name, words.percent(one.percent), counts, state, reached, chart)


def load_box(loads: Sequence[WorkerLoad]) -> FigureBox:
    """How many are within their own maximum, told as a figure."""
    held = [one for one in loads if one.limits is not None]
    if not held:
        return FigureBox("Sager pr. sagsbehandler", "–", "ingen at tælle", "mål alle", None)
    over = sum(one.state is State.OVER for one in held)
    state = f"mål alle · {over} over max" if over else "mål alle"
    counts = "inden for max"
    return FigureBox(
        "Sager pr. sagsbehandler", f"{len(held) - over} af {len(held)}", counts, state,
        over == 0,
    )  # fmt: skip


def bar(one: WorkerLoad) -> LoadBar:
    """A caseload as a bar."""
    warning, maximum = one.limits if one.limits is not None else (None, None)
    share = "" if one.share == FULL_TIME else format_hours(one.share)
    return LoadBar(one.worker, share, one.total, warning, maximum, one.state, away_words(one))


def fullest(one: WorkerLoad) -> tuple[float, str]:
    """Who is nearest to her maximum, or furthest over it, stands first."""
    maximum = one.limits.maximum if one.limits else 0
    return -(one.total / maximum if maximum else one.total * 1000), one.worker


def passive(one: PassiveCase, on: date) -> CaseLine:
    """A passive case with its reason, and since when."""
    weeks = max(0, (on - one.since).days // 7)
    side = counted(weeks, "uge", "uger") if weeks else "ny"
    said = one.reason or (NO_REASON if one.missing else NO_LONGER)
    return CaseLine(one.case_id, one.citizen, said, side, one.missing)


def on_way(one: OnTheWay, on: date) -> CaseLine:
    """What is agreed in a case, and from when."""
    said = one.words if one.place in one.words else f"{one.words}, {one.place}"
    return CaseLine(one.case_id, one.citizen, said, _day(one.starts, on))


def flow(one: Month) -> Numbers:
    """A month's new and ended courses."""
    return Numbers(
        f"{MONTHS[one.last.month - 1]} {one.last.year}", (str(len(one.begun)), str(len(one.ended)))
    )


def contacts(around: Contacts) -> str:
    """The people around a citizen, in a sentence or two."""
    said = []
    if around.professionals is not None:
        said.append(f"Hver borger har i snit {decimal(around.professionals)} professionelle omkring sig.")
    changes = around.changes[-1][1] if around.changes else None
    if changes is not None:
        said.append(f"De har i snit skiftet sagsbehandler {decimal(changes, 2)} gange på et år.")
    return " ".join(said)


def _day(day: date, on: date) -> str:
    """A day ahead; its year where it lies so far off that one could take it for another."""
    return day_month(day) if day - on < _SOON else f"{day_month(day)} {day.year}"
