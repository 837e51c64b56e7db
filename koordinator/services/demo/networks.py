"""The actors around each citizen, and what the citizen has allowed about them."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from koordinator import resources
from koordinator.domain.values.cpr import age_on
from koordinator.services.demo.calendar import months_later
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.meeting_plan import PlannedConsent, PlannedMember
from koordinator.services.demo.people import People, mail
from koordinator.services.demo.plan import (
    LARGE,
    DemoPlan,
    PlannedCase,
    PlannedCitizen,
    PlannedContact,
    PlannedOrganisation,
)

LEAST, MOST = 3, 9
_RELATIVES = 0.75  # of the citizens have somebody of their own with them
_BISIDDER = 0.4


class Found(NamedTuple):
    """An actor that may stand in a network."""

    contact: int
    relation: str | None
    role: str


class Networks:
    """Makes up networks; contacts it invents are added to `relatives`."""

    def __init__(
        self, dice: Dice, people: People, plan: DemoPlan, houses: Sequence[PlannedOrganisation]
    ) -> None:
        self.relatives: list[PlannedContact] = []
        self._dice, self._people, self._plan = dice, people, plan
        self._rows = resources.table("demo/networks.toml")
        self.houses: dict[int, str] = {}  # the name of the organisation by contact
        self._firsts: list[int] = []
        self.contacts: list[PlannedContact] = []
        self._houses: dict[str, list[int]] = {}
        for house in houses:
            first = len(self.contacts)
            self._firsts.append(first)
            self.contacts += house.contacts
            self.houses.update((number, house.name) for number in range(first, len(self.contacts)))
            self._houses.setdefault(house.kind, []).extend(range(first, len(self.contacts)))
        self._all = len(self.contacts)
        self._actors: list[dict[str, Any]] = self._rows["actor"]
        self._weights = [row["times"] for row in self._actors]
        states = self._rows["consent"]["states"]
        self._states, self._state_weights = list(states), list(states.values())

    def of(self, case: PlannedCase) -> tuple[PlannedMember, ...]:
        """The network of a case: three to nine actors, those of its course first."""
        found: dict[int, Found] = {}
        size = LEAST
        if len(self._plan.cases) < LARGE:
            size = min(MOST, max(LEAST, self._dice.peaked(LEAST, MOST + 1, 5)))
        for each in self._candidates(case):
            found.setdefault(each.contact, each)
            if len(found) >= size:
                break
        return tuple(self._member(case, each) for each in found.values())

    def house_contact(self, house: int, place: int = 0) -> int:
        """The number of one of an organisation's people."""
        return self._firsts[house] + place

    def of_kind(self, kind: str) -> list[int]:
        """Everybody at organisations of a kind."""
        return self._houses[kind]

    def relative(self, name: str) -> int:
        """A new contact without an organisation."""
        self.relatives.append(PlannedContact(name, "", self._people.phone(), mail(name)))
        return self._all + len(self.relatives) - 1

    def _candidates(self, case: PlannedCase) -> Iterator[Found]:
        dice, citizen = self._dice, self._plan.citizens[case.citizen]
        for placement in reversed(case.course.placements[-1:]):
            yield Found(self.house_contact(placement.organisation), None, "virksomhedsmentor")
        for offer in reversed(case.course.offers[-2:]):
            number = self.house_contact(offer.organisation, offer.contact)
            yield Found(number, None, _lower(self.contacts[number].title))
        if dice.chance(_RELATIVES):
            yield self._somebody_near(citizen)
        if dice.chance(0.85):
            yield Found(dice.pick(self.of_kind("læge")), None, "egen læge")
        if age_on(citizen.born, self._plan.today) < 30:
            yield Found(dice.pick(self.of_kind("kui")), None, "KUI-vejleder")
        if citizen.interpreter is not None:
            yield Found(dice.pick(self.of_kind("tolk")), None, f"tolk ({citizen.interpreter})")
        for _ in range(40):
            row = dice.weighted(self._actors, self._weights)
            yield Found(dice.pick(self.of_kind(row["kind"])), None, row["role"])

    def _somebody_near(self, citizen: PlannedCitizen) -> Found:
        dice = self._dice
        row = dice.weighted(self._rows["relative"], [row["times"] for row in self._rows["relative"]])
        age = max(18, min(84, age_on(citizen.born, self._plan.today) + dice.between(*row["older"])))
        name = self._people.person(woman=row["woman"], age=age).name
        if row.get("kin"):
            name = " ".join([name.split()[0], citizen.name.split()[-1]])
        role = "bisidder" if dice.chance(_BISIDDER) else "pårørende"
        return Found(self.relative(name), row["relation"], role)

    def _member(self, case: PlannedCase, each: Found) -> PlannedMember:
        state = self._dice.weighted(self._states, self._state_weights)
        consent = None if state == "missing" else self._consent(case, each, state)
        return PlannedMember(each.contact, each.relation, each.role, state, consent)

    def _consent(self, case: PlannedCase, each: Found, state: str) -> PlannedConsent:
        dice, today, words = self._dice, self._plan.today, self._rows["consent"]
        left = {"expiring": (2, 29), "expired": (-120, -2)}.get(state, (45, 330))
        ends = today + timedelta(days=dice.between(*left))
        starts = max(months_later(ends, -12), case.starts)
        if starts >= min(ends, today):
            starts = min(ends, today) - timedelta(days=dice.between(10, 60))
        withdrawn = None
        if state == "withdrawn":
            withdrawn = starts + timedelta(days=dice.between(1, (today - starts).days))
        return PlannedConsent(
            self._data(each), words["from_whom"], self.name(each.contact), self._purpose(case), starts, ends,
            dice.pick(words["given"]), withdrawn,
        )  # fmt: skip

    def _data(self, each: Found) -> str:
        """What may be told, which is little to relatives and only health to doctors."""
        words: dict[str, Any] = self._rows["consent"]
        if each.relation is not None:
            return str(words["private"])
        if each.role in ("egen læge", "virksomhedsmentor"):
            return str(words["medical" if each.role == "egen læge" else "about_work"])
        return str(self._dice.pick(words["data"]))

    def name(self, contact: int) -> str:
        """What a contact is called."""
        known = self.contacts if contact < self._all else self.relatives
        return known[contact if contact < self._all else contact - self._all].name

    def _purpose(self, case: PlannedCase) -> str:
        programme = case.programme
        return str(self._rows["consent"]["purpose"]).format(programme=programme[0].lower() + programme[1:])


def _lower(title: str) -> str:
    """A title as a role, which begins with a small letter unless it is short for something."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
