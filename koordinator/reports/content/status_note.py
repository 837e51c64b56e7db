"""A status note as it stands on paper."""

from datetime import date

from koordinator.domain.status_notes import NoteState, StatusCard, paper_title
from koordinator.domain.status_texts import period_words
from koordinator.domain.values.dates import day_and_month
from koordinator.reports.content.agenda import Fact, Letterhead
from koordinator.reports.content.prose import EMPTY, Piece, Prose

FOOT = "Statusnotatet indeholder fortrolige oplysninger."


def status_note(card: StatusCard, citizen: str, number: str, letterhead: Letterhead) -> Prose:
    """The content of a status note that was written here."""
    period = period_words(card.starts, card.ends)
    facts = [
        Fact("Periode", period),
        Fact("Sag", number),
        Fact("Skrevet af", card.worker, person=True),
        Fact("Dato", _day(card.done) if card.done else "ikke gjort endeligt"),
    ]
    if card.corrects_id is not None and card.corrects_done is not None:
        facts.append(Fact("Retter", f"statusnotatet af {_day(card.corrects_done)}"))
    return Prose(
        letterhead,
        "Statusnotat",
        "Kladde" if card.state is NoteState.DRAFT else "",
        citizen,
        period,
        tuple(fact for fact in facts if fact.value),
        tuple(Piece(one.title, one.text or EMPTY) for one in card.sections),
        FOOT,
        paper_title(card),
    )


def _day(day: date) -> str:
    return f"{day_and_month(day)} {day.year}"
