"""Who works in the example jobcentre, and the houses and companies around it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, count
from typing import Any

from koordinator import resources
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import Role
from koordinator.services.demo.calendar import monday, months_later, workday_after
from koordinator.services.demo.dice import Dice, share_out
from koordinator.services.demo.people import People, mail
from koordinator.services.demo.plan import (
    PlannedAbsence,
    PlannedContact,
    PlannedLimit,
    PlannedOrganisation,
    PlannedTeam,
    PlannedWorker,
)

UNDER_30, FROM_30 = 0, 1


def planned_teams() -> tuple[PlannedTeam, ...]:
    """The two teams: under 30, and 30 and over."""
    return tuple(
        PlannedTeam(team["name"], team.get("age_from"), team.get("age_to"))
        for team in resources.table("demo/staff.toml")["teams"]
    )


def reserve_names(people: People) -> None:
    """Keep everybody's names who is named in the data files from being given to citizens."""
    staff = resources.table("demo/staff.toml")
    for person in [*staff["caseworkers"], *staff["consultants"], *staff["others"]]:
        people.reserve(person["name"])
    for star in resources.table("demo/stars.toml")["star"]:
        people.reserve(star["name"])
    for file in ("demo/organisations.toml", "demo/networks.toml"):
        for organisation in resources.table(file)["organisation"]:
            for contact in organisation["contacts"]:
                people.reserve(contact["name"])


def planned_workers(
    dice: Dice, people: People, today: date, workers: int, cases: int
) -> tuple[PlannedWorker, ...]:
    """So many caseworkers, who share the cases, as many consultants, a leader and an assistant."""
    if not workers:
        return ()
    staff = resources.table("demo/staff.toml")
    caseworkers = _filled_up(dice, people, staff["caseworkers"], workers)
    consultants = _filled_up(dice, people, staff["consultants"], workers)
    loads = share_out(cases, [person.get("cases") or _usual_load(dice) for person in caseworkers])
    initials = _Initials(staff["leader"]["initials"])
    made = [
        _worker(person, initials, today, Role.CASEWORKER, number, load)
        for number, (person, load) in enumerate(zip(caseworkers, loads, strict=True))
    ]
    made += [
        _worker(person, initials, today, Role.CONSULTANT, workers + number)
        for number, person in enumerate(consultants)
    ]
    made += [
        _worker(person, initials, today, Role(person["role"]), 0, at_home="reserve" in person)
        for person in staff["others"]
    ]
    return tuple(made)


def _filled_up(dice: Dice, people: People, named: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    made = [
        {
            "name": people.person(woman=dice.chance(0.75), age=dice.between(27, 62)).name,
            "young": place % 3 == 0,
        }
        for place in range(count - len(named))
    ]
    return named[:count] + made


def _usual_load(dice: Dice) -> int:
    """What a caseworker holds who is not named; one in ten is new or has other work as well."""
    return dice.between(14, 20) if dice.chance(0.1) else dice.between(24, 36)


def _worker(
    person: dict[str, Any],
    initials: "_Initials",
    today: date,
    role: Role,
    number: int,
    cases: int = 0,
    *,
    at_home: bool = True,
) -> PlannedWorker:
    short = initials.of(person["name"])
    team = (UNDER_30 if person.get("young") else FROM_30) if at_home else None
    since = workday_after(today + timedelta(days=person["came"])) if "came" in person else None
    return PlannedWorker(
        name=person["name"],
        initials=short,
        phone=person.get("phone") or f"lokal {4200 + number}",
        email=mail(short),
        team=team,
        roles=(role,),
        cases=cases,
        since=since,
        share=Decimal(person["share"]) if "share" in person else None,
        absences=tuple(_absences(person, today)),
        outside=((since or today, person["outside"]),) if "outside" in person else (),
        languages=person.get("languages"),
        workdays=tuple(person.get("workdays", ())),
        own_limit=_own_limit(person["own"], since or today) if "own" in person else None,
        reserve=person.get("reserve", False),
        pairs=(_day(person, "from", today), _day(person, "until", today)),
    )


def _day(person: dict[str, Any], side: str, today: date) -> date | None:
    days = person.get("pair", {}).get(side)
    return None if days is None else today + timedelta(days=days)


def _own_limit(own: dict[str, Any], first: date) -> PlannedLimit:
    last = months_later(first, own["months"]) - ONE_DAY
    return PlannedLimit(first, last, own["warning"], own["maximum"], own["reason"])


def _absences(person: dict[str, Any], today: date) -> list[PlannedAbsence]:
    found = []
    if leave := person.get("leave"):
        first = today + timedelta(days=leave["from"])
        found.append(PlannedAbsence("leave", first, months_later(first, leave["months"]) - ONE_DAY))
    if holiday := person.get("holiday"):
        first, last = (monday(today + timedelta(days=holiday[side])) for side in ("from", "to"))
        friday = last + timedelta(days=4)
        found.append(
            PlannedAbsence("holiday", min(first, today), friday, holiday["cover"], holiday["covered"])
        )
    return found


class _Initials:
    """Gives out initials, each only once, also when they are written without accents in an address."""

    def __init__(self, *taken: str) -> None:
        self._taken = {mail(short) for short in taken}

    def of(self, name: str) -> str:
        first, last = name.split()[0], name.split()[-1]
        usual = (first[0] + last[0]).upper()
        tries = chain([usual, first[0] + last[:2], first[:2] + last[:2]], (f"{usual}{n}" for n in count(2)))
        short = next(short.upper() for short in tries if mail(short) not in self._taken)
        self._taken.add(mail(short))
        return short


def planned_organisations(dice: Dice, people: People) -> tuple[PlannedOrganisation, ...]:
    """The companies, clinics and schools with their people."""
    return tuple(
        made_organisation(dice, people, row)
        for row in resources.table("demo/organisations.toml")["organisation"]
    )


def made_organisation(dice: Dice, people: People, row: dict[str, Any]) -> PlannedOrganisation:
    """An organisation of the data files with what they do not say."""
    address, postcode, city = people.address()
    company = row["kind"] == "virksomhed"
    return PlannedOrganisation(
        name=row["name"],
        kind=row["kind"],
        takes=tuple(row.get("takes", ())),
        # No company has a number above 99 million.
        cvr=f"99{dice.between(0, 999_999):06d}" if company else None,
        phone=people.phone("79"),
        address=f"{address.split(',')[0]}, {postcode} {city}",
        contacts=_contacts(people, row["contacts"]),
    )


def _contacts(people: People, rows: Sequence[dict[str, str]]) -> tuple[PlannedContact, ...]:
    return tuple(
        PlannedContact(row["name"], row["title"], people.phone(), mail(row["name"].removeprefix("Dr. ")))
        for row in rows
    )
