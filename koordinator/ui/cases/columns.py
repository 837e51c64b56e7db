"""The columns of the case list, and what each of them puts into a spreadsheet."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from koordinator.domain.cases import CaseLine
from koordinator.domain.values.dates import short_date
from koordinator.ui.base.record_model import Column
from koordinator.ui.base.states import State
from koordinator.ui.base.text import danish_key
from koordinator.ui.cases import words

# Shown until somebody chooses; the rest can be switched on.
FIRST_SHOWN = ("name", "programme", "week", "caseworker", "consultant", "talk", "cv", "track")

Today = Callable[[], date]
_Text = Callable[[CaseLine], str | None]


def _known(text: _Text) -> Callable[[CaseLine], Any]:
    """Danish order of a text; a blank one sorts last whichever way."""

    def order(line: CaseLine) -> str | None:
        found = text(line)
        return danish_key(found) if found else None

    return order


def _plain(
    key: str, title: str, text: _Text, width: int, least: int = 0, yields: int = 0, *, wraps: bool = False
) -> Column[CaseLine]:
    return Column(
        key, title, lambda c: text(c) or "", sort=_known(text), tip=lambda c: text(c) or "", width=width,
        least=least, yields=yields, wraps=wraps, stretch=wraps,
    )  # fmt: skip


def _dated(key: str, title: str, day: Callable[[CaseLine], date | None], width: int = 10) -> Column[CaseLine]:
    return Column(key, title, lambda c: short_date(found) if (found := day(c)) else "", sort=day, width=width)


def columns(today: Today) -> list[Column[CaseLine]]:
    """All columns in the order they first stand in."""
    return [
        Column("name", "Navn", lambda c: c.name, second=lambda c: words.under_name(c, today()),
               sort=_known(lambda c: c.name), tip=lambda c: f"{c.name} · {words.under_name(c, today())}",
               strong=True, width=19, least=15, stretch=True, fixed=True),
        Column("age", "Alder", lambda c: str(words.age(c, today())), sort=lambda c: -c.born.toordinal(),
               right=True, width=5),
        _plain("programme", "Ydelse", lambda c: c.programme, 16, 14, wraps=True),
        Column("week", "Uge", lambda c: str(c.week(today()) or ""), sort=lambda c: c.week(today()) or None,
               tip=lambda c: words.week_words(c, today()), right=True, width=4, yields=2),
        _plain("caseworker", "KS", lambda c: c.caseworker, 14, 11, yields=1),
        _plain("consultant", "VK", lambda c: c.consultant, 14, 11, yields=3),
        _plain("team", "Team", lambda c: c.team, 12),
        Column("talk", "Seneste samtale", lambda c: short_date(c.last_talk) if c.last_talk else "",
               second=lambda c: words.ago(c.last_talk, today()), sort=lambda c: c.last_talk,
               width=12, least=11),
        Column("cv", "CV", lambda c: words.cv_words(c, today()), second=lambda c: _cv_second(c, today()),
               state=lambda c: words.cv_state(c, today()), sort=lambda c: words.cv_age(c, today()),
               width=11),
        Column("track", "Jobspor", lambda c: words.track_words(c, today()),
               second=lambda c: words.track_detail(c, today()),
               sort=lambda c: _track_order(c, today()), icon=lambda c: words.track_icon(c, today()),
               state=lambda c: State.NEAR if words.unexplained(c, today()) else None,
               tip=lambda c: f"{words.track_words(c, today())}: {words.track_detail(c, today())}",
               width=14, least=13, stretch=True),
        _dated("starts", "Start", lambda c: c.starts),
        _dated("expected_end", "Forventet slut", lambda c: c.expected_end, 13),
    ]  # fmt: skip


def _cv_second(line: CaseLine, today: date) -> str:
    return "for gammel" if words.cv_state(line, today) is State.OVER else ""


def _track_order(line: CaseLine, today: date) -> tuple[Any, ...]:
    if line.ended is not None and line.is_over(today):  # last, the newest ended first
        return (len(words.TRACK_NAMES), -line.ended.toordinal(), "")
    return (
        list(words.TRACK_NAMES).index(line.track),
        -(line.paid_hours or 0),
        danish_key(words.track_detail(line, today)),
    )


_Value = Callable[[CaseLine], object]


def _values(key: str, title: str, today: Today) -> list[tuple[str, _Value]]:
    """Headings and real values of a column; neither CPR nor address is among them."""
    found: dict[str, list[tuple[str, _Value]]] = {
        "name": [("Navn", lambda c: c.name), ("Sagsnr.", lambda c: c.number)],
        "age": [(title, lambda c: words.age(c, today()))],
        "programme": [(title, lambda c: c.programme)],
        "week": [(title, lambda c: c.week(today()) or None)],
        "caseworker": [(title, lambda c: c.caseworker)],
        "consultant": [(title, lambda c: c.consultant)],
        "team": [(title, lambda c: c.team)],
        "talk": [(title, lambda c: c.last_talk)],
        "cv": [("CV opdateret", lambda c: c.cv_day)],
        "track": [
            ("Jobspor", lambda c: words.track_words(c, today())),
            ("Timer pr. uge", lambda c: None if c.is_over(today()) else c.paid_hours),
            ("Sted, indsats eller årsag", lambda c: None if c.is_over(today()) else _track_text(c)),
        ],
        "starts": [(title, lambda c: c.starts)],
        "expected_end": [(title, lambda c: c.expected_end)],
    }
    return found[key]


def _track_text(line: CaseLine) -> str | None:
    return line.placement or line.intervention or line.passive_reason


def sheet(
    shown: Sequence[Column[CaseLine]], lines: Iterable[CaseLine], today: Today
) -> tuple[list[str], list[list[object]]]:
    """Headings and rows of what a list shows, as a spreadsheet wants them: dates and numbers as such.

    Where a course is over its last day stands in a column of its own.
    """
    held = list(lines)
    cells = [cell for column in shown for cell in _values(column.key, column.title, today)]
    if any(line.is_over(today()) for line in held):
        cells.append((words.OVER_NAME, lambda c: c.ended))
    return [title for title, _ in cells], [[value(line) for _, value in cells] for line in held]
