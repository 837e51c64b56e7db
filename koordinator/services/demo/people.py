"""Invented people: names that fit their age, replacement CPR numbers, addresses and telephones."""

import re
from datetime import date
from typing import Any, NamedTuple

from koordinator import resources
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.values.cpr import REPLACEMENT
from koordinator.domain.values.names import fold
from koordinator.services.demo.calendar import months_later
from koordinator.services.demo.dice import Dice

_FOREIGN = 0.13  # of those who need no interpreter
_TRIES = 12
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


class Person(NamedTuple):
    """Somebody's name, and the interpreter's language where the family comes from elsewhere."""

    name: str
    language: str | None


class People:
    """Draws people, and sees to it that no CPR or telephone number is given out twice."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._names: dict[str, Any] = resources.table("demo/names.toml")
        self._places: dict[str, Any] = resources.table("demo/places.toml")
        self._origin_weights = [origin["weight"] for origin in self._names["origin"]]
        self._town_weights = [town["weight"] for town in self._places["town"]]
        self._taken_names: set[str] = set()
        self._taken_cprs: set[str] = set()
        self._taken_phones: set[str] = set()

    def reserve(self, name: str) -> None:
        """Let nobody else be given this name."""
        self._taken_names.add(name)

    def person(self, *, woman: bool, age: int, interpreter: bool = False) -> Person:
        """A new name; with more and more surnames in it while the shorter ones are taken."""
        foreign = self._dice.chance(0.92) if interpreter else self._dice.chance(_FOREIGN)
        origin = self._dice.weighted(self._names["origin"], self._origin_weights) if foreign else None
        language = origin["language"] if origin else "dansk tegnsprog"
        name = ""
        for attempt in range(_TRIES):
            name = self._written(woman=woman, age=age, origin=origin, longer=attempt > _TRIES // 3)
            if name not in self._taken_names:
                break
        self._taken_names.add(name)
        return Person(name, language if interpreter else None)

    def _written(self, *, woman: bool, age: int, origin: dict[str, Any] | None, longer: bool) -> str:
        sex = "women" if woman else "men"
        if origin:
            surnames = self._dice.some(origin["surnames"], 2)
            return " ".join([self._dice.pick(origin[sex]), *surnames[: 2 if longer else 1]])
        group = "young" if age < 33 else "middle" if age < 51 else "older"
        surnames = self._names["danish"]["surnames"]
        last = self._dice.pick(surnames["common" if self._dice.chance(0.4) else "other"])
        first = self._dice.pick(self._names["danish"][sex][group])
        middle = self._dice.pick(surnames["other"])
        if (longer or self._dice.chance(0.25)) and middle != last:
            return f"{first} {middle} {last}"
        return f"{first} {last}"

    def cpr(self, born: date, *, woman: bool) -> str:
        """A number no living person has: the day with 60 added, the century and the sex as they should be."""
        while True:
            century = self._dice.between(4, 9) if born.year >= 2000 else self._dice.between(0, 3)
            last = 2 * self._dice.between(0, 4) + (0 if woman else 1)
            day = f"{born.day + REPLACEMENT:02d}{born:%m%y}"
            cpr = f"{day}{century}{self._dice.between(0, 99):02d}{last}"
            if cpr not in self._taken_cprs:
                self._taken_cprs.add(cpr)
                return cpr

    def phone(self, first: str = "2345") -> str:
        """Eight digits in pairs."""
        while True:
            digits = self._dice.pick(first) + "".join(str(self._dice.between(0, 9)) for _ in range(7))
            if digits not in self._taken_phones:
                self._taken_phones.add(digits)
                return " ".join(digits[place : place + 2] for place in range(0, 8, 2))

    def address(self) -> tuple[str, str, str]:
        """A street with a number, a postcode and a town."""
        town = self._dice.weighted(self._places["town"], self._town_weights)
        address = f"{self._dice.pick(self._places['streets'])} {self._dice.between(1, 118)}"
        if self._dice.chance(0.4):
            address += f", {self._dice.pick(self._places['floors'])}"
        elif self._dice.chance(0.15):
            address += self._dice.pick("ABC")
        return address, town["postcode"], town["city"]


def birthdays(today: date, age: int) -> tuple[date, date]:
    """The first and the last birthday of people of this age."""
    return months_later(today, -12 * (age + 1)) + ONE_DAY, months_later(today, -12 * age)


def mail(name: str) -> str:
    """An address in the domain kept for examples."""
    words = fold(name).replace("æ", "ae").replace("ø", "oe")
    return _NOT_SLUG.sub(".", words).strip(".") + "@example.dk"
