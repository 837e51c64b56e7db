"""A case's plan as it stands on paper: plain text in its places, and nothing drawn yet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from koordinator.domain.plans import (
    GOAL_KINDS,
    OPEN,
    STATUS_WORDS,
    InterventionLine,
    MilestoneLine,
    MilestoneStatus,
    PlanCard,
    VersionLine,
    waiting,
)
from koordinator.domain.values.dates import day_and_month, short_date
from koordinator.domain.values.names import fold
from koordinator.reports.content.agenda import Fact, Letterhead
from koordinator.reports.content.privacy import short_name

NO_GOAL = "Der er ikke skrevet et hovedmål endnu."
NO_MILESTONES = "Der er ikke sat delmål endnu."
NO_INTERVENTIONS = "Der er ingen indsatser i planen."
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"


class Step(NamedTuple):
    """One milestone; `served_by` are letters and names of interventions."""

    number: int
    title: str
    status: str
    in_3_months: str
    longer: str
    served_by: str


class Measure(NamedTuple):
    """One intervention with what is known of it."""

    letter: str
    title: str
    law: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PlanContent:
    """All that stands on the paper, in the order of reading."""

    letterhead: Letterhead
    citizen: str
    stamp: str
    day: str
    facts: tuple[Fact, ...]
    goal: str
    goal_kind: str
    steps: tuple[Step, ...]
    measures: tuple[Measure, ...]
    over: tuple[str, ...]
    question: str
    people: tuple[str, ...] = ()


def plan_content(
    card: PlanCard,
    letterhead: Letterhead,
    *,
    citizen: str,
    facts: tuple[Fact, ...],
    today: date,
    version: VersionLine | None = None,
) -> PlanContent:
    """The content of a plan; one of a version is as it stood on the version's day."""
    day = version.day if version else today
    running = [one for one in card.interventions if not one.over(day)]
    letters = {one.intervention_id: _letter(number) for number, one in enumerate(running)}
    return PlanContent(
        letterhead=letterhead,
        citizen=citizen,
        stamp=f"Version {version.number}" if version else "",
        day=f"{day_and_month(day)} {day.year}",
        facts=facts,
        goal=f"»{card.goal}«" if card.goal else NO_GOAL,
        goal_kind=GOAL_KINDS.get(card.goal_kind or "", ""),
        steps=tuple(_step(n, one, card, letters) for n, one in enumerate(card.milestones, 1)),
        measures=tuple(_measure(one, letters, card, day) for one in running),
        over=tuple(_over(one) for one in card.interventions if one.over(day)),
        question=_question(letterhead),
        people=tuple(dict.fromkeys(one.contact for one in card.interventions if one.contact)),
    )


def _letter(number: int) -> str:
    turn, place = divmod(number, len(_LETTERS))
    return _LETTERS[place] + (str(turn + 1) if turn else "")


def _step(number: int, line: MilestoneLine, card: PlanCard, letters: dict[int, str]) -> Step:
    served = [
        f"{letters[one.intervention_id]} {one.title}" if one.intervention_id in letters else one.title
        for one in card.interventions
        if one.intervention_id in line.intervention_ids
    ]
    return Step(
        number, line.title, _status(line), line.in_3_months or "", line.longer or "", " · ".join(served)
    )


def _status(line: MilestoneLine) -> str:
    word = STATUS_WORDS[line.status]
    if line.status in OPEN:
        return f"{word} · senest {short_date(line.due)}" if line.due else word
    if line.status is MilestoneStatus.REACHED and line.status_day:
        return f"{word} {short_date(line.status_day)}"
    return word


def _measure(line: InterventionLine, letters: dict[int, str], card: PlanCard, day: date) -> Measure:
    contact = ", tlf. ".join(part for part in (line.contact, line.contact_phone) if part)
    facts = (
        Fact("Leverandør", line.organisation or ""),
        Fact("Periode", _period(line)),
        Fact("Kontakt", contact if line.contact else "", person=True),
        Fact("Ventetid", _waited(line, day)),
        Fact("Opfølgning", short_date(line.follow_up) if line.follow_up else ""),
        Fact("Indkaldes", line.follow_up_how or ""),
        Fact("Venter på", _waits_for(line, letters, card)),
    )
    return Measure(
        letters[line.intervention_id], line.title, line.law or "", tuple(one for one in facts if one.value)
    )


def _period(line: InterventionLine) -> str:
    if line.starts and line.ends:
        return f"{short_date(line.starts)} – {short_date(line.ends)}"
    if line.starts:
        return f"fra {short_date(line.starts)}"
    return f"til {short_date(line.ends)}" if line.ends else "ikke fastsat"


def _waited(line: InterventionLine, day: date) -> str:
    found = waiting(line, day)
    return found.words if found and not found.over else ""


def _waits_for(line: InterventionLine, letters: dict[int, str], card: PlanCard) -> str:
    other = card.intervention(line.waits_for_id)
    if other is None:
        return ""
    name = " ".join(part for part in (letters.get(other.intervention_id, ""), other.title) if part)
    return f"{name}, fordi {line.waits_because}" if line.waits_because else name


def _over(line: InterventionLine) -> str:
    law = f" ({line.law})" if line.law else ""
    return f"{line.title}{law}, {_period(line)}"


def _question(letterhead: Letterhead) -> str:
    if not letterhead.contact:
        return ""
    phone = f" på {letterhead.phone}" if letterhead.phone else ""
    return f"Passer planen ikke længere? Ring til {letterhead.contact}{phone}."


def with_initials(content: PlanContent) -> PlanContent:
    """The same plan with the citizen, and contacts of the same last name, by first name and initial."""
    family = set(fold(content.citizen).split()[1:])
    kin = [name for name in content.people if family & set(fold(name).split()[1:])]
    short = {name: short_name(name) for name in (content.citizen, *kin)}
    return replace(
        content,
        citizen=short[content.citizen],
        measures=tuple(
            one._replace(facts=tuple(_shortened(fact, short) for fact in one.facts))
            for one in content.measures
        ),
    )


def _shortened(fact: Fact, short: dict[str, str]) -> Fact:
    if not fact.person:
        return fact
    name, comma, rest = fact.value.partition(", tlf. ")
    return fact._replace(value=short.get(name, name) + comma + rest)


def typed(content: PlanContent) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(content.letterhead)
    yield "hovedmålet", content.goal
    for step in content.steps:
        yield f"delmål {step.number}", "\n".join((step.title, step.in_3_months, step.longer))
    for one in content.measures:
        told = "\n".join(fact.value for fact in one.facts if not fact.person)
        yield f"indsats {one.letter}", "\n".join((one.title, one.law, told))
    yield "de afsluttede indsatser", "\n".join(content.over)
