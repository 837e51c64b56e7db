"""Checklists are ticked per case, with who and when, and can be unticked and undone."""

import pytest

from koordinator.errors import Refused
from koordinator.services import checklists
from koordinator.services.desk import Desk
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case


def test_the_lists_there_are() -> None:
    assert [one.name for one in checklists.lists()] == [
        "Overdragelse",
        "Opstartsmøde",
        "Forberedelse til rehabiliteringsteamet",
        "Indstilling til fleksjob",
        "Indstilling til førtidspension",
    ]
    for one in checklists.lists():
        keys = [point.key for point in one.points]
        assert len(set(keys)) == len(keys)
        assert all(point.text.endswith("?") for point in one.points)
        assert one.purpose


def test_board_preparation_asks_for_its_papers() -> None:
    asked = " ".join(point.text for point in checklists.checklist("rehabilitering").points)
    for word in ("LÆ265", "bilag E", "partshørt", "skrevet under"):
        assert word in asked


def test_a_tick_says_who_and_when(desk: Desk) -> None:
    case_id = add_case(desk)
    checklists.tick(desk, case_id, "fleksjob", "tried")
    checklists.tick(desk, case_id, "fleksjob", "tried")
    [tick] = checklists.ticks(desk, case_id, "fleksjob").values()
    assert (tick.item_key, tick.worker, tick.day) == ("tried", "Lone Leder", TODAY)
    assert checklists.ticks(desk, case_id, "opstart") == {}
    assert checklists.ticks(desk, add_case(desk, "Ida Lund"), "fleksjob") == {}


def test_untick_and_undo(desk: Desk) -> None:
    case_id = add_case(desk)
    checklists.tick(desk, case_id, "overdragelse", "told")
    checklists.untick(desk, case_id, "overdragelse", "told")
    assert checklists.ticks(desk, case_id, "overdragelse") == {}
    undo(desk)
    assert set(checklists.ticks(desk, case_id, "overdragelse")) == {"told"}


def test_a_point_or_list_that_is_not_there_is_refused(desk: Desk) -> None:
    case_id = add_case(desk)
    with pytest.raises(Refused, match="Punktet findes ikke"):
        checklists.tick(desk, case_id, "fleksjob", "nothing")
    with pytest.raises(Refused, match="Tjeklisten findes ikke"):
        checklists.checklist("nothing")
