"""Status notes: what one is made of, how it stands, and which period the next one is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.periods import ONE_DAY
from koordinator.domain.values.dates import day_and_month

MOST_TEXT = 20_000
MOST_PROVIDER = 200
SECTIONS = {
    "purpose": "Periode og formål",
    "goals": "Mål og delmål",
    "activities": "Aktiviteter og fremmøde",
    "wheel": "Hjulet da og nu",
    "work": "Praktik og lønnede timer",
    "agreements": "Aftaler",
    "assessment": "Vurdering",
    "next": "Næste periode",
}


class NoteState(StrEnum):
    """How a status note stands; an awaited one has been asked of a provider and has not come yet."""

    DRAFT = "draft"
    FINAL = "final"
    RECEIVED = "received"
    AWAITED = "awaited"


STATE_WORDS = {
    NoteState.DRAFT: "kladde",
    NoteState.FINAL: "endeligt",
    NoteState.RECEIVED: "modtaget",
    NoteState.AWAITED: "afventes",
}


class Section(NamedTuple):
    """One section with what is written in it."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class StatusCard:
    """A status note; `corrects_done` is when the one it corrects was done, `corrected_by` a newer one.

    The period of an awaited one ends on the day it is wanted.
    """

    note_id: int
    case_id: int
    starts: date
    ends: date
    state: NoteState
    done: date | None
    provider: str
    worker: str
    corrects_id: int | None
    corrects_done: date | None
    corrected_by: int | None
    file_id: int | None
    file_name: str
    media_type: str
    sections: tuple[Section, ...]

    @property
    def draft(self) -> bool:
        """Whether it can still be written in."""
        return self.state is NoteState.DRAFT

    def text(self, key: str) -> str:
        """What is written in a section."""
        return next((one.text for one in self.sections if one.key == key), "")


def state_word(card: StatusCard) -> str:
    """How it stands in a word; a final one that corrects another says so."""
    correction = card.state is NoteState.FINAL and card.corrects_id is not None
    return "rettelse" if correction else STATE_WORDS[card.state]


def paper_title(card: StatusCard) -> str:
    """What its paper is called: Statusnotat (kladde) 20. november 2026."""
    day = card.done or card.ends
    return f"Statusnotat ({state_word(card)}) {day_and_month(day)} {day.year}"


def next_start(done: Iterable[StatusCard], case_starts: date) -> date:
    """The day after the newest period that is done, or the case's first day."""
    ends = [card.ends for card in done if card.done is not None]
    return max(ends) + ONE_DAY if ends else case_starts


def next_period(notes: Iterable[StatusCard], case_starts: date, today: date) -> tuple[date, date]:
    """The period of a note that is begun today; never backwards, though a note was done today already."""
    return min(next_start(notes, case_starts), today), today


def in_order(cards: Iterable[StatusCard]) -> list[StatusCard]:
    """The newest first, by the day each was done or will be."""
    return sorted(cards, key=lambda card: (card.done or card.ends, card.note_id), reverse=True)
