"""Shows every house widget with invented data and saves a picture of each: gallery.py --out DIR [--dark]."""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from koordinator.ui.actions import Action
from koordinator.ui.base.dialog import MessageDialog
from koordinator.ui.base.gauge import Load
from koordinator.ui.base.states import State
from koordinator.ui.main_window import MainWindow, PageFactory
from koordinator.ui.theme import Mode, apply
from tests.ui.gallery_pages import HITS, EmptyPage, FormPage, TeamPage, TodayPage

PAGES = (
    PageFactory("today", "I dag", "sun", TodayPage),
    PageFactory("cases", "Sager", "folder", FormPage),
    PageFactory("calendar", "Kalender", "calendar", EmptyPage),
    PageFactory("network", "Netværk", "users", EmptyPage),
    PageFactory("work", "Praktik", "briefcase", EmptyPage),
    PageFactory("team", "Team", "grid", TeamPage),
    PageFactory("figures", "Nøgletal", "chart", EmptyPage),
    PageFactory("settings", "Indstillinger", "gear", EmptyPage, foot=True),
)


def window() -> MainWindow:
    """The frame with all pages and invented data."""
    made = MainWindow(PAGES)
    made.registry.add(Action("new", "Nyt møde", lambda: None, ("Ctrl+N",), "plus", "Sager"), made)
    made.set_user("Anna Holm", "KS")
    made.set_load(Load(33, 30, 35, State.NEAR))
    made.set_demo_day("fredag den 20. november 2026")
    made.toast.show_saved("Gemt kl. 9.11: Statusnotat for Henrik Skovlund, kladde")
    made.rail.set_count("today", 4)
    return made


def shoot(out: Path, dark: bool, scale: int) -> None:
    """Walks through everything and saves one picture of each."""
    tag = ("dark" if dark else "light") + (f"-{scale}" if scale != 100 else "")
    made = window()
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)

    def save(name: str, widget: QWidget | None = None) -> None:
        QApplication.processEvents()
        QTest.qWait(30)
        (widget or made).grab().save(str(out / f"{name}-{tag}.png"))

    made.go("today")
    today = made.page("today")
    assert isinstance(today, TodayPage)
    today.table.selectRow(1)
    today.table.setFocus(Qt.FocusReason.TabFocusReason)
    save("today")
    today.table.select_ids([3, 5, 7], 5)
    made.resize(1024, 700)
    save("today-1024")
    made.resize(1440, 900)
    made.go("cases")
    page = made.page("cases")
    assert isinstance(page, FormPage)
    save("form")
    page.date.setFocus(Qt.FocusReason.TabFocusReason)
    field = page.date.focusProxy()
    assert field is not None
    QTest.keyClicks(field, "32-13")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    page.progress.cancel.setFocus(Qt.FocusReason.TabFocusReason)
    save("form-error")
    page.name.setFocus(Qt.FocusReason.TabFocusReason)
    save("form-edit")
    made.resize(1024, 700)
    save("form-1024")
    made.resize(1440, 900)
    made.go("team")
    team = made.page("team")
    assert isinstance(team, TeamPage)
    team.bars.setFocus(Qt.FocusReason.TabFocusReason)
    save("team")
    made.go("calendar")
    save("empty")
    made.go("today")
    made.command_box.open_box("netv mil")
    made.command_box.show_results(HITS)
    save("command")
    made.command_box.close_box()
    made.show_shortcuts()
    sheet = QApplication.activeModalWidget()
    save("shortcuts", sheet)
    if sheet is not None:
        sheet.close()
    dialog = MessageDialog(
        "Det lykkedes ikke",
        "Lageret er i brug på en anden maskine. Luk det dér, og prøv igen.",
        action="Prøv igen",
    )
    dialog.show()
    save("dialog", dialog)
    dialog.close()
    menu = made.topbar.user.menu()
    menu.popup(made.topbar.user.mapToGlobal(made.topbar.user.rect().bottomLeft()))
    save("menu", menu)
    menu.close()
    columns = today.table.column_menu()
    columns.popup(made.mapToGlobal(made.rect().center()))
    save("columns", columns)
    columns.close()
    made.close()


def main() -> int:
    """Reads the arguments and takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=int, default=100)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    apply(app, Mode.DARK if chosen.dark else Mode.LIGHT, chosen.scale)
    shoot(chosen.out, chosen.dark, chosen.scale)
    return 0


if __name__ == "__main__":
    sys.exit(main())
