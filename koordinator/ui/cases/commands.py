"""The actions of the page of cases, for its keys, Ctrl+K and the sheet of shortcuts."""

from collections.abc import Callable
from typing import Protocol

from koordinator.ui.actions import Action
from koordinator.ui.cases.listing import CaseList
from koordinator.ui.cases.panel import CasePanel

_GROUP = "Sager"


class Commanded(Protocol):
    """What the actions call."""

    list: CaseList
    panel: CasePanel

    def isVisible(self) -> bool:
        """Whether the page is in front."""

    def to_search(self) -> None:
        """Go to the search field."""

    def print_list(self) -> None:
        """Show the list as a paper."""

    def open_current(self) -> None:
        """Open the case one stands on."""

    def new_meeting(self) -> None:
        """Book a network meeting about the case meant."""

    def clear_filters(self) -> None:
        """Show all running cases."""

    def choose_columns(self) -> None:
        """Ask which columns are shown."""

    def save_view(self) -> None:
        """Ask for the name of a view."""

    def the_case(self) -> int | None:
        """The case meant: the one in the panel, or the one stood on."""


def declared(page: Commanded) -> tuple[Action, ...]:
    """All of them; keys the list takes by itself stand as taken."""
    cases, panel, shown = page.list, page.panel, page.isVisible

    def some() -> bool:
        return shown() and cases.table.selected_count() > 0

    def meant() -> bool:
        return some() or (shown() and cases.current_id() is not None)

    def one() -> bool:
        return shown() and page.the_case() is not None

    def any_listed() -> bool:
        return shown() and cases.model.rowCount() > 0

    def in_panel() -> bool:
        return shown() and panel.case_id() is not None

    def act(
        key: str, label: str, run: Callable[[], object], icon: str, enabled: Callable[[], bool] = shown,
        keys: tuple[str, ...] = (), taken: tuple[str, ...] = (), words: tuple[str, ...] = (),
    ) -> Action:  # fmt: skip
        return Action(f"cases.{key}", label, run, keys, icon, _GROUP, enabled, words, taken)

    return (
        act("search", "Søg i sagerne", page.to_search, "search", keys=("Ctrl+F",)),
        act("export", "Sager til Excel …", cases.export, "file-spreadsheet", any_listed, ("Ctrl+E",),
            words=("eksportér csv regneark gem",)),
        act("print_list", "Udskriv sagsliste …", page.print_list, "printer", words=("papir pdf",)),
        act("open", "Åbn sagen", page.open_current, "folder-open", meant, taken=("Return",)),
        act("mark", "Vælg eller fravælg sagen", cases.table.toggle_current, "check", meant, taken=("Space",)),
        act("close", "Luk panelet", panel.close_panel, "close", in_panel, taken=("Esc",)),
        act("move", "Flyt valgte sager …", cases.move_selected, "move", meant, ("Ctrl+M",),
            words=("overdrag skift sagsbehandler",)),
        act("network_meeting", "Nyt netværksmøde …", page.new_meeting, "calendar-plus", one,
            ("Ctrl+Shift+N",), words=("book møde",)),
        act("export_selected", "Valgte sager til Excel …", cases.export_selected, "file-spreadsheet", some),
        act("clear", "Ryd filtre", page.clear_filters, "filter"),
        act("columns", "Vælg kolonner …", page.choose_columns, "columns"),
        act("save_view", "Gem denne visning …", page.save_view, "eye"),
        act("talk", "Ny samtaledato", panel.ask_talk, "calendar-check", in_panel),
        act("cv", "Opdatér CV-dato", panel.ask_cv, "file-text", in_panel),
    )  # fmt: skip
