"""Journal notes: written, refused with the field that is wrong, corrected, and half-written ones kept."""

from datetime import date

import pytest

from koordinator.domain.notes import MOST_TEXT, NoteDraft
from koordinator.errors import FieldRefused, Refused
from koordinator.services import notes, undoing
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case, at


def write(desk: Desk, case_id: int, subject: str = "Praktik i Brugsen", **fields: str) -> int:
    """A note of today."""
    said = {"day": "20/11", "kind": "phone", "text": "Ringede, og vi aftalte at mødes.", **fields}
    return notes.add_note(desk, case_id, subject=subject, **said)


def test_a_note_has_its_day_kind_subject_text_and_writer(desk: Desk) -> None:
    case_id = add_case(desk)
    write(desk, case_id, "  Praktik  i\nBrugsen ")
    (line,) = notes.notes(desk, case_id)
    assert (line.day, line.kind_name, line.now.subject) == (TODAY, "Telefon", "Praktik i Brugsen")
    assert (line.now.text, line.now.worker) == ("Ringede, og vi aftalte at mødes.", "Lone Leder")


def test_the_newest_day_comes_first_whenever_it_was_written(desk: Desk) -> None:
    case_id = add_case(desk)
    write(desk, case_id, "nyt")
    write(desk, case_id, "gammelt", day="3. marts 2026")
    write(desk, add_case(desk, "Åse Nielsen"), "en anden sag")
    assert [line.now.subject for line in notes.notes(desk, case_id)] == ["nyt", "gammelt"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("day", "21/11", "Datoen ligger i fremtiden."),
        ("day", "snart", "Kan ikke læses som en dato. Skriv den som 24-11-2026."),
        ("kind", "", "Vælg, hvordan kontakten var."),
        ("subject", " ", "Skriv et kort emne, så notatet kan findes igen."),
        ("subject", "x" * 201, "Emnet er længere end 200 tegn."),
        ("text", "\n", "Skriv, hvad der skete eller blev aftalt."),
        ("text", "x" * (MOST_TEXT + 1), "Teksten er længere end 20.000 tegn. Del den i flere notater."),
    ],
)
def test_what_cannot_stand_is_said_at_its_field(desk: Desk, field: str, value: str, sentence: str) -> None:
    case_id = add_case(desk)
    with pytest.raises(FieldRefused) as refused:
        write(desk, case_id, **{field: value})
    assert (str(refused.value), refused.value.field) == (sentence, field)
    assert notes.notes(desk, case_id) == []


def test_the_longest_text_is_kept_whole(desk: Desk) -> None:
    case_id = add_case(desk)
    write(desk, case_id, text="å" * MOST_TEXT)
    assert notes.notes(desk, case_id)[0].now.text == "å" * MOST_TEXT


def test_a_correction_keeps_what_stood_there(desk: Desk) -> None:
    case_id = add_case(desk)
    first = write(desk, case_id)
    later = at(desk, date(2026, 11, 23))
    second = notes.correct_note(
        later, first, day="19/11", kind="talk", subject="Praktik i Brugsen", text="Det var torsdag."
    )
    third = notes.correct_note(
        later, second, day="19/11", kind="talk", subject="Praktik i Brugsen", text="Det var torsdag kl. 9."
    )
    (line,) = notes.notes(desk, case_id)
    assert (line.note_id, line.day, line.now.text) == (third, date(2026, 11, 19), "Det var torsdag kl. 9.")
    assert [one.text for one in line.earlier] == ["Det var torsdag.", "Ringede, og vi aftalte at mødes."]
    with pytest.raises(Refused, match="allerede rettet"):
        notes.correct_note(desk, first, day="19/11", kind="talk", subject="x", text="y")


def test_a_correction_that_corrects_nothing_is_refused(desk: Desk) -> None:
    note_id = write(desk, add_case(desk))
    with pytest.raises(FieldRefused, match="ikke rettet noget"):
        notes.correct_note(
            desk, note_id, day=TODAY, kind="phone", subject="Praktik i Brugsen",
            text="Ringede, og vi aftalte at mødes.",
        )  # fmt: skip


def test_half_written_text_waits_on_its_case_until_it_is_a_note(desk: Desk) -> None:
    case_id, other = add_case(desk), add_case(desk, "Åse Nielsen")
    typed = NoteDraft("20/11", "phone", "Praktik i Brugsen", "Ringede, og")
    notes.keep_draft(desk, case_id, typed)
    assert notes.draft(desk, case_id) == typed
    assert notes.draft(desk, other) is None
    write(desk, case_id)
    assert notes.draft(desk, case_id) is None


def test_undoing_a_note_brings_back_what_was_half_written(desk: Desk) -> None:
    case_id = add_case(desk)
    notes.keep_draft(desk, case_id, NoteDraft(subject="Praktik"))
    write(desk, case_id)
    undoing.undo(desk)
    assert notes.notes(desk, case_id) == []
    assert notes.draft(desk, case_id) == NoteDraft(subject="Praktik")


def test_a_draft_that_was_emptied_is_forgotten(desk: Desk) -> None:
    case_id = add_case(desk)
    notes.keep_draft(desk, case_id, NoteDraft(subject="Praktik"))
    notes.keep_draft(desk, case_id, NoteDraft("20/11", "phone", " ", ""))
    assert notes.draft(desk, case_id) is None
