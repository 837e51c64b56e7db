"""The lines of the start page's lists, from what the overview holds."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from koordinator.domain.caseload import State as LoadState
from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.overview import Doing, Happening, Overview
from koordinator.domain.staff import AbsenceLine
from koordinator.domain.values.dates import day_month
from koordinator.services.overview import touched_cases
from koordinator.services.staff import absence_kinds
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.today.section import Line

if TYPE_CHECKING:
    from koordinator.domain.today import Work

# What no rule's clock tells; an old CV and a course past its end stand among the deadlines.
_WHY = {
    Chip.NO_CASEWORKER: "Ingen koordinerende sagsbehandler har sagen i dag",
    Chip.NO_CONSULTANT: "Alle borgere skal have en virksomhedskonsulent · lokal praksis",
}


def happening_lines(found: Overview, ctx: Context) -> list[Line]:
    """New cases and changes of caseworker."""
    return [
        Line(day_month(one.day), one.name, _happened(one, found.whose), partial(ctx.open_case, one.case_id))
        for one in found.happenings
    ]


def _happened(one: Happening, whose: int | None) -> str:
    what = "Ny sag" if one.kind == "new" else "Ny sagsbehandler"
    if whose is not None:
        return "Ny sag" if one.kind == "new" else "Overtaget fra en kollega"
    return f"{what} · {one.worker}" if one.worker else what


def doing_lines(found: Overview, ctx: Context) -> list[Line]:
    """What was done lately; each opens the cases it touched."""
    return [
        Line(day_month(one.day), one.label, f"Af {one.by}", partial(_show_touched, ctx, one))
        for one in found.doings
    ]


def _show_touched(ctx: Context, one: Doing) -> None:
    ctx.show_cases(CaseFilter.picked(touched_cases(ctx.desk, one.set_id), one.label))


def missing_lines(
    found: Overview, work: "Work", ctx: Context, open_chip: Callable[[str], object]
) -> tuple[list[Line], int]:
    """What is not known, with the cases it is open on, and how many pieces are missing in all."""
    asked = [line for line in found.missing if line.chip in _WHY]
    lines = [
        Line("", line.label, _WHY[Chip(line.chip)], partial(open_chip, line.chip), _cases(line.cases))
        for line in asked
    ]
    for one in work.unknown:
        opened = partial(ctx.show_cases, CaseFilter.picked(one.cases, one.sentence))
        lines.append(Line("", one.sentence, _capital(one.why), opened, _cases(len(one.cases))))
    return lines, sum(line.cases for line in asked) + sum(len(one.cases) for one in work.unknown)


def load_lines(found: Overview, ctx: Context) -> list[Line]:
    """Who is near or over the maximum; a leader's question first, so those over stand first."""
    if found.whose is not None:
        return []
    ordered = sorted(found.near_or_over, key=lambda load: (load.state is LoadState.NEAR, -load.total))
    return [_load(load, ctx) for load in ordered]


def _load(load: WorkerLoad, ctx: Context) -> Line:
    maximum = load.limits.maximum if load.limits else 0
    state = State(load.state.value) if load.state else State.NONE
    return Line(
        "",
        load.worker,
        load.team,
        partial(ctx.show_worker, load.worker_id or 0),
        f"{load.total} af {maximum}",
        state,
    )


def absence_lines(found: Overview, ctx: Context) -> list[Line]:
    """Who is or will be away; shown to those who plan for all."""
    if found.whose is not None:
        return []
    kinds = absence_kinds()
    return [
        Line(
            day_month(max(one.starts, found.day)),
            name,
            _away(one, kinds, found.day),
            partial(ctx.show_worker, one.worker_id),
        )
        for name, one in found.absences
    ]


def _away(one: AbsenceLine, kinds: dict[str, str], today: date) -> str:
    kind = kinds.get(one.kind, one.kind)
    kind = kind[:1].upper() + kind[1:]
    since = "" if one.starts > today else " nu"
    if one.ends is None:
        return f"{kind}{since} · uden slutdato"
    return f"{kind}{since} · til og med {day_month(one.ends)} {one.ends.year}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cases(number: int) -> str:
    return f"{count(number)} {'sag' if number == 1 else 'sager'}"
