"""Invented records and a table model of them for the tests of tables."""

from dataclasses import dataclass

from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State


@dataclass(frozen=True)
class Person:
    """An invented person."""

    number: int
    name: str
    cases: int | None


PEOPLE = (
    Person(1, "Åse Holm", 34),
    Person(2, "Anna Dam", 9),
    Person(3, "Øjvind Bruun", None),
    Person(4, "<b>x</b><img src=/etc/passwd>", 41),
)

COLUMNS = (
    Column[Person](
        "name",
        "Navn",
        lambda p: p.name,
        second=lambda p: f"nr. {p.number}",
        tip=lambda p: p.name,
        stretch=True,
        fixed=True,
    ),
    Column[Person](
        "cases", "Sager", lambda p: str(p.cases or ""), sort=lambda p: p.cases, right=True, width=6
    ),
    Column[Person](
        "state",
        "Status",
        lambda p: "over max" if (p.cases or 0) > 35 else "rolig",
        state=lambda p: State.OVER if (p.cases or 0) > 35 else State.CALM,
    ),
)


def people_model(people: tuple[Person, ...] = PEOPLE) -> RecordModel[Person]:
    """A model of these people."""
    return RecordModel(COLUMNS, lambda person: person.number, people)
