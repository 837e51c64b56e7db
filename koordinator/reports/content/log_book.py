"""The log book of a course: every journal note and status note in the order of their days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from koordinator.domain.meetings.moments import to_local
from koordinator.domain.notes import NoteLine
from koordinator.domain.status_notes import NoteState, StatusCard
from koordinator.domain.status_texts import period_words
from koordinator.domain.values.dates import day_and_month
from koordinator.reports.content.agenda import Fact, Letterhead
from koordinator.reports.content.prose import EMPTY, Piece, Prose

FOOT = "Forløbslogbogen indeholder fortrolige oplysninger."
NOTHING = "Der er ikke skrevet notater på sagen endnu."


def log_book(
    notes: Sequence[NoteLine],
    status: Sequence[StatusCard],
    citizen: str,
    number: str,
    letterhead: Letterhead,
    on: date,
    *,
    earlier: bool = False,
) -> Prose:
    """The content; `earlier` takes along what notes said before they were corrected."""
    done = [card for card in status if card.done is not None]
    days = [(line.day, 0, line.note_id) for line in notes] + [
        (card.done, 1, card.note_id) for card in done if card.done is not None
    ]
    by_note = {line.note_id: line for line in notes}
    by_status = {card.note_id: card for card in done}
    pieces: list[Piece] = []
    for _on, kind, note_id in sorted(days):
        pieces += _status(by_status[note_id]) if kind else _note(by_note[note_id], earlier)
    span = f"{_day(min(days)[0])} – {_day(max(days)[0])}" if days else ""
    facts = [
        Fact("Sag", number), Fact("Dato", _day(on)), Fact("Journalnotater", str(len(notes))),
        Fact("Statusnotater", str(len(done))),
    ]  # fmt: skip
    return Prose(
        letterhead, "Forløbslogbog", "", citizen, span, tuple(fact for fact in facts if fact.value),
        tuple(pieces) or (Piece("Notater", NOTHING),), FOOT, f"Forløbslogbog {_day(on)}",
    )  # fmt: skip


def _note(line: NoteLine, earlier: bool) -> Iterator[Piece]:
    about = [line.kind_name, line.now.worker]
    if line.earlier:
        about.append(f"rettet {_day(to_local(line.now.made_at).date())}")
    title = f"{_day(line.day)} · {line.now.subject}"
    yield Piece(title, line.now.text, _joined(about), chapter=True)
    if earlier:
        for old in line.earlier:
            said = f"Sådan stod der, skrevet {_day(to_local(old.made_at).date())}"
            yield Piece(f"Tidligere udgave: {old.subject}", old.text, _joined([said, old.worker]))


def _status(card: StatusCard) -> Iterator[Piece]:
    assert card.done is not None
    received = card.state is NoteState.RECEIVED
    about = [f"perioden {period_words(card.starts, card.ends)}", card.worker]
    if card.corrects_done is not None:
        about.append(f"retter statusnotatet af {_day(card.corrects_done)}")
    if card.corrected_by is not None:
        about.append("er rettet med et nyere")
    text = ""
    if received:
        text = f"Modtaget fra {card.provider}." + (" Filen ligger på sagen." if card.file_id else "")
    yield Piece(f"{_day(card.done)} · Statusnotat", text, _joined(about), chapter=True)
    for one in card.sections:
        yield Piece(one.title, one.text or EMPTY)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _day(day: date) -> str:
    return f"{day_and_month(day)} {day.year}"
