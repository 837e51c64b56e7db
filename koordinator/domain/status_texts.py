"""The facts of a period as the first text of each section of a status note, in plain Danish."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from koordinator.domain.plans import OPEN, STATUS_WORDS
from koordinator.domain.status_facts import MilestoneFact, RunningFact, StatusFacts
from koordinator.domain.status_wheel import wheel_text
from koordinator.domain.values.dates import day_and_month
from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.words import enumerated

_MOST_DAYS = 6  # more are counted rather than named


def section_texts(facts: StatusFacts) -> dict[str, str]:
    """The text of every section by its key; the assessment is the writer's own."""
    return {
        "purpose": _purpose(facts),
        "goals": _goals(facts),
        "activities": _activities(facts),
        "wheel": wheel_text(facts),
        "work": _work(facts),
        "agreements": _agreements(facts),
        "assessment": "",
        "next": _next(facts),
    }


def period_words(starts: date, ends: date) -> str:
    """18. august – 20. november 2026, with both years where they differ."""
    first = day_and_month(starts) + (f" {starts.year}" if starts.year != ends.year else "")
    return f"{first} – {_day(ends)}"


def _day(day: date) -> str:
    return f"{day_and_month(day)} {day.year}"


def _purpose(facts: StatusFacts) -> str:
    return (
        f"Notatet gælder perioden {period_words(facts.starts, facts.ends)}.\n"
        "Formålet er at gøre status over forløbet, se, hvad der har flyttet sig, og aftale næste periode."
    )


def _goals(facts: StatusFacts) -> str:
    goal = f"Hovedmål: {facts.goal}" if facts.goal else "Der er ikke skrevet et hovedmål endnu."
    if not facts.milestones:
        return f"{goal}\nDer er ikke skrevet delmål endnu."
    return "\n".join([goal, "Delmål:", *_listed(_milestone(one, facts) for one in facts.milestones)])


def _milestone(one: MilestoneFact, facts: StatusFacts) -> str:
    now = STATUS_WORDS[one.status]
    if one.was is not None and one.was is not one.status:
        now = f"fra {STATUS_WORDS[one.was]} til {now}"
    if facts.within(one.status_day) and one.status_day:
        now += f" den {_day(one.status_day)}"
    elif one.was is None:
        now += ", uændret i perioden"
    return f"{one.title}: {now}"


def _activities(facts: StatusFacts) -> str:
    parts = [*_meetings(facts), *_talks(facts)]
    if not parts:
        parts = ["Der er ikke registreret møder eller samtaler i perioden."]
    if facts.interventions:
        parts += ["Indsatser:", *_listed(_running(one, facts) for one in facts.interventions)]
    else:
        parts.append("Der er ikke registreret indsatser i perioden.")
    return "\n".join(parts)


def _meetings(facts: StatusFacts) -> list[str]:
    if not facts.meetings:
        return []
    held = [one for one in facts.meetings if one.held]
    off = [one for one in facts.meetings if one.cancelled]
    unmarked = [one for one in facts.meetings if not one.held and not one.cancelled]
    told = [f"Møder afholdt: {len(held)}." + _attendance([one.came for one in held])]
    told += _listed(f"{_day(one.day)}: {one.type_name}{_came(one.came)}" for one in held)
    if off:
        told.append(f"Aflyst: {_named((one.day, one.type_name) for one in off)}.")
    if unmarked:
        told.append(f"Ikke markeret som afholdt: {_named((one.day, one.type_name) for one in unmarked)}.")
    return told


def _attendance(came: Sequence[bool | None]) -> str:
    """Said of the meetings where it was written down, and of those alone."""
    known = [one for one in came if one is not None]
    if not known:
        return " Fremmødet er ikke noteret." if came else ""
    said = f" Borgeren mødte til {sum(known)} af {len(known)}"
    left = len(came) - len(known)
    return said + (f"; for {left} er fremmødet ikke noteret." if left else ".")


