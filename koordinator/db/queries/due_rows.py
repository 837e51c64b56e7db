"""The rows of the statement about what is due, read as facts; lists come in them as JSON."""

import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from koordinator.domain.due.clocks import TALK
from koordinator.domain.due.facts import CaseFacts, Subject
from koordinator.domain.meetings.moments import to_local

_EMPTY = "[]"
_DAY = len("2026-11-20")
_NONE: dict[str, date] = {}
_NOTHING: dict[tuple[str, int | None, date], date] = {}


def record(row: Any, today: date) -> CaseFacts:
    """The facts of one case, from the columns in the statement's order."""
    (
        case_id, number, citizen, born, worker_id, worker, team_id, age_to, starts, expected_end, explained,
        consultant_id, cover_id, last_cv, last_talk, last_note, last_received, offer, placement, changed,
        next_change, letter, talks, meetings, forms, consents, placements, over, follow_ups, milestones,
        postponed,
    ) = row  # fmt: skip
    held, agreed = _by_type(meetings, today)
    return CaseFacts(
        case_id, number, citizen, born, worker_id, worker, team_id, age_to, starts, expected_end,
        bool(explained), consultant_id, cover_id, last_cv, _latest(last_talk, held.get(TALK)), last_note,
        last_received, offer if placement is None or (offer is not None and offer < placement) else placement,
        changed, next_change, letter and to_local(letter).date(), _days(talks), held, agreed,
        _forms_filled(forms), _contacts(consents), _subjects(placements), _subjects(over),
        _subjects(follow_ups), _subjects(milestones), _put_off(postponed),
    )  # fmt: skip


def _latest(one: date | None, other: date | None) -> date | None:
    return one if other is None or (one is not None and one > other) else other


def _days(text: str | None) -> frozenset[date] | None:
    return None if text is None else frozenset([_day(at) for (at,) in json.loads(text)])


@lru_cache(maxsize=8192)
def _day(text: str) -> date:
    """A day as the store has it, or a moment's day here."""
    return (
        date.fromisoformat(text)
        if len(text) == _DAY
        else to_local(datetime.fromisoformat(text + "+00:00")).date()
    )


def _by_type(text: str, today: date) -> tuple[dict[str, date], dict[str, date]]:
    if text == _EMPTY:
        return _NONE, _NONE
    rows = json.loads(text)
    held = {key: _day(at) for key, at, _ in rows if at is not None}
    # A series that began long ago has its next meeting today at the earliest.
    return held, {key: max(_day(at), today) for key, _, at in rows if at is not None}


def _forms_filled(text: str) -> dict[str, date]:
    return _NONE if text == _EMPTY else {key: _day(day) for key, day in json.loads(text)}


def _subjects(text: str) -> tuple[Subject, ...]:
    if text == _EMPTY:
        return ()
    return tuple([Subject(number, _day(day), words) for number, day, words in json.loads(text)])


def _contacts(text: str) -> tuple[Subject, ...]:
    if text == _EMPTY:
        return ()
    return tuple(
        Subject(number, _day(day), f"{name} ({part})" if part else name)
        for number, day, name, part in json.loads(text)
    )


def _put_off(text: str) -> dict[tuple[str, int | None, date], date]:
    if text == _EMPTY:
        return _NOTHING
    return {(key, subject, _day(due)): _day(until) for key, subject, due, until in json.loads(text)}
