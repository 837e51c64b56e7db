"""The start page: one's own load, what is new, and what is missing."""

from dataclasses import replace
from datetime import timedelta

from koordinator.db.queries import caseload as loads
from koordinator.db.queries import cases
from koordinator.db.queries.overview import cases_touched, doings, happenings
from koordinator.db.queries.staff import coming_absences
from koordinator.domain.caseload import State
from koordinator.domain.cases import CHIP_NAMES, CaseFilter, Chip
from koordinator.domain.figures.records import Key, Narrow
from koordinator.domain.overview import Missing, Overview
from koordinator.domain.roles import CaseRole, Role
from koordinator.services.caseloads import default_limits
from koordinator.services.desk import Desk
from koordinator.services.figures import book

LATELY = timedelta(days=14)
AHEAD = timedelta(days=42)
# The figures of the start page.
SHOWN = (Key.PAID_HOURS, Key.PLACEMENT, Key.PASSIVE, Key.CV)
_ASKED = (Chip.NO_CASEWORKER, Chip.NO_CONSULTANT, Chip.CV_OLD, Chip.PAST_END)


def overview(desk: Desk, *, whole: bool = True) -> Overview:
    """How it stands with the cases of the person logged in, or with all of them for a leader.

    Not `whole` it is no more than the figures, unless there is no case to count.
    """
    today = desk.today()
    own = bool(desk.who.roles & {Role.CASEWORKER, Role.CONSULTANT})
    whose = desk.who.worker_id if own else None
    counted = book(desk, today, keys=SHOWN, history=False, people=whose is not None)
    figures = tuple(counted.figure(key, Narrow(worker_id=whose)) for key in SHOWN)
    running = figures[0].denominator
    if running and not whole:
        return Overview(today, whose, running, figures, ())
    with desk.read() as session:
        wanted = CaseFilter(worker_id=whose)
        found = cases.tally(session, wanted, today)
        counts = found.chips
        missing = tuple(Missing(chip, CHIP_NAMES[chip], counts[chip]) for chip in _ASKED if counts[chip])
        first = Overview(today, whose, found.cases, figures, missing)
        all_loads = loads.loads(session, today, CaseRole.CASEWORKER, default_limits())
        return replace(
            first,
            load=next((load for load in all_loads if load.worker_id == desk.who.worker_id), None),
            happenings=tuple(happenings(session, today - LATELY, today, whose)),
            doings=tuple(doings(session, today - LATELY, today, whose)),
            near_or_over=tuple(load for load in all_loads if load.state in (State.NEAR, State.OVER)),
            absences=tuple(coming_absences(session, today, today + AHEAD)),
        )


def touched_cases(desk: Desk, set_id: int) -> frozenset[int]:
    """The cases an action of lately touched."""
    with desk.read() as session:
        return cases_touched(session, set_id)
