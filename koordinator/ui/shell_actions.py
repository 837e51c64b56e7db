"""What a logged-in person can do from anywhere, whichever pages have been visited."""

from collections.abc import Callable
from functools import partial

from koordinator import config
from koordinator.ui.actions import Action
from koordinator.ui.context import Context
from koordinator.ui.main_window import MainWindow
from koordinator.ui.settings.names import SECTIONS
from koordinator.ui.team.names import ACTIONS as TEAM
from koordinator.ui.theme import Mode

_LOOKS = {
    Mode.LIGHT: ("Lyst udseende", "sun"),
    Mode.DARK: ("Mørkt udseende", "moon"),
    Mode.SYSTEM: ("Udseende som systemet", "gear"),
}


def declare(window: MainWindow, ctx: Context, import_cases: Callable[[], object]) -> None:
    """Puts the actions into the window's registry; the pages add their own when they are built."""
    window.registry.add(
        Action(
            "import.cases",
            "Hent sager fra Excel …",
            import_cases,
            ("Ctrl+I",),
            "upload",
            words=("importér liste", "indlæs csv"),
        ),
        window,
    )
    window.registry.add(
        Action(
            "case.new",
            "Ny sag …",
            ctx.new_case_wanted.emit,
            (),
            "person-plus",
            words=("opret borger", "begynd forløb"),
        ),
        window,
    )
    window.registry.add(
        Action(
            "meeting.new",
            "Nyt møde …",
            ctx.new_meeting,
            ("Ctrl+N",),
            "calendar-plus",
            words=("book samtale", "opret netværksmøde"),
        ),
        window,
    )
    for key, title, icon, words in SECTIONS:
        run, label = partial(_show_section, window, key), f"Indstillinger: {title}"
        window.registry.add(
            Action(f"settings.{key}", label, run, icon=icon, group="Indstillinger", words=words), window
        )
    for key, (label, others) in TEAM.items():
        run = partial(ctx.show_team, key)
        window.registry.add(
            Action(f"team.tab.{key}", label, run, icon="bars", group="Team", words=others), window
        )
    window.registry.add(
        Action(
            "team.report",
            "Udskriv teamrapport …",
            partial(_print_report, ctx),
            icon="printer",
            group="Team",
            words=("pdf", "teammøde", "rapport", "månedsrapport"),
        ),
        window,
    )
    also = ("tema", "farver", "tilstand")
    for mode, (label, icon) in _LOOKS.items():
        run = partial(_set_look, window, ctx, mode)
        window.registry.add(
            Action(
                f"look.{mode}",
                label,
                run,
                icon=icon,
                group="Indstillinger",
                words=also,
            ),
            window,
        )


def _show_section(window: MainWindow, key: str) -> None:
    if window.go("settings"):
        window.page("settings").show_section(key)  # type: ignore[attr-defined]


def _print_report(ctx: Context) -> None:
    """The report of the last whole month, of all teams."""
    from koordinator.ui.papers.team import show_team_report

    show_team_report(ctx, None, None)


def _set_look(window: MainWindow, ctx: Context, mode: Mode) -> None:
    config.change(look=mode.value)
    ctx.look_changed.emit()
    window.refresh()
