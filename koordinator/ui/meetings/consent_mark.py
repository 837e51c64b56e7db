"""How somebody's consent stands: an icon, a word, and the colour that repeats it."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from koordinator.domain.meetings.records import ConsentState, Person
from koordinator.domain.values.dates import day_month
from koordinator.ui.base.labels import Icon, Label
from koordinator.ui.base.text import plain_tip

_LOOKS = {
    "valid": ("check", "reached_text"),
    "expiring": ("triangle-alert", "near_text"),
    "expired": ("lock", "over_text"),
    "withdrawn": ("lock", "over_text"),
    "missing": ("lock", "over_text"),
    "none_needed": ("dash", "text2"),
}


class ConsentMark(QWidget):
    """Stands to the right of a participant; the whole sentence is its tooltip."""

    def __init__(self, consent: ConsentState, person: Person, today: date, parent: QWidget | None = None):
        super().__init__(parent)
        icon, tone = _LOOKS[consent.key]
        weight = "small" if consent.key == "none_needed" else "small_strong"
        words = consent_words(consent, person, today)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        line.addWidget(Icon(icon, tone, 14))
        line.addWidget(Label(words, weight, tone))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(consent.sentence or words)
        plain_tip(self, consent.sentence)


def consent_words(consent: ConsentState, person: Person, today: date) -> str:
    """A consent in a word or two."""
    if consent.key == "none_needed":
        return "egen sag" if person.citizen_id is not None else "intet krav"
    until = consent.until
    day = ""
    if until is not None:
        day = day_month(until) if until.year == today.year else f"{day_month(until)} {until.year}"
    over = f"kun til {day}" if until is not None and until >= today else f"udløb {day}"
    return {
        "valid": f"til {day}" if day else "samtykke",
        "expiring": f"udløber {day}".rstrip(),
        "expired": over if day else "udløbet",
        "withdrawn": "trukket tilbage",
        "missing": "mangler",
    }[consent.key]
