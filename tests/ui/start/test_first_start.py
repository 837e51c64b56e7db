"""The first start: making a store by keyboard alone, and what the form says when something lacks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from koordinator import config
from koordinator.domain.roles import Role
from koordinator.services.workplace import Workplace
from koordinator.ui.base.secret_papers import recovery_paper
from koordinator.ui.start.code import CodeStep
from koordinator.ui.start.create import CreateStep, chosen_path
from koordinator.ui.start.forgotten import ForgottenStep
from koordinator.ui.start.login import LoginStep
from koordinator.ui.start.welcome import WelcomeStep
from koordinator.ui.start.window import StartWindow
from tests.ui.start.conftest import Open
from tests.ui.start.stores import NEW_PASSWORD, PASSWORD, click, make_store, press, step_of, tab_to, wait_for

ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down


@pytest.fixture
def form(qtbot: QtBot, start: Open) -> CreateStep:
    """The form of a new store."""
    window = start()
    window.show_create()
    return step_of(qtbot, window, CreateStep)


def test_keyboard_alone_makes_a_store_and_its_code_opens_it_again(
    qtbot: QtBot, start: Open, entered: list[Workplace]
) -> None:
    window = start()
    welcome = step_of(qtbot, window, WelcomeStep)
    tab_to(welcome.create_)
    press(ENTER)
    form = step_of(qtbot, window, CreateStep)
    press("Åse Ølgård")
    tab_to(form.roles.boxes[Role.CASEWORKER])
    press(SPACE)
    assert form.login.text() == "ase"
    tab_to(form.password.first.edit)
    press(PASSWORD, ENTER, PASSWORD, ENTER)
    kept = step_of(qtbot, window, CodeStep)
    code = kept.secret.secret()
    assert not kept.main.isEnabled()
    tab_to(kept.kept)
    press(SPACE)
    tab_to(kept.main)
    press(ENTER)
    place = wait_for(qtbot, entered)
    assert place.desk.who.roles == {Role.LEADER, Role.CASEWORKER}
    path, login = place.path, place.desk.who.login
    place.close()
    entered.clear()

    window = start(path)
    login_step = step_of(qtbot, window, LoginStep)
    assert login_step.user.chosen() == login
    login_step.forgotten.emit()
    step_of(qtbot, window, ForgottenStep)
    press(code.lower().replace("-", " "), ENTER)
    forgotten = step_of(qtbot, window, ForgottenStep)
    tab_to(forgotten.password.first.edit)
    press(NEW_PASSWORD, ENTER, NEW_PASSWORD, ENTER)
    assert wait_for(qtbot, entered).desk.who.name == "Åse Ølgård"


def test_nothing_personal_is_kept_outside_the_store(form: CreateStep, qtbot: QtBot) -> None:
    form.name.set_text("Åse Ølgård")
    fill_passwords(form, PASSWORD)
    code_after(qtbot, form)
    written = [file for file in config.settings_file().parent.parent.rglob("*") if file.is_file()]
    for file in written:
        text = file.read_bytes()
        assert "Åse".encode() not in text
        assert "Ølgård".encode() not in text
        assert b"heste" not in text


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kort", "mindst 12 tegn; den har 4"),
        ("Password1234", "blandt de mest brugte"),
        ("qwertyuiopåå", "tasternes"),
        ("ababababababab", "gentager"),
    ],
)
def test_a_weak_password_is_told_while_one_types(form: CreateStep, password: str, said: str) -> None:
    form.name.set_text("Åse Ølgård")
    fill_passwords(form, password)
    assert said in form.password.first.said()
    form.submit()
    assert form.password.first.is_wrong()
    assert said in form.password.first.said()
    assert form.isVisible()


def test_two_passwords_that_differ_are_told(form: CreateStep) -> None:
    form.name.set_text("Åse Ølgård")
    form.password.first.set_text(PASSWORD)
    form.password.again.set_text(PASSWORD + "x")
    form.submit()
    assert form.password.again.said() == "De to adgangskoder er ikke ens."


def test_a_good_password_is_told_too(form: CreateStep) -> None:
    fill_passwords(form, PASSWORD)
    assert form.password.first.said() == "Adgangskoden kan bruges."
    assert form.password.again.said() == "De to er ens."


def test_a_place_where_a_store_lies_is_refused_and_nothing_happens_to_it(
    form: CreateStep, tmp_path: Path
) -> None:
    path, _ = make_store(tmp_path)
    before = path.read_bytes()
    form.name.set_text("Åse Ølgård")
    fill_passwords(form, PASSWORD)
    form.place.set_text(str(path))
    form.submit()
    assert "ligger allerede et lager" in form.place.said()
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(form: CreateStep, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    form.name.set_text("Åse Ølgård")
    fill_passwords(form, PASSWORD)
    form.place.set_text(str(tmp_path / "fil" / "lager.koordinator"))
    form.submit()
    qtbot.waitUntil(lambda: bool(form.said()), timeout=20_000)
    assert "Mappen" in form.said()
    assert form.main.isEnabled()


def test_what_is_missing_is_told_and_the_first_of_it_gets_the_focus(form: CreateStep) -> None:
    form.roles.boxes[Role.LEADER].setChecked(False)
    form.submit()
    assert form.name.said() == "Skriv dit navn."
    assert form.login.said() == "Skriv et brugernavn."
    assert form.roles.said.text() == "Vælg mindst én rolle."
    assert form.name.edit.hasFocus()


def test_without_a_leader_the_form_says_what_that_means(form: CreateStep) -> None:
    form.roles.boxes[Role.CASEWORKER].setChecked(True)
    form.roles.boxes[Role.LEADER].setChecked(False)
    assert "Uden en teamleder" in form.roles.said.text()


def test_a_login_one_has_written_is_not_proposed_away(form: CreateStep) -> None:
    form.name.set_text("Bo Lind")
    assert form.login.text() == "bo"
    form.login.set_text("chef")
    form.name.set_text("Bo Lindgaard")
    assert form.login.text() == "chef"


@pytest.mark.parametrize("name", ["<b>x</b><img src=/etc/passwd>", "Ole & 'co' %s {0}", "李 小龙"])
def test_a_name_is_kept_as_typed(form: CreateStep, qtbot: QtBot, entered: list[Workplace], name: str) -> None:
    form.name.set_text(name)
    form.login.set_text("leder")
    fill_passwords(form, PASSWORD)
    step = code_after(qtbot, form)
    step.done.emit()
    assert wait_for(qtbot, entered).desk.who.name == name


def test_a_path_gets_the_ending_of_a_store(tmp_path: Path) -> None:
    assert chosen_path(str(tmp_path / "vores")) == tmp_path / "vores.koordinator"
    assert chosen_path(str(tmp_path)) == tmp_path / "lager.koordinator"


def test_the_example_is_made_and_entered_by_itself(
    qtbot: QtBot, start: Open, entered: list[Workplace], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOORDINATOR_TODAY", "2026-11-20")
    welcome = step_of(qtbot, start(), WelcomeStep)
    click(welcome.demo)
    qtbot.waitUntil(lambda: bool(entered), timeout=60_000)
    assert entered[0].path == config.data_folder() / config.DEMO_STORE_NAME
    assert entered[0].desk.store.demo_day is not None


def test_the_code_on_paper_is_painted_from_memory(qtbot: QtBot, start: Open, tmp_path: Path) -> None:
    from datetime import date

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from koordinator.ui.base.secret import paint_paper

    start()
    page = QImage(600, 840, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    blank = page.copy()
    painter = QPainter(page)
    paper = recovery_paper("lager", "ABCD-1234-EFGH-5678-JKMN-90PQ-RSTV", date(2026, 11, 24))
    paint_paper(painter, QRectF(40, 40, 520, 760), 72, paper)
    painter.end()
    assert page != blank
    assert dict(paper.facts)["Lavet"] == "24. november 2026"


def code_after(qtbot: QtBot, form: CreateStep) -> CodeStep:
    """Sends the form and waits for the code."""
    window = form.window()
    assert isinstance(window, StartWindow)
    form.submit()
    return step_of(qtbot, window, CodeStep)


def fill_passwords(form: CreateStep, password: str) -> None:
    form.password.first.set_text(password)
    form.password.again.set_text(password)


def test_the_button_is_in_sight_on_a_low_screen(qtbot: QtBot, start: Open) -> None:
    window = start()
    window.resize(1366, 768 - 80)  # less a title bar and a task bar
    window.show_create()
    form = step_of(qtbot, window, CreateStep)
    form.roles.boxes[Role.LEADER].click()  # says one sentence more
    qtbot.waitUntil(lambda: form.main.visibleRegion().boundingRect() == form.main.rect())
