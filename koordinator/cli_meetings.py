"""The subcommands about meetings: the list of them, and an agenda on paper."""

import argparse
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any

from koordinator.cli_output import print_json, print_lines
from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.values.dates import long_date
from koordinator.domain.values.times import span
from koordinator.domain.values.words import counted
from koordinator.errors import Refused, UnusableInput
from koordinator.services.desk import Desk
from koordinator.services.meetings.listing import (
    ListedMeeting,
    listed,
    moment_of,
    next_network_meeting,
    numbered,
)

USUAL_DAYS = timedelta(days=14)
_NEXT = "next"


def meetings(desk: Desk, chosen: argparse.Namespace) -> None:
    """Print the meetings of some days, the next two weeks unless others are asked for."""
    first = chosen.first or (min(desk.today(), chosen.last) if chosen.last else desk.today())
    last = chosen.last or first + USUAL_DAYS
    if last < first:
        raise UnusableInput("Den sidste dag ligger før den første.")
    found = listed(desk, first, last)
    if chosen.json:
        print_json([_as_json(one) for one in found])
    else:
        print_lines(_as_text(found))


def print_agenda(desk: Desk, chosen: argparse.Namespace) -> None:
    """Write a meeting's agenda as a PDF; what to look at before it is handed out goes to standard error."""
    if not chosen.out.absolute().parent.is_dir():
        raise UnusableInput("Filen kan ikke gemmes: mappen findes ikke.")
    ref = _meant(desk, chosen.meeting)
    # Drawing is needed by nobody who prints nothing.
    from koordinator.services import papers

    paper = papers.agenda_pdf(desk, ref, papers.AgendaOptions(initials=chosen.initials, goals=chosen.goals))
    papers.save(paper, chosen.out)
    for warning in paper.warnings:
        print(warning, file=sys.stderr)
    print(f"Dagsordenen er gemt: {counted(paper.pages, 'side', 'sider')}.")


def _meant(desk: Desk, text: str) -> MeetingRef:
    """The meeting named by its number, or the next network meeting."""
    now = moment_of(desk)
    try:
        if text == _NEXT:
            return next_network_meeting(desk, now)
        if not text.isdecimal() or len(text) > 15:
            raise Refused("Angiv mødets nummer, eller skriv next for det næste netværksmøde.")
        return numbered(desk, int(text), now)
    except Refused as fault:
        raise UnusableInput(str(fault)) from None


def _as_json(one: ListedMeeting) -> dict[str, Any]:
    entry = one.entry
    return {
        "id": entry.meeting_id,
        "type": entry.type_name,
        "title": entry.title,
        "case": one.case_number,
        "start": entry.starts.isoformat(),
        "end": entry.ends.isoformat(),
        "place": entry.place or "",
        "chair": one.chair,
        "participants": entry.participants,
    }


def _as_text(found: list[ListedMeeting]) -> Iterator[str]:
    """The meetings day by day."""
    if not found:
        yield "Der er ingen møder i de dage."
    for day, some in groupby(found, lambda one: one.entry.starts.date()):
        words = long_date(day)
        yield words[0].upper() + words[1:]
        yield from (f"  {_line(one)}" for one in some)


def _line(one: ListedMeeting) -> str:
    entry = one.entry
    title = entry.type_name if entry.title == entry.type_name else f"{entry.type_name}: {entry.title}"
    people = counted(entry.participants, "deltager", "deltagere")
    draft = f"({STATE_NAMES[MeetingState.DRAFT]})" if entry.state is MeetingState.DRAFT else ""
    led = f"mødeleder {one.chair}" if one.chair else ""
    case = f"sag {one.case_number}" if one.case_number else ""
    said = [title, case, entry.place or "", led, people, f"nr. {entry.meeting_id}", draft]
    return f"{span(entry.starts, entry.ends):12} " + " · ".join(part for part in said if part)
