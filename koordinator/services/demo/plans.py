"""The example's catalogue of offers, and a plan for most of its cases: goal, milestones and versions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from koordinator import resources
from koordinator.db.course_tables import Milestone, MilestoneIntervention, Offer, Plan, PlanVersion
from koordinator.db.queries import plans as queries
from koordinator.db.tables import Contact, Intervention, Organisation
from koordinator.db.values import Fields
from koordinator.domain.plan_data import to_data
from koordinator.domain.plans import OPEN, MilestoneStatus, PlanCard
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.cpr import age_on
from koordinator.services.demo.calendar import workday_before
from koordinator.services.demo.course import Courses
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.plan import PlannedCase

_SEED = 4_104
_PLANNED, _PLANNED_LARGE = 0.85, 0.005
_KEPT, _SECOND = 0.6, 0.4
_ORDERED, _FOLLOWED, _WAITING = 0.7, 0.75, 0.12
_YOUNG = 30
_STATUSES = (
    MilestoneStatus.ACTIVE,
    MilestoneStatus.PLANNED,
    MilestoneStatus.REACHED,
    MilestoneStatus.DROPPED,
)
_STATUS_WEIGHTS = (9, 6, 5, 1)
_SAME = ("name", "department", "purpose", "target_group", "goals", "price", "ordering", "law")
Row = dict[str, Any]


def write_plans(courses: Courses) -> None:
    """Write the catalogue, then the plans of most running cases and of some that have ended."""
    offers = _write_offers(courses)
    if not courses.large:
        _complete(courses, offers)
    writer = _Writer(courses)
    planned = [(case_id, case) for case_id, case in courses.cases if writer.is_planned(case)]
    writer.write(planned)
    if not courses.large:
        writer.write_versions(planned)


def _write_offers(courses: Courses) -> dict[str, int]:
    """The catalogue; returns the offers' numbers by name."""
    session = courses.tx.session
    houses = {row.name: row.id for row in courses.tx.all(Organisation)}
    first: dict[int, int] = {}
    for person in courses.tx.all(Contact, Contact.organisation_id.in_(houses.values())):
        first.setdefault(person.organisation_id or 0, person.id)
    session.expunge_all()
    rows = []
    for row in resources.table("demo/catalogue.toml")["offer"]:
        house = houses.get(row["at"])
        fields = {
            key: row[key] for key in ("name", "department", "purpose", "target_group", "goals", "price")
        }
        rows.append({
            **fields, "ordering": row["ordering"], "waiting_weeks": row["weeks"], "law": row["law"],
            "organisation_id": house, "contact_id": first.get(house or 0), "active": True,
        })  # fmt: skip
    return dict(zip([row["name"] for row in rows], courses.tx.add_many(Offer, rows), strict=True))


def _complete(courses: Courses, offers: Mapping[str, int]) -> None:
    """Tell of the interventions that are there already which offer they are, when ordered and followed up."""
    dice = Dice(courses.seed + _SEED + 1)
    words = resources.table("demo/plans.toml")
    weeks = {row["name"]: row["weeks"] for row in resources.table("demo/catalogue.toml")["offer"]}
    before: dict[int, Intervention] = {}
    for row in courses.tx.all(Intervention):
        row.offer_id = offers.get(row.title)
        if row.starts and dice.chance(_ORDERED):
            waited = 7 * dice.between(0, 2 * weeks.get(row.title, 3))
            row.ordered = row.starts - timedelta(days=waited + dice.between(0, 6))
        runs = row.ends is None or row.ends > courses.today
        if runs and dice.chance(_FOLLOWED):
            row.follow_up = workday_before(courses.today + timedelta(days=dice.between(4, 70)))
            if row.ends and row.follow_up > row.ends:
                row.follow_up = workday_before(row.ends)
            row.follow_up_how = dice.pick(words["follow_up"]["how"])
        other = before.get(row.case_id)
        comes = row.starts is not None and row.starts > courses.today
        if other is not None and (comes or dice.chance(_WAITING)) and _after(row, other):
            row.waits_for_id, row.waits_because = other.id, dice.pick(words["waiting"]["because"])
        before[row.case_id] = row
    courses.tx.flush()
    courses.tx.session.expunge_all()


def _after(row: Intervention, other: Intervention) -> bool:
    return row.starts is not None and other.starts is not None and row.starts > other.starts