def _came(came: bool | None) -> str:
    return "" if came is None else " (mødte)" if came else " (udeblev)"


def _named(meetings: Iterable[tuple[date, str]]) -> str:
    return ", ".join(f"{name} {day_and_month(day)}" for day, name in meetings)


def _talks(facts: StatusFacts) -> list[str]:
    met = {one.day for one in facts.meetings if one.held}
    days = [day for day in facts.talks if day not in met]
    if not days:
        return []
    told = f"Samtaler {'ud over møderne' if met else 'i perioden'}"
    if len(days) > _MOST_DAYS:
        return [f"{told}: {len(days)}, fra {_day(min(days))} til {_day(max(days))}."]
    return [f"{told}: {enumerated([_day(day) for day in days])}."]


def _work(facts: StatusFacts) -> str:
    parts: list[str] = []
    if facts.placements:
        parts += ["Praktik:", *_listed(_running(one, facts) for one in facts.placements)]
    else:
        parts.append("Der er ikke registreret praktik i perioden.")
    if facts.paid:
        parts += ["Lønnede timer:", *_listed(_running(one, facts) for one in facts.paid)]
    else:
        parts.append("Der er ikke registreret lønnede timer i perioden.")
    return "\n".join(parts)


def _running(one: RunningFact, facts: StatusFacts) -> str:
    name = f"{one.title} ({one.about})" if one.about else one.title
    hours = "" if one.hours is None else _hours(one.hours)
    what = ", ".join(part for part in (name, hours) if part)
    return f"{what}: {_span(one, facts)}"


def _hours(hours: Decimal) -> str:
    return f"{format_hours(hours)} {'time' if hours == 1 else 'timer'} om ugen"


def _span(one: RunningFact, facts: StatusFacts) -> str:
    if one.starts is None and one.ordered is not None and one.ends is None:
        return f"bestilt {_day(one.ordered)}, ikke begyndt"
    if one.starts is not None and one.starts > facts.ends:
        return f"begynder {_day(one.starts)}"
    first = f"fra {_day(one.starts)}" if one.starts else ""
    if one.ends is None:
        return f"{first}, fortsætter" if first else "fortsætter"
    return f"{first} til {_day(one.ends)}".strip()


def _agreements(facts: StatusFacts) -> str:
    if not facts.agreements:
        return "Der er ikke registreret aftaler i perioden."
    kept = [one for one in facts.agreements if one.kept is True]
    broken = [one for one in facts.agreements if one.kept is False]
    still = [one for one in facts.agreements if one.kept is None]
    waiting = f"{len(still)} {'åben' if len(still) == 1 else 'åbne'}"
    told = [f"Aftaler: {len(kept)} holdt, {len(broken)} ikke holdt og {waiting}."]
    for word, some in (("holdt", kept), ("ikke holdt", broken)):
        told += _listed(_agreed(one.title, one.who, word, one.day) for one in some)
    for one in still:
        late = one.due is not None and one.due < facts.ends
        word = "åben, fristen er overskredet" if late else "åben"
        told += _listed([_agreed(one.title, one.who, word, None, one.due)])
    return "\n".join(told)


def _agreed(title: str, who: str, word: str, day: date | None, due: date | None = None) -> str:
    name = f"{title} ({who})" if who else title
    when = f" {_day(day)}" if day else f", frist {_day(due)}" if due else ""
    return f"{name}: {word}{when}"


def _next(facts: StatusFacts) -> str:
    ahead = [one for one in facts.milestones if one.status in OPEN]
    if not ahead:
        return ""
    return "\n".join(["Delmål at arbejde videre med:", *_listed(map(_ahead, ahead))])


def _ahead(one: MilestoneFact) -> str:
    due = f" (senest {_day(one.due)})" if one.due else ""
    wanted = f". Om 3 måneder: {one.in_3_months}" if one.in_3_months else ""
    return f"{one.title}{due}{wanted}"


def _listed(texts: Iterable[str]) -> list[str]:
    return [f"– {text}" for text in texts]
