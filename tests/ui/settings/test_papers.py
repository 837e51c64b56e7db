"""A leader writes whose papers they are; what cannot be kept is told at the field."""

from koordinator.services import letterhead
from koordinator.services.workplace import Workplace
from koordinator.ui.settings.papers import PapersSection
from tests.ui.settings.house import HOSTILE, Told, section


def test_a_leader_writes_the_authority_as_typed(place: Workplace, told: Told) -> None:
    papers = section(told.page, "papers", PapersSection)
    papers.fields["authority"].committed.emit(HOSTILE)
    assert letterhead.sender(place.desk).authority == HOSTILE
    papers.refresh()
    assert papers.fields["authority"].value() == HOSTILE


def test_a_name_that_is_too_long_is_told(place: Workplace, told: Told) -> None:
    papers = section(told.page, "papers", PapersSection)
    papers.fields["unit"].committed.emit("x" * 100)
    assert letterhead.sender(place.desk).unit == ""
    assert "længere end 80 tegn" in papers.fields["unit"].error()
