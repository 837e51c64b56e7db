"""Visits every page and dialog on the example store, in light and dark, and saves a picture of each.

python tests/tour.py --out FOLDER [--scale 150] [--size 1280x820]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from koordinator.domain.cases import CaseFilter, Chip
from koordinator.services import demo, stores
from koordinator.ui import theme
from koordinator.ui.shell import Shell
from koordinator.ui.start.window import StartWindow

LIST = Path(__file__).parent / "data" / "jobcenter-a" / "sagsliste.xlsx"
DAY = date(2026, 11, 20)
Stop = tuple[str, QWidget]


class Tour:
    """One walk through the program in one look."""

    def __init__(self, out: Path, mode: theme.Mode, scale: int, size: tuple[int, int]) -> None:
        self._out, self._mode, self._size = out, mode, size
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self._application = application
        theme.apply(application, mode, scale)

    def walk(self, store: Path) -> int:
        """Take a picture at every stop; returns how many."""
        taken = 0
        for stops in (self._way_in, self._inside):
            for name, widget in stops(store):
                self._settle()
                word = "lys" if self._mode is theme.Mode.LIGHT else "moerk"
                widget.grab().save(str(self._out / f"{name}-{word}.png"))
                taken += 1
        return taken

    def _settle(self, milliseconds: int = 350) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _way_in(self, store: Path) -> Iterator[Stop]:
        window = StartWindow(None)
        window.resize(*self._size)
        window.show()
        yield "start-velkommen", window
        window.show_create()
        yield "start-opret", window
        window.close()
        window = StartWindow(store)
        window.resize(*self._size)
        window.show()
        yield "start-log-ind", window
        window.close()

    def _inside(self, store: Path) -> Iterator[Stop]:
        place = stores.open_store(store, demo.LOGIN, demo.PASSWORD)
        shell = Shell(place, _raise)
        shell.window.resize(*self._size)
        shell.window.show()
        yield "i-dag", shell.window
        yield from self._cases(shell)
        yield from self._course(shell)
        yield from self._meetings(shell)
        yield from self._network(shell)
        yield from self._team(shell)
        yield from self._figures(shell)
        yield from self._overlays(shell)
        yield from self._settings(shell)
        shell.close()

    def _cases(self, shell: Shell) -> Iterator[Stop]:
        window, ctx = shell.window, shell.ctx
        window.go("cases")
        yield "sager", window
        ctx.show_cases(CaseFilter(chips=frozenset({Chip.PASSIVE})))
        yield "sager-passive", window
        ctx.show_cases(CaseFilter(text="findes ikke her"))
        yield "sager-ingen-fund", window
        ctx.show_cases(CaseFilter())
        from koordinator.services.searching import search

        ctx.show_case(search(ctx.desk, "Mille Østerby")[0].row_id)
        yield "sager-panel", window

    def _course(self, shell: Shell) -> Iterator[Stop]:
        from koordinator.services.paperwork.catalogue import PAPERS
        from koordinator.services.searching import search
        from koordinator.ui.course.life.ending import EndCaseDialog
        from koordinator.ui.course.life.handover import HandoverDialog
        from koordinator.ui.course.life.new_case import NewCaseDialog
        from koordinator.ui.course.menus import paper_document
        from koordinator.ui.course.page import TABS
        from koordinator.ui.papers.preview import PaperDialog

        window, ctx = shell.window, shell.ctx
        mille = next(hit.row_id for hit in search(ctx.desk, "Mille Østerby") if hit.kind == "case")
        for tab in TABS:
            ctx.open_case(mille, tab)
            self._settle(300)
            yield f"sag-{tab}", window
        dialogs: dict[str, QDialog] = {
            "ny-sag": NewCaseDialog(ctx, window),
            "overdrag": HandoverDialog(ctx, mille, window),
            "afslut-sag": EndCaseDialog(ctx, mille, window),
        }
        for kind in PAPERS:
            dialogs[f"papir-{kind}"] = PaperDialog(ctx, paper_document(ctx, kind, mille), window)
        for name, dialog in dialogs.items():
            dialog.open()
            self._settle(2500)
            yield name, dialog
            dialog.reject()

    def _meetings(self, shell: Shell) -> Iterator[Stop]:
        from koordinator.domain.meetings.kinds import NETWORK
        from koordinator.domain.meetings.records import MeetingRef
        from koordinator.services.meetings import calendar
        from koordinator.services.searching import search
        from koordinator.ui.calendar.busy_dialog import BusyDialog
        from koordinator.ui.meetings.new_dialog import NewMeetingDialog
        from koordinator.ui.papers.document import agenda_document
        from koordinator.ui.papers.preview import PaperDialog

        window, ctx = shell.window, shell.ctx
        window.go("calendar")
        yield "kalender", window
        mille = next(hit.row_id for hit in search(ctx.desk, "Mille Østerby") if hit.kind == "case")
        told = next(
            one
            for one in calendar.of_case(ctx.desk, mille, DAY, DAY + timedelta(days=14))
            if one.type_key == NETWORK
        )
        ref = MeetingRef(told.meeting_id)
        ctx.show_meeting(ref)
        yield "kalender-moede", window
        page = window.page("calendar")
        for view in ("day", "month", "week"):
            page.set_mode(view)  # type: ignore[attr-defined]
            if view != "week":
                yield f"kalender-{view}", window
        dialogs: dict[str, QDialog] = {
            "nyt-moede": NewMeetingDialog(ctx, window, type_key="netvaerk", case_id=mille),
            "dagsorden": PaperDialog(ctx, agenda_document(ctx.desk, ref), window),
            "optaget-tid": BusyDialog(ctx, window, ctx.desk.who.worker_id),
        }
        for name, dialog in dialogs.items():
            dialog.open()
            self._settle(2500)
            yield name, dialog
            dialog.reject()

    def _network(self, shell: Shell) -> Iterator[Stop]:
        from koordinator.services import contacts
        from koordinator.ui.network import merge_dialog
        from koordinator.ui.network.consent_dialog import ConsentDialog
        from koordinator.ui.network.member_dialog import AddMemberDialog
        from koordinator.ui.network.new_contact import NewContactDialog

        window, ctx = shell.window, shell.ctx
        window.go("network")
        yield "netvaerk", window
        busiest = max(contacts.contacts(ctx.desk), key=lambda line: line.cases)
        ctx.show_contact(busiest.contact_id)
        yield "netvaerk-kontakt", window
        page = window.page("network")
        page.show_organisation(busiest.organisation_id or 1)  # type: ignore[attr-defined]
        yield "netvaerk-organisation", window
        others = [line for line in contacts.contacts(ctx.desk) if line.contact_id != busiest.contact_id]
        cases = contacts.contact_detail(ctx.desk, busiest.contact_id).cases
        case = next(one for one in cases if one.member_id)
        two = (merge_dialog.contact_choice(busiest), merge_dialog.contact_choice(others[0]))
        dialogs: dict[str, QDialog] = {
            "ny-kontakt": NewContactDialog(ctx, window, others[0].name),
            "tilfoej-til-netvaerk": AddMemberDialog(ctx, case.case_id, window),
            "samtykke": ConsentDialog(ctx, case.member_id or 0, window),
            "flet": merge_dialog.MergeDialog(ctx, merge_dialog.CONTACTS, two, window, lambda _: None),
        }
        for name, dialog in dialogs.items():
            dialog.open()
            yield name, dialog
            dialog.reject()

    def _team(self, shell: Shell) -> Iterator[Stop]:
        from koordinator.services.caseloads import caseloads
        from koordinator.ui.team.page import TABS

        for tab in TABS:
            shell.ctx.show_team(tab)
            self._settle(1000)
            yield f"team-{tab}", shell.window
        fullest = max(caseloads(shell.ctx.desk).workers, key=lambda load: load.total)
        shell.ctx.show_worker(fullest.worker_id or 0)
        yield "team-medarbejder", shell.window
        shell.ctx.show_team("absence", str(fullest.worker_id))
        self._settle(1500)
        yield "team-fravaer-plan", shell.window
        yield from self._papers(shell)

    def _papers(self, shell: Shell) -> Iterator[Stop]:
        from koordinator.domain.rebalance.proposals import Wish
        from koordinator.services.rebalancing import propose
        from koordinator.ui.papers import team
        from koordinator.ui.papers.preview import PaperDialog

        ways: dict[str, Callable[[], None]] = {
            "teamrapport": lambda: team.show_team_report(shell.ctx, None, None),
            "fordelingsforslag": lambda: team.show_proposal(shell.ctx, propose(shell.ctx.desk, Wish(on=DAY))),
        }
        for name, show in ways.items():
            show()
            self._settle(2500)
            dialog = next(one for one in shell.window.findChildren(PaperDialog) if one.isVisible())
            yield f"papir-{name}", dialog
            dialog.reject()

    def _figures(self, shell: Shell) -> Iterator[Stop]:
        from koordinator.domain.figures.records import Key

        window = shell.window
        window.go("figures")
        self._settle(1500)
        yield "noegletal", window
        for key in (Key.PASSIVE, Key.PROGRESSION):
            window.page("figures").open_figure(key)  # type: ignore[attr-defined]
            self._settle(1500)
            yield f"noegletal-{key}", window

    def _overlays(self, shell: Shell) -> Iterator[Stop]:
        from koordinator.services.case_lists import case_lines
        from koordinator.ui.importing.wizard import ImportWizard
        from koordinator.ui.moves.dialog import MoveDialog

        window, ctx = shell.window, shell.ctx
        window.go("today")
        window.command_box.open_box("mil")
        yield "ctrl-k", window
        window.command_box.close_box()
        window.show_shortcuts()
        sheet = self._application.activeModalWidget() or window
        yield "genveje", sheet
        sheet.close()
        lines = case_lines(ctx.desk, CaseFilter())
        move = MoveDialog(ctx, tuple(line.case_id for line in lines[:3]), window)
        move.open()
        yield "flyt-sager", move
        move.reject()
        wizard = ImportWizard(ctx, parent=window)
        wizard.open()
        yield "import-1-fil", wizard
        wizard.read(LIST)
        self._settle(2000)
        for number, name in enumerate(("kolonner", "navne", "gennemse"), 2):
            yield f"import-{number}-{name}", wizard
            wizard.next.click()
            self._settle(2000)
        yield "import-5-faerdig", wizard
        wizard.close()

    def _settings(self, shell: Shell) -> Iterator[Stop]:
        shell.window.go("settings")
        page = shell.window.page("settings")
        for key in page.items:  # type: ignore[attr-defined]
            page.show_section(key)  # type: ignore[attr-defined]
            yield f"indstillinger-{key}", shell.window


def _raise(fault: BaseException) -> None:
    raise fault


def main() -> int:
    """Walk in light and in dark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--size", default="1440x900")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    wide, high = (int(side) for side in chosen.size.split("x"))
    taken = 0
    for mode in (theme.Mode.LIGHT, theme.Mode.DARK):
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder) / "eksempel.koordinator"
            demo.create(store, DAY, None, None, None)
            taken += Tour(chosen.out, mode, chosen.scale, (wide, high)).walk(store)
    sys.stdout.write(f"{taken} billeder i {chosen.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
