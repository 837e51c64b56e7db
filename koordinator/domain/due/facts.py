"""What is known of a case on a day, as the clocks of the rulebook need it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class Subject(NamedTuple):
    """One of several things a case can have, the day it is about, and what it is called."""

    row_id: int
    day: date
    words: str


class CaseFacts(NamedTuple):
    """One running case.

    `changed` is when the present caseworker took over from another one, `next_change` when the next one does
    where that is settled; `first_step` when the first offer or
    placement begins; `letter` when a handover letter was last made. `talks` are the days talked on in a
    course begun lately, and None in an older one. `held` and `agreed` have by meeting type the last one held
    and the next one planned. `consents` are each contact's last one, `placements` those that end with nothing
    after them, `over` the offers that have ended lately. `postponed` is by rule, subject and the day put off
    from.
    """

    case_id: int
    number: str | None
    citizen: str
    born: date
    worker_id: int | None
    worker: str | None
    team_id: int | None
    age_to: int | None
    starts: date
    expected_end: date | None
    explained: bool
    consultant_id: int | None
    cover_id: int | None
    last_cv: date | None
    last_talk: date | None
    last_note: date | None
    last_received: date | None
    first_step: date | None
    changed: date | None
    next_change: date | None
    letter: date | None
    talks: frozenset[date] | None
    held: Mapping[str, date]
    agreed: Mapping[str, date]
    forms: Mapping[str, date]
    consents: tuple[Subject, ...]
    placements: tuple[Subject, ...]
    over: tuple[Subject, ...]
    follow_ups: tuple[Subject, ...]
    milestones: tuple[Subject, ...]
    postponed: Mapping[tuple[str, int | None, date], date]
