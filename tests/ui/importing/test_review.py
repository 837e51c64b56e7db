"""What only a person can answer: conflicts, new numbers, and cases the list no longer has."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koordinator.domain.cases import CaseFilter, CaseLine
from koordinator.services import undoing
from koordinator.services.case_edits import save_field
from koordinator.services.case_lists import case_card, case_lines
from koordinator.ui.context import Context
from koordinator.ui.importing.steps import Step
from tests.ui.importing.conftest import Walk, Walker
from tests.ui.importing.lists import ROWS, changed, write_list
from tests.ui.importing.test_steps import brought_in


def line(ctx: Context, name: str) -> CaseLine:
    return next(one for one in case_lines(ctx.desk, CaseFilter()) if one.name == name)


def address(ctx: Context, name: str) -> str | None:
    return case_card(ctx.desk, line(ctx, name).case_id).address


def reviewed(walk: Walk, path: Path) -> Walker:
    person = walk()
    person.read(path)
    person.enter(Step.REVIEW)
    return person


def conflict(ctx: Context, walk: Walk, tmp_path: Path) -> Walker:
    """Two addresses changed here, one of them in the list as well."""
    brought_in(walk, write_list(tmp_path / "a.csv"))
    for name in ("Emil Møller", "Pia Skov"):
        save_field(ctx.desk, line(ctx, name).case_id, "address", f"Vores vej til {name}")
    return reviewed(walk, write_list(tmp_path / "b.csv", changed(ROWS, 0, "Adresse", "Listens vej 9")))


def test_ours_is_kept_unless_the_list_is_chosen(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = conflict(ctx, walk, tmp_path)
    step = person.wizard.review_step
    step.tally.open("kept")
    assert [one.before for one in step.kept.records()] == ["Vores vej til Pia Skov"]
    assert step.conflicts.asked(0).answers == ("Vores vej til Emil Møller", "Listens vej 9")
    person.done()
    assert address(ctx, "Emil Møller") == "Vores vej til Emil Møller"


def test_a_conflict_is_given_to_the_list_by_an_arrow_key(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = conflict(ctx, walk, tmp_path)
    step = person.wizard.review_step
    assert step.tally.current() == "conflicts"
    step.conflicts.setFocus()
    person.press(Qt.Key.Key_Right)
    assert step.conflicts.asked(0).second
    person.still()
    assert step.tally.tiles["changed"].shown.number == 1
    assert person.done() == "1 sag er ændret."
    assert address(ctx, "Emil Møller") == "Listens vej 9"
    assert address(ctx, "Pia Skov") == "Vores vej til Pia Skov"


def test_all_conflicts_can_be_given_to_the_list_and_taken_back(
    ctx: Context, walk: Walk, tmp_path: Path
) -> None:
    person = conflict(ctx, walk, tmp_path)
    step = person.wizard.review_step
    step._buttons["listed"].click()
    assert step.conflicts.asked(0).second
    step._buttons["ours"].click()
    assert not step.conflicts.asked(0).second
    person.still()
    person.done()
    assert address(ctx, "Emil Møller") == "Vores vej til Emil Møller"


def test_a_new_number_is_a_new_case_unless_it_is_the_same(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    brought_in(walk, write_list(tmp_path / "a.csv"))
    person = reviewed(walk, write_list(tmp_path / "b.csv", changed(ROWS, 0, "Sagsnr", "2001")))
    step = person.wizard.review_step
    assert step.tally.current() == "questions"
    assert step.tally.tiles["created"].shown.number == 1
    QTest.mouseClick(
        step.questions.viewport(),
        Qt.MouseButton.LeftButton,
        pos=step.questions.visualRect(step.questions.model().index(0, 3)).center(),
    )
    person.still()
    assert step.tally.tiles["created"].shown.number == 0
    person.done()
    assert line(ctx, "Emil Møller").number == "2001"
    assert len(case_lines(ctx.desk, CaseFilter())) == 3


def test_missing_cases_stay_unless_they_are_ended_with_a_reason(
    ctx: Context, walk: Walk, tmp_path: Path
) -> None:
    brought_in(walk, write_list(tmp_path / "a.csv"))
    person = reviewed(walk, write_list(tmp_path / "b.csv", ROWS[:1]))
    step = person.wizard.review_step
    assert step.tally.tiles["missing"].shown.number == 2
    assert not step.ending.wanted.isChecked()
    assert person.done() == "Der var intet at ændre."
    assert len(case_lines(ctx.desk, CaseFilter())) == 3

    person = reviewed(walk, write_list(tmp_path / "b.csv", ROWS[:1]))
    ending = person.wizard.review_step.ending
    person.wizard.review_step.tally.open("missing")
    ending.wanted.click()
    ending.last.set_value("2026-11-19")
    ending.reason.set_value("")
    person.wizard.next.click()
    assert person.wizard.message.text() == "Skriv en årsag til, at sagerne afsluttes."
    ending.reason.set_value("Flyttet til en anden kommune")
    assert ending.counts.text() == "Sagerne tæller med til og med 19. november 2026; dagen efter er de ude."
    assert person.done() == "2 sager er afsluttet."
    assert [one.name for one in case_lines(ctx.desk, CaseFilter())] == ["Emil Møller"]
    entry = undoing.next_undo(ctx.desk)
    assert entry is not None
    assert entry.label == "Indlæs liste: 0 nye, 0 ændrede, 2 afsluttede"
    undoing.undo(ctx.desk)
    assert len(case_lines(ctx.desk, CaseFilter())) == 3


def test_only_the_marked_of_the_missing_end(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    brought_in(walk, write_list(tmp_path / "a.csv"))
    person = reviewed(walk, write_list(tmp_path / "b.csv", ROWS[:1]))
    ending = person.wizard.review_step.ending
    person.wizard.review_step.tally.open("missing")
    ending.wanted.click()
    ending.table.select_ids([line(ctx, "Pia Skov").case_id])
    person.done()
    assert {one.name for one in case_lines(ctx.desk, CaseFilter())} == {"Emil Møller", "Dragan Kristensen"}


def dated(path: Path, day: str) -> Path:
    """The list with its own day above the headings."""
    text = write_list(path).read_text(encoding="utf-8-sig")
    path.write_text(f"Udtrukket {day} 07:41\n\n{text}", encoding="utf-8")
    return path


def test_the_day_of_the_list_is_said(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "a.csv"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    step = person.wizard.review_step
    assert step.day.text() == (
        "Listen siger ikke, hvilken dag den er fra. Der regnes med i dag, 20. november 2026."
    )
    assert not step.notice.isVisible()


def test_what_is_odd_about_the_whole_list_stands_on_top(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(dated(tmp_path / "a.csv", "23-11-2026"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    step = person.wizard.review_step
    assert step.day.text() == "Listen er fra 23. november 2026."
    assert step.notice.isVisible()
    assert "ligger i fremtiden" in step.notice.text()
    assert "warnings" not in step.tally.tiles
