"""The monthly team report: what the team meeting goes through, as it stood on the month's last day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from koordinator.db.queries import figure_cases, papers
from koordinator.domain.figures import words
from koordinator.domain.figures.book import Book
from koordinator.domain.figures.days import Days
from koordinator.domain.figures.groups import within
from koordinator.domain.figures.records import Course, Figure, Key, Narrow
from koordinator.domain.forecast.calendar import month_end
from koordinator.domain.periods import day_before
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.dates import MONTHS, day_and_month, day_month, long_date
from koordinator.domain.values.words import counted
from koordinator.errors import Refused
from koordinator.reports.content import team_lines
from koordinator.reports.content import team_report as content
from koordinator.reports.content.privacy import Secrets, typed_warnings
from koordinator.reports.content.team_report import CaseLine, Numbers
from koordinator.services import figures
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.figure_flow import beside
from koordinator.services.papers import Paper
from koordinator.services.paperwork.senders import team_letterhead

_EVERYONE = "Alle team"


def team_report_paper(
    desk: Desk, team_id: int | None = None, month: date | None = None, *, names: bool = False
) -> Paper:
    """A team's report (or all teams') of a month: the last one that is over, unless another is asked for.

    Of a month that is not over it is told as it stands today.
    """
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.team_report import team_report_pdf

    on = report_day(desk.today(), month)
    team = _team_name(desk, team_id)
    made = _made(desk, team_id, team, on, names=names)
    shown = made if names else content.with_initials(made)
    with desk.read() as session:
        secrets = [Secrets(*one) for one in papers.secrets_of_cases(session, content.case_ids(made))]
    told = typed_warnings(
        content.typed(shown), secrets, initials_of=() if names else content.citizens(made)
    )  # fmt: skip
    drawn = team_report_pdf(shown)
    return Paper(
        drawn.pdf, shown.heading, drawn.pages, tuple(dict.fromkeys(told)), f"teamrapport-{on:%Y-%m}.pdf"
    )


def report_day(today: date, month: date | None) -> date:
    """The day a month is told of: its last one, or today while it runs."""
    last = day_before(today.replace(day=1)) if month is None else month_end(month)
    if last.replace(day=1) > today:
        raise Refused("Måneden er ikke begyndt endnu. Vælg en måned til og med den nuværende.")
    return min(last, today)


def _made(desk: Desk, team_id: int | None, team: str, on: date, *, names: bool) -> content.TeamReport:
    narrow = Narrow(team_id)
    book = figures.book(desk, on)
    found = book.figures(narrow)
    everybody = caseloads(desk, on, team_id=team_id).workers
    loads = [one for one in everybody if not one.waits]
    others = caseloads(desk, on, CaseRole.CONSULTANT, team_id).workers
    around = beside(desk, book, narrow)
    bold, more = team_lines.lead(found, loads)
    passive = next(one for one in found if one.key == Key.PASSIVE)
    by_name = "borgere står ved navn" if names else "borgere vises med initialer"
    return content.TeamReport(
        letterhead=team_letterhead(desk, team),
        month=f"{MONTHS[on.month - 1]} {on.year}",
        under=_under(team, found, on, len(loads), len(others)),
        lead=bold,
        lead_more=more,
        figures=(*(team_lines.box(one) for one in found), team_lines.load_box(loads)),
        loads=tuple(team_lines.bar(one) for one in sorted(loads, key=team_lines.fullest)),
        reserves=tuple(one.worker for one in everybody if one.waits),
        passive=tuple(team_lines.passive(one, on) for one in figures.passive_cases(desk, on, team_id)),
        changes=tuple(_changes(desk, book, narrow, on)),
        on_way=tuple(team_lines.on_way(one, on) for one in figures.on_their_way(desk, on, team_id)),
        lengths=tuple(
            Numbers(one.name, (words.counts(one), words.percent(one.percent), words.aim(one.target)[4:]))
            for one in passive.lengths
        ),
        flow=tuple(team_lines.flow(one) for one in reversed(around.months)),
        contacts=team_lines.contacts(around.contacts),
        foot=f"Udskrevet {long_date(desk.today())} · {by_name}",
        passive_note=_passive_note(on, desk.today()),
    )


def _passive_note(on: date, today: date) -> str:
    """A reason has no date of its own: on an earlier day's paper it is the one that stands now."""
    return "" if on == today else f"Årsagerne er, som de står i sagerne den {day_and_month(today)}."


def _team_name(desk: Desk, team_id: int | None) -> str:
    if team_id is None:
        return _EVERYONE
    with desk.read() as session:
        found = figure_cases.team_names(session).get(str(team_id))
    if found is None:
        raise Refused("Teamet findes ikke længere.")
    return found


def _under(team: str, found: Sequence[Figure], on: date, caseworkers: int, consultants: int) -> str:
    running = next(one.denominator for one in found if one.key == Key.PAID_HOURS)
    people = (
        f"{counted(caseworkers, 'sagsbehandler', 'sagsbehandlere')}, "
        f"{counted(consultants, 'konsulent', 'konsulenter')}"
    )
    cases = counted(running, "løbende sag", "løbende sager")
    day = day_and_month(on).replace(" ", "\u00a0")  # a date stays on its line
    return f"{team} · {cases} den {day} · {people}"


def _changes(desk: Desk, book: Book, narrow: Narrow, on: date) -> Iterator[CaseLine]:
    """New cases, new caseworkers and endings of the month, by day."""
    with desk.read() as session:
        workers = figure_cases.worker_names(session)
        events = sorted(
            (day, course.case_id, text)
            for course in book.courses
            for day, text in _events(course, narrow, on, workers)
        )
        cases = figure_cases.lines(session, [case_id for _day, case_id, _text in events], on)
    for day, case_id, text in events:
        yield CaseLine(case_id, cases[case_id].citizen, text, day_month(day))


def _events(
    course: Course, narrow: Narrow, on: date, workers: Mapping[str, str]
) -> Iterator[tuple[date, str]]:
    first = on.replace(day=1)

    def inside(day: date | None) -> bool:
        return day is not None and first <= day <= on and bool(within(course, narrow, Days([day])))

    if inside(course.starts):
        holder = course.caseworkers[0].worker_id if course.caseworkers else None
        yield (
            course.starts,
            f"Ny hos {workers[str(holder)]}" if holder is not None else "Ny, uden sagsbehandler",
        )
    for before, after in pairwise(course.caseworkers):
        if after.starts is not None and inside(after.starts) and before.worker_id != after.worker_id:
            yield after.starts, f"{workers[str(before.worker_id)]} → {workers[str(after.worker_id)]}"
    for end in course.endings:
        if inside(end.day) and (end.reopened is None or end.reopened > on):
            yield end.day, f"Afsluttet: {end.reason}" if end.reason else "Afsluttet"
