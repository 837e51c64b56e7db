"""A meeting's agenda as it stands on paper: plain text in its places, and nothing drawn yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from koordinator.domain.meetings.agenda import begins
from koordinator.domain.meetings.kinds import DUTY_NAMES, Duty, MeetingState, Status
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import AgendaLine, ConsentState, MeetingCard, ParticipantLine
from koordinator.domain.plans import OPEN, MilestoneStatus, PlanCard
from koordinator.domain.values.dates import WEEKDAYS, day_and_month, short_date
from koordinator.domain.values.names import fold
from koordinator.domain.values.times import clock, moment_words
from koordinator.domain.values.words import genitive

NO_POINTS = "Der er ikke sat punkter på dagsordenen endnu."
_STAMPS = {MeetingState.CANCELLED: "Aflyst", MeetingState.DRAFT: "Kladde"}
_TO_COME = {MeetingState.DRAFT, MeetingState.PLANNED}
_WHY_HELD_BACK = {
    "missing": "samtykket mangler",
    "expired": "samtykket er udløbet",
    "withdrawn": "samtykket er trukket tilbage",
}


class Letterhead(NamedTuple):
    """Who sends the paper, and whom one asks; what is not known is empty."""

    authority: str = ""
    unit: str = ""
    contact: str = ""
    contact_role: str = ""
    phone: str = ""
    email: str = ""


class Fact(NamedTuple):
    """One fact of the meeting; `person` says that the value is somebody's name."""

    label: str
    value: str
    person: bool = False


class Party(NamedTuple):
    """One participant: the name, and the role with the organisation.

    `outside` says that it is no colleague; `held_back` says why a copy must not be handed over, and is
    empty where it may.
    """

    name: str
    about: str
    outside: bool
    citizen: bool
    held_back: str = ""


class Point(NamedTuple):
    """One point of the agenda; the clock is empty where the points before have no length."""

    number: int
    clock: str
    title: str
    detail: str
    presenter: str
    minutes: int | None


class Goals(NamedTuple):
    """The main goal in the citizen's own words, and the milestones in force."""

    label: str
    main: str
    milestones: tuple[str, ...]

    @property
    def under(self) -> str:
        """The milestones on one line."""
        return f"Delmål lige nu: {' · '.join(self.milestones)}" if self.milestones else ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that stands on the paper, in the order of reading."""

    letterhead: Letterhead
    heading: str
    stamp: str
    subject: str
    citizen: str
    when: str
    day: str
    facts: tuple[Fact, ...]
    parties: tuple[Party, ...]
    points: tuple[Point, ...]
    cancelling: str
    chairs_copy: bool = False
    goals: Goals | None = None


def agenda(
    card: MeetingCard,
    letterhead: Letterhead,
    call_by: date | None = None,
    *,
    chairs_copy: bool = False,
    plan: PlanCard | None = None,
) -> Agenda:
    """The content of a meeting's agenda; `call_by` is the last day to call who cannot come.

    With a plan the citizen's goal and the milestones in force stand on it.
    """
    entry = card.entry
    day = to_local(entry.starts).date()
    return Agenda(
        letterhead=letterhead,
        heading=entry.type_name or "Møde",
        stamp=_STAMPS.get(entry.state, ""),
        subject=_subject(entry.title, entry.type_name, entry.citizen or ""),
        citizen=entry.citizen or "",
        when=moment_words(entry.starts, entry.ends),
        day=f"{day_and_month(day)} {day.year}",
        facts=_facts(card),
        parties=tuple(_party(one) for one in card.participants),
        points=tuple(_points(card.agenda, entry.starts)),
        cancelling=_cancelling(letterhead, call_by) if entry.state in _TO_COME else "",
        chairs_copy=chairs_copy,
        goals=_goals(plan, entry.citizen or "") if plan is not None else None,
    )


def _goals(plan: PlanCard, citizen: str) -> Goals | None:
    """The goals of a plan, those under way before those to come; None where there are none."""
    steps = sorted(
        (one for one in plan.milestones if one.status in OPEN),
        key=lambda one: one.status is not MilestoneStatus.ACTIVE,
    )
    if not plan.goal and not steps:
        return None
    first = citizen.split()[0] if citizen.split() else ""
    label = f"{genitive(first)} mål" if first else "Målet"
    main = f"»{plan.goal}«" if plan.goal else ""
    return Goals(label, main, tuple(one.title for one in steps))


def _subject(title: str, type_name: str, citizen: str) -> str:
    """The meeting's title where it says more than the type and the citizen, who stand there anyway."""
    left = f" {fold(title)} "
    for known in (type_name, citizen):
        left = left.replace(f" {fold(known)} ", "  ") if known else left
    return title if any(sign.isalnum() for sign in left) else ""


def _facts(card: MeetingCard) -> tuple[Fact, ...]:
    facts = [Fact("Sted", card.entry.place or "")]
    for duty in Duty:
        holder = card.holder(duty.value)
        facts.append(Fact(DUTY_NAMES[duty], holder.name if holder else "", person=True))
    return tuple(facts)


def _party(line: ParticipantLine) -> Party:
    citizen = line.person.citizen_id is not None
    about = [line.role or ("borger" if citizen else ""), line.organisation or ""]
    if line.status is Status.DECLINED:
        about.append("har meldt afbud")
    told = ", ".join(word for word in about if word)
    outside = line.person.worker_id is None
    return Party(line.name, told, outside, citizen, _why_held_back(line.consent))


def _why_held_back(consent: ConsentState) -> str:
    """Why a participant's copy is held back, or nothing."""
    if consent.key == "expired" and consent.until is not None:
        return f"samtykket gælder kun til og med {short_date(consent.until)}"
    return _WHY_HELD_BACK.get(consent.key, "")


def citizens(agenda: Agenda) -> frozenset[str]:
    """The full names of whom the meeting is about and of the citizens who take part."""
    names = {party.name for party in agenda.parties if party.citizen} | {agenda.citizen}
    return frozenset(name for name in names if name)


def _points(lines: tuple[AgendaLine, ...], starts: datetime) -> Iterator[Point]:
    """The points with the time at which each begins, as long as all before it have a length."""
    # In UTC, as the clock may change before the meeting is over.
    times = begins(starts.astimezone(UTC), (line.minutes for line in lines))
    known = True
    for number, (line, time) in enumerate(zip(lines, times, strict=True), 1):
        shown = clock(time) if known else ""
        yield Point(number, shown, line.title, line.detail or "", line.presenter or "", line.minutes)
        known = known and line.minutes is not None


def _cancelling(letterhead: Letterhead, call_by: date | None) -> str:
    if not letterhead.contact:
        return ""
    by = ""
    if call_by:
        by = f" senest {WEEKDAYS[call_by.weekday()]} den {day_and_month(call_by)} kl. 12"
    return f"Kan du ikke komme? Ring til {letterhead.contact}{by}."
