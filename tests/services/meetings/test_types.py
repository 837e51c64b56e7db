"""Meeting types: as shipped, and a team's own way with them."""

import pytest

from koordinator.domain.meetings.kinds import AgendaPoint
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings import types
from koordinator.services.undoing import undo
from tests.factories import add_team


def test_all_fourteen_types_have_an_agenda_that_fills_their_time() -> None:
    assert len(types.shipped()) == 14
    for kind in types.shipped().values():
        assert sum(point.minutes or 0 for point in kind.agenda) == kind.minutes, kind.name
        assert kind.purpose and kind.attend


def test_a_team_has_its_own_way_and_the_others_do_not(desk: Desk) -> None:
    mine, other = add_team(desk, "Under 30"), add_team(desk, "Fyldt 30")
    kind = types.meeting_type(desk, "netvaerk", mine)
    changed = kind._replace(name="Netværksrunde", minutes=60, agenda=(AgendaPoint("Alt", 60),))
    types.save_type(desk, mine, changed)
    held = types.meeting_type(desk, "netvaerk", mine)
    assert (held.name, held.minutes, held.agenda) == ("Netværksrunde", 60, (AgendaPoint("Alt", 60),))
    assert held.changed
    assert types.meeting_type(desk, "netvaerk", other) == kind
    undo(desk)
    assert types.meeting_type(desk, "netvaerk", mine) == kind


def test_a_team_goes_back_to_the_shipped_one(desk: Desk) -> None:
    team = add_team(desk)
    kind = types.meeting_type(desk, "status", team)
    types.save_type(desk, team, kind._replace(name="Noget andet"))
    types.reset_type(desk, team, "status")
    assert types.meeting_type(desk, "status", team) == kind


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"name": " "}, "navn"), ({"minutes": 0}, "Varigheden"), ({"agenda": (AgendaPoint(" "),)}, "Punkt 1")],
)
def test_a_type_that_cannot_be_used_is_refused(desk: Desk, fields: dict[str, object], sentence: str) -> None:
    team = add_team(desk)
    kind = types.meeting_type(desk, "status", team)._replace(**fields)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=sentence):
        types.save_type(desk, team, kind)