class _Writer:
    """Makes up one plan after the other."""

    def __init__(self, courses: Courses) -> None:
        self._courses = courses
        self._dice = Dice(courses.seed + _SEED)
        self._words = resources.table("demo/plans.toml")
        self._share = _PLANNED_LARGE if courses.large else _PLANNED
        self._stories: dict[str, Row] = {row["citizen"]: row for row in self._words["story"]}

    def is_planned(self, case: PlannedCase) -> bool:
        """Whether a case gets a plan; of the ended ones every other."""
        told = self._name(case) in self._stories and case.ended is None
        return self._dice.chance(self._share if case.ended is None else self._share / 2) or told

    def write(self, planned: Sequence[tuple[int, PlannedCase]]) -> None:
        """The goals and milestones, and which interventions serve them."""
        plans: list[Fields] = []
        steps: list[Fields] = []
        serving: list[Sequence[str]] = []
        for case_id, case in planned:
            story = self._stories.get(self._name(case))
            goal = story or self._dice.pick(self._suiting(case, "goal"))
            plans.append(
                {"case_id": case_id, "goal": goal.get("goal") or goal["text"], "goal_kind": goal["kind"]}
            )
            for position, row in enumerate(story["milestone"] if story else self._chosen(case), 1):
                steps.append({"case_id": case_id, "position": position, **self._step(row, case)})
                serving.append(row["serves"])
        tx = self._courses.tx
        tx.add_many(Plan, plans)
        numbers = tx.add_many(Milestone, steps)
        ties = self._ties(zip(numbers, (step["case_id"] for step in steps), serving, strict=True))
        tx.add_many(MilestoneIntervention, ties)

    def _ties(self, steps: Iterator[tuple[int, int, Sequence[str]]]) -> list[Fields]:
        held: dict[int, dict[str, int]] = {}
        for row_id, case_id, title in self._courses.tx.session.execute(
            Intervention.__table__.select().with_only_columns(
                Intervention.__table__.c.id, Intervention.__table__.c.case_id, Intervention.__table__.c.title
            )
        ):
            held.setdefault(case_id, {})[title] = row_id
        return [
            {"milestone_id": milestone_id, "intervention_id": held[case_id][title]}
            for milestone_id, case_id, titles in steps
            for title in titles
            if title in held.get(case_id, {})
        ]

    def _chosen(self, case: PlannedCase) -> list[Row]:
        """Two to five milestones, those first that an intervention of the case serves."""
        rows = self._dice.shuffled(self._suiting(case, "milestone"))
        given = {offer.title for offer in case.course.offers}
        interpreter = self._courses.plan.citizens[case.citizen].interpreter is not None
        rows = [row for row in rows if "Danskuddannelse" not in row["serves"] or interpreter]
        served = [row for row in rows if given & set(row["serves"])]
        others = [row for row in rows if not given & set(row["serves"])]
        return [*served[:3], *others][: self._dice.between(2, 5)]

    def _step(self, row: Row, case: PlannedCase) -> Fields:
        dice, today = self._dice, self._courses.today
        last = case.ended or today
        first = min(case.starts + timedelta(days=20), last)
        status = (
            MilestoneStatus(row["status"]) if "status" in row else dice.weighted(_STATUSES, _STATUS_WEIGHTS)
        )
        day = dice.day(first, last)
        if "reached" in row:
            day = today + timedelta(days=row["reached"])
        ahead = row["due"] if "due" in row else dice.between(10, 240)
        dated = status in OPEN and ("due" in row or dice.chance(0.8))
        return {
            "title": row["title"], "in_3_months": row.get("near"), "longer": row.get("longer"),
            "status": status.value, "status_day": day, "area_key": row["area"],
            "due": workday_before(last + timedelta(days=ahead)) if dated else None,
        }  # fmt: skip

    def _suiting(self, case: PlannedCase, what: str) -> list[Row]:
        citizen = self._courses.plan.citizens[case.citizen]
        young = age_on(citizen.born, self._courses.today) < _YOUNG
        ages = (None, "young") if young else (None,)
        return [row for row in self._words[what] if row.get("age") in ages]

    def _name(self, case: PlannedCase) -> str:
        return self._courses.plan.citizens[case.citizen].name

    # Versions

    def write_versions(self, planned: Sequence[tuple[int, PlannedCase]]) -> None:
        """One or two versions of some plans, the older with less in it."""
        rows: list[Fields] = []
        cards = queries.plan_cards(self._courses.tx.session, [case_id for case_id, _case in planned])
        for case_id, case in planned:
            told = self._name(case) in self._stories
            last = case.ended or self._courses.today
            if (last - case.starts).days < 60 or not (told or self._dice.chance(_KEPT)):
                continue
            days = [self._dice.day(case.starts + timedelta(days=21), last - timedelta(days=30))]
            if told or self._dice.chance(_SECOND):
                days.append(self._dice.day(days[0], last - timedelta(days=14)))
            rows += self._kept(cards[case_id], case, days)
        self._courses.tx.add_many(PlanVersion, rows)

    def _kept(self, card: PlanCard, case: PlannedCase, days: Sequence[date]) -> Iterator[Fields]:
        reasons = ["opstartsmødet", self._dice.pick(self._words["version"]["reasons"][1:])]
        for number, (day, reason) in enumerate(zip(days, reasons, strict=False), 1):
            yield {
                "case_id": card.case_id, "number": number, "day": workday_before(day), "reason": reason,
                "worker_id": self._held_by(case, day), "content": to_data(_as_it_was(card, day)),
            }  # fmt: skip

    def _held_by(self, case: PlannedCase, day: date) -> int | None:
        for spell in case.spells:
            held = spell.starts <= day and (spell.ends is None or spell.ends >= day)
            if spell.role is CaseRole.CASEWORKER and held:
                return self._courses.actors["worker"][spell.worker]
        return None


def _as_it_was(card: PlanCard, day: date) -> PlanCard:
    """The plan some time ago: what is reached since was still under way, the last step not there."""
    milestones = tuple(
        one._replace(
            status=one.status if one.status_day and one.status_day <= day else _EARLIER[one.status],
            status_day=one.status_day if one.status_day and one.status_day <= day else None,
        )
        for one in (card.milestones[:-1] if len(card.milestones) > 2 else card.milestones)
    )
    known = tuple(one for one in card.interventions if (one.ordered or one.starts or day) <= day)
    numbers = {one.intervention_id for one in known}
    return PlanCard(
        card.case_id,
        card.goal,
        card.goal_kind,
        tuple(
            one._replace(intervention_ids=tuple(n for n in one.intervention_ids if n in numbers))
            for one in milestones
        ),
        known,
    )


_EARLIER = {
    MilestoneStatus.PLANNED: MilestoneStatus.PLANNED,
    MilestoneStatus.ACTIVE: MilestoneStatus.PLANNED,
    MilestoneStatus.REACHED: MilestoneStatus.ACTIVE,
    MilestoneStatus.DROPPED: MilestoneStatus.ACTIVE,
}
