"""The painted widgets by keyboard and by ear, chips, panels, banners and the crash log."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from koordinator.errors import UnusableInput, places
from koordinator.ui.base.avatar import initials
from koordinator.ui.base.bars import Bar, CaseloadBars
from koordinator.ui.base.bars_paint import Lanes
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.crash import CrashDialog, CrashReporter
from koordinator.ui.base.figures import Figure, FigureStrip, FigureTile
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.search_field import SearchField
from koordinator.ui.base.side_panel import PanelHost, SidePanel
from koordinator.ui.base.states import State
from koordinator.ui.base.text import tip

HOSTILE = "<b>x</b><img src=/etc/passwd>"
BARS = (
    Bar("bo", "Bo", "fuld tid", 41, 30, 35, State.OVER, 39, State.OVER),
    Bar("me", "Mette", "0,8 tid", 27, 24, 28, State.NEAR),
    Bar("no", "Nadia", "", 3, None, None, State.CALM),
)


@pytest.fixture
def bars(qtbot: QtBot) -> CaseloadBars:
    """Three rows."""
    made = CaseloadBars(BARS)
    qtbot.addWidget(made)
    made.resize(900, made.sizeHint().height())
    made.show()
    return made


def test_bars_are_read_aloud_row_by_row(bars: CaseloadBars) -> None:
    assert bars.accessibleName() == "Bo, fuld tid: fra 39 til 41 af højst 35 sager, over max"
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.accessibleName() == "Mette, 0,8 tid: 27 af højst 28 sager, nær max"
    QTest.keyClick(bars, Qt.Key.Key_End)
    assert bars.accessibleName() == "Nadia: 3 sager, rolig"


def test_bars_open_by_enter_and_click(qtbot: QtBot, bars: CaseloadBars) -> None:
    with qtbot.waitSignal(bars.opened) as opened:
        QTest.keyClick(bars, Qt.Key.Key_Return)
    assert opened.args == ["bo"]
    lanes = Lanes.of(BARS, bars.width())
    at = bars.rect().center()
    at.setY(lanes.top + lanes.row + lanes.row // 2)
    with qtbot.waitSignal(bars.opened) as opened:
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["me"]


def test_new_bars_stay_on_the_same_person(bars: CaseloadBars) -> None:
    bars.set_current("me")
    bars.set_bars(BARS[1:])
    assert bars.current_key() == "me"


def test_the_scale_grows_with_the_greatest_load() -> None:
    assert Lanes.of(BARS[1:], 900).most == 40
    assert Lanes.of(BARS, 900).most == 50


@pytest.mark.parametrize("width", [560, 900, 2400])
def test_bars_and_words_never_overlap(qtbot: QtBot, width: int) -> None:
    lanes = Lanes.of(BARS, width)
    assert lanes.bars >= lanes.names
    assert lanes.x(lanes.most) <= lanes.numbers
    assert lanes.numbers + lanes.number_width < lanes.states


def test_chips_combine_and_carry_their_count(qtbot: QtBot) -> None:
    chips = ChipBar()
    qtbot.addWidget(chips)
    for key in ("near", "over"):
        chips.add(key, key, 1212)
    QTest.mouseClick(chips.chip("near"), Qt.MouseButton.LeftButton)
    QTest.keyClick(chips.chip("over"), Qt.Key.Key_Return)
    assert chips.chosen() == ["near", "over"]
    assert chips.chip("near").accessibleName() == "near · 1.212"


def test_single_chips_choose_one(qtbot: QtBot) -> None:
    chips = ChipBar(single=True)
    qtbot.addWidget(chips)
    for key in ("a", "b"):
        chips.add(key, key, on=key == "a")
    with qtbot.waitSignal(chips.changed):
        QTest.mouseClick(chips.chip("b"), Qt.MouseButton.LeftButton)
    assert chips.chosen() == ["b"]


def test_a_chip_does_not_jump_when_it_is_switched_on(qtbot: QtBot) -> None:
    chips = ChipBar()
    qtbot.addWidget(chips)
    chip = chips.add("a", "Mangler samtykke", 2)
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before


def test_figures_open_what_lies_behind_them(qtbot: QtBot) -> None:
    strip = FigureStrip(
        [Figure("hours", "Lønnede timer", "18,2 %", "6 af 33", State.REACHED, "nået", 0.6, 0.5)]
    )
    qtbot.addWidget(strip)
    strip.resize(400, 90)
    strip.show()
    tile = strip.findChild(FigureTile)
    assert isinstance(tile, FigureTile)
    assert tile.accessibleName() == "Lønnede timer, 18,2 %, 6 af 33, nået"
    with qtbot.waitSignal(strip.opened) as opened:
        QTest.keyClick(tile, Qt.Key.Key_Return)
    assert opened.args == ["hours"]


def test_figures_go_on_two_lines_where_one_is_narrow(qtbot: QtBot) -> None:
    strip = FigureStrip(
        [
            Figure(str(n), "Virksomhedspraktik", "36,4 %", "12 af 33", word="2 sager fra målet")
            for n in range(4)
        ]
    )
    qtbot.addWidget(strip)
    strip.resize(1600, 100)
    strip.show()
    QApplication.processEvents()
    tops = {tile.y() for tile in strip.findChildren(FigureTile)}
    strip.resize(800, 200)
    QApplication.processEvents()
    assert len(tops) == 1
    assert len({tile.y() for tile in strip.findChildren(FigureTile)}) == 2


def test_links_in_a_sentence_tell_their_key(qtbot: QtBot) -> None:
    header = PageHeader("I dag")
    qtbot.addWidget(header)
    header.show()
    header.set_sentence("Uge 47 ·", Link("4 frister er over tid", "overdue", State.OVER))
    link = next(button for button in header.findChildren(Button) if "frister" in button.text())
    with qtbot.waitSignal(header.link_activated) as sent:
        QTest.keyClick(link, Qt.Key.Key_Return)
    assert sent.args == ["overdue"]


def test_search_waits_for_a_pause_and_esc_empties(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.show()
    sent: list[str] = []
    field.searched.connect(sent.append)
    QTest.keyClicks(field, "mille")
    assert sent == []
    qtbot.waitUntil(lambda: sent == ["mille"])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert sent == ["mille", ""]


def test_esc_closes_the_panel_and_gives_the_focus_back(qtbot: QtBot) -> None:
    window, page, panel, inside = QWidget(), QLineEdit(), SidePanel("Mille"), QLineEdit()
    panel.add_section(inside)
    host = PanelHost(page, panel)
    QHBoxLayout(window).addWidget(host)
    qtbot.addWidget(window)
    window.resize(1300, 500)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.setFocus()
    panel.open_panel()
    inside.setFocus()
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.hasFocus()


def test_a_narrow_page_keeps_its_width_under_the_panel(qtbot: QtBot) -> None:
    page, panel = QLabel("side"), SidePanel("Mille")
    host = PanelHost(page, panel)
    qtbot.addWidget(host)
    host.resize(800, 500)
    host.show()
    panel.open_panel()
    assert page.width() == 800
    host.resize(1400, 500)
    QApplication.processEvents()
    assert panel.isVisible()
    assert page.width() < 1100


def test_what_is_wide_in_a_panel_does_not_run_under_its_scroll_bar(qtbot: QtBot) -> None:
    panel, wide, tall = SidePanel("Mille"), QLineEdit(), QLabel("høj")
    line = QWidget()
    side_by_side = QHBoxLayout(line)
    side_by_side.addWidget(Label("Et meget langt ord, som ikke kan brydes " * 3))
    side_by_side.addWidget(wide)
    panel.add_section(line)
    tall.setMinimumHeight(2000)
    panel.add_section(tall)
    qtbot.addWidget(panel)
    panel.resize(390, 400)
    panel.show()
    area = panel.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible())
    assert wide.mapTo(area.viewport(), wide.rect().topRight()).x() < area.viewport().width()


@pytest.mark.parametrize("kind", ["info", "warning", "error", "plain"])
def test_banners_say_it_in_words(qtbot: QtBot, kind: str) -> None:
    banner = Banner(HOSTILE, kind, "Vis")
    qtbot.addWidget(banner)
    assert banner.accessibleName() == HOSTILE


def test_hostile_text_is_shown_as_typed(qtbot: QtBot) -> None:
    label = Label(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<img" not in tip(HOSTILE)
    button = Button("Job & praktik", tip=HOSTILE)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Job & praktik"
    assert "<img" not in button.toolTip()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Mille Østerby", "MØ"), ("Dr. Hanne Lynge", "DL"), ("Ægir", "Æ"), ("", ""), ("<b>", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def fault(message: str) -> BaseException:
    """A fault that has come through a line of code."""
    try:
        raise KeyError(message)
    except KeyError as caught:
        return caught


def test_the_log_tells_kind_and_place_but_no_values(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = CrashReporter(tmp_path)
    reporter.report(fault("Mille Østerby 010160-0000"))
    log = (tmp_path / "fejl.log").read_text(encoding="utf-8")
    assert "KeyError" in log
    assert "test_widgets.py" in log
    assert "Mille" not in log
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]
    assert len(dialogs) == 1
    dialogs[0].accept()


def test_a_known_fault_leaves_no_trace_in_the_log(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = CrashReporter(tmp_path)
    reporter.report(UnusableInput("Filen kan ikke læses."))
    assert not (tmp_path / "fejl.log").exists()
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert any(
        label.text() == "Filen kan ikke læses." for widget in shown for label in widget.findChildren(QLabel)
    )
    for widget in shown:
        widget.close()


def test_chained_faults_are_told_both() -> None:
    try:
        try:
            raise KeyError("hemmeligt")
        except KeyError as first:
            raise ValueError("også hemmeligt") from first
    except ValueError as second:
        told = places(second)
    assert "ValueError" in told
    assert "KeyError" in told
    assert "hemmeligt" not in told
