"""Undo gives back the store row by row and redo the action, in the same sitting and after the next start."""

from pathlib import Path

import pytest

from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.undoing import next_redo, next_undo, redo, undo
from tests.factories import new_desk
from tests.services.rebalancing.team import content
from tests.services.undo.actions import ACTIONS, Action, reopened

each_action = pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS.keys())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


@each_action
def test_undo_and_redo_give_exactly_what_was_also_in_a_store_opened_again(desk: Desk, action: Action) -> None:
    do = action(desk)
    before = content(desk)
    do()
    after = content(desk)
    assert after != before
    assert undo(desk) is not None
    assert content(desk) == before
    assert redo(desk) is not None
    assert content(desk) == after
    desk = reopened(desk)
    assert content(desk) == after
    assert undo(desk) is not None
    assert content(desk) == before
    desk = reopened(desk)
    assert redo(desk) is not None
    assert content(desk) == after
    desk = reopened(desk)
    assert undo(desk) is not None
    assert content(desk) == before
    desk.store.close()


def test_several_actions_go_back_and_forth_one_by_one(desk: Desk) -> None:
    states = []
    for name in ("consultants", "placing", "bulk move"):
        do = ACTIONS[name](desk)
        states.append((content(desk), do()))
    whole = content(desk)
    labels = []
    for _ in states:
        entry = undo(desk)
        assert entry is not None
        labels.append(entry.label)
    assert labels == ["Flyt 23 sager til Bo Kjær", "Flyt 3 sager til Carl Dam", "Fordel 12 nye sager"]
    desk = reopened(desk)
    for _ in states:
        assert redo(desk) is not None
    assert next_redo(desk) is None
    assert content(desk) == whole
    desk.store.close()


def test_a_refused_action_leaves_nothing_to_undo(desk: Desk) -> None:
    do = ACTIONS["placing"](desk)
    before = content(desk)
    do()
    entry, after = next_undo(desk), content(desk)
    with pytest.raises(Refused, match="i mellemtiden"):
        do()
    assert (next_undo(desk), content(desk)) == (entry, after)
    undo(desk)
    assert content(desk) == before


def test_a_new_action_ends_what_could_be_done_again(desk: Desk) -> None:
    ACTIONS["placing"](desk)()
    undo(desk)
    ACTIONS["consultants"](desk)()
    before = content(desk)
    assert redo(desk) is None
    assert content(desk) == before
