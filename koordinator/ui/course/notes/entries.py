"""One list of journal notes, status notes and papers, the newest first."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from koordinator.domain.archive import PaperLine
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.notes import NoteDraft, NoteLine
from koordinator.domain.status_notes import NoteState, StatusCard, state_word
from koordinator.domain.status_texts import period_words
from koordinator.domain.values.dates import told_day, whole_day
from koordinator.ui.base.record_model import Column
from koordinator.ui.base.states import State

NOTE, STATUS, PAPER, DRAFT = "note", "status", "paper", "draft"
HALF_WRITTEN = f"{DRAFT}:0"
KINDS = {"all": "Alle", NOTE: "Journalnotater", STATUS: "Statusnotater", PAPER: "Papirer"}


class Entry(NamedTuple):
    """One line; `row_id` is the number among its kind."""

    kind: str
    row_id: int
    day: date
    title: str
    under: str
    icon: str
    state: State | None = None
    shown_day: str = ""

    @property
    def key(self) -> str:
        """What the line is known by."""
        return f"{self.kind}:{self.row_id}"


def entries(
    notes: Sequence[NoteLine],
    status: Sequence[StatusCard],
    papers: Sequence[PaperLine],
    half_written: NoteDraft | None,
    today: date,
) -> list[Entry]:
    """All of them by day, what waits to be written first."""
    found = [*map(_note, notes), *(_status(card, today) for card in status), *map(_paper, papers)]
    found.sort(key=lambda one: (one.day, one.kind, one.row_id), reverse=True)
    waiting = [one for one in found if one.state is not None]
    waiting.sort(key=lambda one: not one.shown_day)  # what one writes oneself before what is awaited
    rest = [one for one in found if one not in waiting]
    return [*([_half_written(half_written, today)] if half_written else []), *waiting, *rest]


def columns(today: date) -> list[Column[Entry]]:
    """The day, and what it is with a line under it."""
    return [
        Column("day", "Dato", lambda one: one.shown_day or _day(one.day, today), sort=lambda one: one.day,
               width=11, least=11, fixed=True, tip=lambda one: whole_day(one.day)),
        Column("what", "Notat eller papir", lambda one: one.title, second=lambda one: one.under, strong=True,
               width=24, least=14, stretch=True, fixed=True, icon=lambda one: one.icon,
               tip=lambda one: f"{one.title} · {one.under}"),
    ]  # fmt: skip


def _day(day: date, today: date) -> str:
    if day == today:
        return "I dag"
    return told_day(day, today)


def _note(line: NoteLine) -> Entry:
    under = ["rettet" if line.earlier else "", line.kind_name, line.now.worker]
    return Entry(NOTE, line.note_id, line.day, line.now.subject, _joined(under), "note")


def _status(card: StatusCard, today: date) -> Entry:
    word = state_word(card)
    if card.state is NoteState.AWAITED:
        late = card.ends < today
        under = f"{'skulle være kommet' if late else 'afventes'} fra {card.provider}"
        return Entry(STATUS, card.note_id, card.ends, "Statusnotat", under, "clock",
                     State.OVER if late else State.NEAR)  # fmt: skip
    if card.state is NoteState.DRAFT:
        under = f"{word} · {period_words(card.starts, card.ends)}"
        return Entry(STATUS, card.note_id, card.ends, "Statusnotat", under, "pencil", State.NEAR, "Kladde")
    stands = "rettet" if card.corrected_by else ""
    told = [stands, f"fra {card.provider}" if card.provider else word, period_words(card.starts, card.ends)]
    return Entry(STATUS, card.note_id, card.done or card.ends, "Statusnotat", _joined(told), "file-text")


def _paper(line: PaperLine) -> Entry:
    under = ["papir", f"til {line.recipients}" if line.recipients else line.worker]
    day = to_local(line.made_at).date()
    return Entry(PAPER, line.paper_id, day, line.title, _joined(under), "printer")


def _half_written(typed: NoteDraft, today: date) -> Entry:
    title = typed.subject or "Påbegyndt notat"
    return Entry(DRAFT, 0, today, title, "ikke gemt som notat endnu", "pencil", State.NEAR, "Påbegyndt")


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
