"""A leader changes a rule for her team, switches one off, and goes back to the shipped ones."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.due.rules import Rule
from koordinator.services import due, rulebook_numbers, staff, stores, users
from koordinator.services.undoing import undo
from koordinator.services.workplace import Workplace
from koordinator.ui.settings.rules import RulesSection
from tests.ui.settings.house import Told, click, come_to, press_space, section, seen, show_settings, type_in
from tests.ui.start.stores import NEW_PASSWORD


def held(place: Workplace, key: str, team: int = 0) -> Rule:
    rules = due.rules(place.desk, staff.teams(place.desk)[team].team_id)
    return next(rule for rule in rules if rule.key == key)


def test_every_rule_stands_with_its_words_and_source(told: Told) -> None:
    found = section(told.page, "rules", RulesSection)
    said = seen(found)
    assert "Senest 14 dage efter rehabiliteringsteamets møde" in said
    assert "Kilde: Lokal drejebog" in said
    assert "Kilde: LAB § 31, stk. 3" in said
    assert "Parmøde (KS-VK)" in said
    assert "pair_review" not in found.rows, "what the program cannot judge is only there to be read"
    assert "gælder fra 1. januar 2022" in said


def test_a_value_is_typed_saved_and_put_back(place: Workplace, told: Told) -> None:
    row = section(told.page, "rules", RulesSection).rows["status_note"]
    assert row.reset.isHidden()
    type_in(row.value, "2")
    assert held(place, "status_note").override is not None
    assert "Hver 2. måned" in seen(row)
    assert row.reset.text() == "Tilbage til 3 måneder"
    click(row.reset)
    assert held(place, "status_note").override is None
    assert row.value.value() == "3"
    undo(place.desk)
    assert row.value.value() == "2"


def test_a_rule_is_switched_off_by_keyboard_and_keeps_its_value(place: Workplace, told: Told) -> None:
    row = section(told.page, "rules", RulesSection).rows["cv"]
    press_space(row.on)
    assert not held(place, "cv").active
    assert row.value.value() == "2"
    press_space(row.on)
    assert held(place, "cv").active


def test_a_rule_that_is_off_as_shipped_is_switched_on(place: Workplace, told: Told) -> None:
    row = section(told.page, "rules", RulesSection).rows["quarterly_form"]
    assert row.on.value() == ""
    press_space(row.on)
    assert held(place, "quarterly_form").active


def test_a_value_of_nothing_is_refused_at_the_field_and_the_rule_stays(place: Workplace, told: Told) -> None:
    row = section(told.page, "rules", RulesSection).rows["cv"]
    type_in(row.value, "0")
    assert "Skriv et tal fra 1 til 120 måneder." in row.value.error()
    assert not held(place, "cv").changed
    type_in(row.value, "snart")
    assert "helt tal" in row.value.error()


def test_each_team_has_its_own(place: Workplace, told: Told) -> None:
    other = staff.save_team(place.desk, None, "Under 30", None, 29)
    found = section(told.page, "rules", RulesSection)
    found.team.set_value(str(other))
    found.refresh()
    type_in(found.rows["cv"].value, "1")
    names = [one.name for one in staff.teams(place.desk)]
    assert held(place, "cv", names.index("Under 30")).changed
    assert not held(place, "cv", names.index("Fyldt 30")).changed


def test_tab_goes_down_the_rules(told: Told) -> None:
    found = section(told.page, "rules", RulesSection)
    come_to(found.team)
    names = []
    for _ in range(5):
        focused = told.page.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "Team",
        "Samtale i de første måneder: værdi",
        "Samtale i de første måneder: til eller fra",
        "Næste samtale: værdi",
        "Næste samtale: til eller fra",
    ]


def test_others_than_leaders_only_read(qtbot: QtBot, place: Workplace) -> None:
    anna = next(one for one in staff.workers(place.desk) if one.name == "Anna Holm")
    login, temporary = users.add_user(place, anna.worker_id)
    place.key_file.change_password(login, temporary, NEW_PASSWORD)
    place.close(back_up=False)
    other = stores.open_store(place.path, login, NEW_PASSWORD)
    told = show_settings(qtbot, other)
    try:
        found = section(told.page, "rules", RulesSection)
        assert "Kun en teamleder" in seen(found)
        type_in(found.rows["cv"].value, "9")
        press_space(found.rows["cv"].on)
        assert not held(other, "cv").changed
    finally:
        told.leave()


def test_what_a_change_of_caseworker_costs_is_shown_changed_and_put_back(
    place: Workplace, told: Told
) -> None:
    row = section(told.page, "rules", RulesSection).numbers["rebalance_keep"]
    assert "Et skift koster 500 point mere, når det står på sagen" in seen(row)
    assert "Kilde: Lokal standard" in seen(row)
    assert row.reset.isHidden()
    type_in(row.value, "80")
    team = staff.teams(place.desk)[0].team_id
    assert rulebook_numbers.number(place.desk, "rebalance_keep", team) == 80
    assert rulebook_numbers.number(place.desk, "rebalance_keep") == 500
    assert row.reset.text() == "Tilbage til 500 point"
    type_in(row.value, "99999")
    assert "Skriv et helt tal fra 0 til 10000 point." in seen(row)
    click(row.reset)
    assert rulebook_numbers.number(place.desk, "rebalance_keep", team) == 500
