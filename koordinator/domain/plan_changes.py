"""What changed between two plans, in words."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from koordinator.domain.plans import (
    GOAL_KINDS,
    STATUS_WORDS,
    InterventionLine,
    MilestoneLine,
    PlanCard,
)
from koordinator.domain.values.dates import short_date


class Change(NamedTuple):
    """One thing that differs: what it belongs to, and the difference as a sentence."""

    about: str
    words: str


_MILESTONE_WORDS = {
    "title": "Ordlyden",
    "in_3_months": "Skridtet om 3 måneder",
    "longer": "Det længere sigt",
    "due": "Fristen",
}
_INTERVENTION_WORDS = {
    "title": "Navnet",
    "law": "Paragraffen",
    "organisation": "Leverandøren",
    "contact": "Kontaktpersonen",
    "ordered": "Bestillingsdagen",
    "starts": "Første dag",
    "ends": "Sidste dag",
    "follow_up": "Opfølgningen",
    "follow_up_how": "Indkaldelsen",
    "waits_because": "Grunden til at vente",
}


def changes(before: PlanCard, after: PlanCard) -> list[Change]:
    """Everything that differs: the goal first, then milestones, then interventions."""
    return [
        *_goal(before, after),
        *_milestones(before, after),
        *_interventions(before, after),
    ]


def _goal(before: PlanCard, after: PlanCard) -> Iterator[Change]:
    about = "Hovedmålet"
    if before.goal != after.goal:
        yield Change(about, _from_to("Ordlyden", before.goal, after.goal))
    if before.goal_kind != after.goal_kind:
        kinds = [GOAL_KINDS.get(one.goal_kind or "", one.goal_kind) for one in (before, after)]
        yield Change(about, _from_to("Retningen", *kinds))


def _milestones(before: PlanCard, after: PlanCard) -> Iterator[Change]:
    old = {one.milestone_id: one for one in before.milestones}
    new = {one.milestone_id: one for one in after.milestones}
    for key, line in new.items():
        about = f"Delmål: {line.title}"
        if key not in old:
            yield Change(about, "Delmålet er nyt.")
            continue
        yield from (Change(about, words) for words in _milestone(old[key], line, before, after))
    for key, line in old.items():
        if key not in new:
            yield Change(f"Delmål: {line.title}", "Delmålet er taget ud.")
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        order = ", ".join(f"»{new[key].title}«" for key in new)
        yield Change("Rækkefølgen", f"Delmålene står nu sådan: {order}.")


def _milestone(old: MilestoneLine, new: MilestoneLine, before: PlanCard, after: PlanCard) -> Iterator[str]:
    if old.status != new.status:
        yield f"Gået fra {STATUS_WORDS[old.status]} til {STATUS_WORDS[new.status]}."
    for field, word in _MILESTONE_WORDS.items():
        if getattr(old, field) != getattr(new, field):
            yield _from_to(word, getattr(old, field), getattr(new, field))
    if old.area_key != new.area_key:
        yield (
            "Hører nu til et andet område på hjulet." if new.area_key else "Hører ikke længere til et område."
        )
    was, now = set(old.intervention_ids), set(new.intervention_ids)
    for title in after.titles(tuple(now - was)):
        yield f"»{title}« er knyttet til."
    for title in before.titles(tuple(was - now)):
        yield f"»{title}« er ikke længere knyttet til."


def _interventions(before: PlanCard, after: PlanCard) -> Iterator[Change]:
    old = {one.intervention_id: one for one in before.interventions}
    new = {one.intervention_id: one for one in after.interventions}
    for key, line in new.items():
        about = f"Indsats: {line.title}"
        if key not in old:
            yield Change(about, "Indsatsen er ny.")
            continue
        yield from (Change(about, words) for words in _intervention(old[key], line, after))
    for key, line in old.items():
        if key not in new:
            yield Change(f"Indsats: {line.title}", "Indsatsen er taget ud.")


def _intervention(old: InterventionLine, new: InterventionLine, after: PlanCard) -> Iterator[str]:
    for field, word in _INTERVENTION_WORDS.items():
        if getattr(old, field) != getattr(new, field):
            yield _from_to(word, getattr(old, field), getattr(new, field))
    if old.waits_for_id != new.waits_for_id:
        other = after.intervention(new.waits_for_id)
        yield f"Venter nu på »{other.title}«." if other else "Venter ikke længere på en anden indsats."


def _from_to(word: str, old: object, new: object) -> str:
    if not old:
        return f"{word} er nu {_shown(new)}."
    if not new:
        return f"{word} er fjernet; der stod {_shown(old)}."
    return f"{word} er ændret fra {_shown(old)} til {_shown(new)}."


def _shown(value: object) -> str:
    return short_date(value) if isinstance(value, date) else f"»{' '.join(str(value).split())}«"
