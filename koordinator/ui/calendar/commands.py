"""The calendar's actions, for its keys, Ctrl+K and the sheet of shortcuts."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from koordinator.ui.actions import Action, ActionRegistry
from koordinator.ui.calendar.busy import LABEL
from koordinator.ui.calendar.week_view import WeekView
from koordinator.ui.meetings.panel import MeetingPanel

_GROUP = "Kalender"


class Commanded(Protocol):
    """What the actions call."""

    week: WeekView
    panel: MeetingPanel

    def isVisible(self) -> bool:
        """Whether the calendar is in front."""

    def busy_times(self) -> None:
        """See and read busy time from calendar files."""

    def set_mode(self, mode: str) -> None:
        """Show a day, a week or a month."""

    def step(self, by: int) -> None:
        """Page back or forward."""

    def go_today(self) -> None:
        """Show today."""

    def ask_day(self) -> None:
        """Ask for a date to go to."""

    def turn_weekend(self) -> None:
        """Show Saturday and Sunday always, or only when needed."""

    def open_current(self) -> None:
        """Open what one stands on."""

    def can_move(self) -> bool:
        """Whether the chosen meeting may get another time."""

    def panel_open(self) -> bool:
        """Whether a meeting's panel is open."""


def declared(page: Commanded) -> list[Action]:
    """All of them; keys the views take by themselves stand as taken."""
    shown, movable, week = page.isVisible, page.can_move, page.week

    def act(
        key: str, label: str, run: Callable[[], object], icon: str, enabled: Callable[[], bool] = shown,
        keys: tuple[str, ...] = (), taken: tuple[str, ...] = (), words: tuple[str, ...] = (),
    ) -> Action:  # fmt: skip
        return Action(f"calendar.{key}", label, run, keys, icon, _GROUP, enabled, words, taken)

    return [
        act("busy", LABEL, page.busy_times, "clock", words=("ics", "kalenderfil", "importér", "optaget tid")),
        act("open", "Åbn mødet, eller opret et på den valgte tid", page.open_current, "calendar",
            taken=("Return",)),
        act("day", "Kalender: dag", partial(page.set_mode, "day"), "calendar", keys=("Alt+1",)),
        act("week", "Kalender: arbejdsuge", partial(page.set_mode, "week"), "calendar", keys=("Alt+2",)),
        act("month", "Kalender: måned", partial(page.set_mode, "month"), "calendar", keys=("Alt+3",)),
        act("today", "Kalender: i dag", page.go_today, "sun", taken=("T", "Home")),
        act("back", "Kalender: tilbage", partial(page.step, -1), "chevron-left", taken=("PgUp",)),
        act("forward", "Kalender: frem", partial(page.step, 1), "chevron-right", taken=("PgDown",)),
        act("go_to", "Kalender: gå til dato …", page.ask_day, "calendar", keys=("Ctrl+G",)),
        act("weekend", "Vis eller skjul lørdag og søndag", page.turn_weekend, "eye", words=("weekend",)),
        act("later", "Flyt mødet 15 minutter senere", partial(week.shift, 0, 15), "arrow-down", movable,
            taken=("Alt+Down",)),
        act("earlier", "Flyt mødet 15 minutter tidligere", partial(week.shift, 0, -15), "arrow-up", movable,
            taken=("Alt+Up",)),
        act("next_day", "Flyt mødet til dagen efter", partial(week.shift, 1, 0), "arrow-right", movable,
            taken=("Alt+Right",)),
        act("day_before", "Flyt mødet til dagen før", partial(week.shift, -1, 0), "arrow-left", movable,
            taken=("Alt+Left",)),
        act("longer", "Gør mødet 15 minutter længere", partial(week.lengthen, 15), "plus", movable,
            taken=("Alt+Shift+Down",)),
        act("shorter", "Gør mødet 15 minutter kortere", partial(week.lengthen, -15), "minus", movable,
            taken=("Alt+Shift+Up",)),
        act("close", "Luk mødets panel", page.panel.close_panel, "close", page.panel_open, taken=("Esc",)),
    ]  # fmt: skip


def of_panel(panel: MeetingPanel) -> list[Action]:
    """What the buttons of an open panel do, for the command box and the keyboard."""
    buttons = (
        ("paper", "Vis, udskriv eller gem dagsordenen", panel.details.paper, "printer", ("Ctrl+P",)),
        ("plan", "Planlæg mødet", panel.plan, "calendar-check", ()),
        ("hold", "Marker mødet afholdt …", panel.hold, "check", ()),
        ("cancel", "Aflys mødet …", panel.cancel, "close", ()),
        ("reopen", "Genåbn mødet", panel.reopen, "unlock", ()),
        ("finish", "Afslut mødet", panel.finish, "lock", ()),
    )
    return [
        Action(f"calendar.{key}", label, button.click, keys, icon, _GROUP, button.isVisible)
        for key, label, button, icon, keys in buttons
    ]


def refreshed(registry: ActionRegistry) -> Callable[..., None]:
    """Asks the actions anew whether they can be done, whatever a signal carries."""
    return lambda *_: registry.refresh()
