"""Which action comes next, from the log alone."""

from koordinator.domain.undo import Entry, stacks


def entry(number: int, kind: str = "do", target: int | None = None) -> Entry:
    return Entry(number, kind, target, f"handling {number}")


def ids(entries: tuple[Entry, ...]) -> list[int]:
    return [one.set_id for one in entries]


def test_actions_stack_and_undo_takes_the_newest() -> None:
    found = stacks([entry(1), entry(2), entry(3, "undo", 2)])
    assert ids(found.undo) == [1]
    assert ids(found.redo) == [3]


def test_a_redone_action_can_be_undone_again() -> None:
    found = stacks([entry(1), entry(2, "undo", 1), entry(3, "redo", 2), entry(4, "undo", 3)])
    assert ids(found.undo) == []
    assert ids(found.redo) == [4]


def test_a_new_action_forgets_what_could_be_redone() -> None:
    found = stacks([entry(1), entry(2, "undo", 1), entry(3)])
    assert ids(found.undo) == [3]
    assert ids(found.redo) == []
