"""The wheel then and now, told area by area with the progression; a blank is told as one."""

from collections.abc import Sequence

from koordinator.domain.progression import UNCHANGED, Progression, decimal, progression, signed
from koordinator.domain.status_facts import StatusFacts, WheelFact
from koordinator.domain.values.dates import day_and_month

_WHO = {True: "Borgerens egen vurdering", False: "Sagsbehandlerens vurdering"}


def wheel_text(facts: StatusFacts) -> str:
    """The section's text, the citizen's own scores first."""
    parts: list[str] = []
    for by_citizen in (True, False):
        then, now = then_and_now(facts, by_citizen=by_citizen)
        if now is not None:
            parts.append("\n".join(_told(_WHO[by_citizen], then, now)))
    return "\n\n".join(parts) or _not_filled_in(facts)


def _not_filled_in(facts: StatusFacts) -> str:
    last = max((one for one in facts.wheels if one.day < facts.starts), key=lambda one: one.day, default=None)
    before = f" Senest var {_day(last)}." if last else ""
    return f"Hjulet er ikke udfyldt i perioden.{before}"


def then_and_now(facts: StatusFacts, *, by_citizen: bool) -> tuple[WheelFact | None, WheelFact | None]:
    """The last wheel before the period, or else its first one, and the last one in it."""
    whole = sorted((one for one in facts.wheels if one.by_citizen == by_citizen), key=lambda one: one.day)
    before = [one for one in whole if one.day < facts.starts]
    within = [one for one in whole if facts.within(one.day)]
    if not within:
        return (before[-1] if before else None), None
    if before:
        return before[-1], within[-1]
    return (within[0] if len(within) > 1 else None), within[-1]


def _told(who: str, then: WheelFact | None, now: WheelFact) -> list[str]:
    if then is None:
        lines = [f"{who}, {_day(now)} (ingen tidligere at holde op mod):"]
        return lines + [f"– {name}: {_number(now.values.get(key))}" for key, name in now.names.items()]
    lines = [f"{who}, {_day(then)} → {_day(now)}:"]
    lines += [
        f"– {name}: {_moved(then.values.get(key), now.values.get(key))}" for key, name in _areas(then, now)
    ]
    return [*lines, _progress(then, now)]


def _day(wheel: WheelFact) -> str:
    return f"{day_and_month(wheel.day)} {wheel.day.year}"


def _areas(then: WheelFact, now: WheelFact) -> Sequence[tuple[str, str]]:
    """Those of now by their present names, then those that are asked about no more."""
    gone = [(key, name) for key, name in then.names.items() if key not in now.names]
    return [*now.names.items(), *gone]


def _number(value: int | None) -> str:
    return "ikke besvaret" if value is None else str(value)


def _moved(then: int | None, now: int | None) -> str:
    if then is None and now is None:
        return "ikke besvaret"
    if then is None or now is None:
        return f"{_number(then)} → {_number(now)}"
    return f"{then} → {now} ({signed(now - then)})"


def _progress(then: WheelFact, now: WheelFact) -> str:
    found = progression(then.values, now.values)
    if found is None:
        return "Ingen områder er besvaret begge gange, så fremgangen kan ikke regnes ud."
    areas = "1 område" if found.areas == 1 else f"{found.areas} områder"
    return (
        f"Gennemsnit: {decimal(found.first)} → {decimal(found.last)} ({_change(found)}), "
        f"regnet på {areas}, der er besvaret begge gange."
    )


def _change(found: Progression) -> str:
    if found.change == UNCHANGED:
        return found.change
    return f"{found.change} point" + ("" if found.percent is None else f", {signed(found.percent, 1)} %")
