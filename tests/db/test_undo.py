"""Undo and redo, against a plain Python copy of what the store should hold."""

import copy
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from koordinator.db import schema, sqlite
from koordinator.db.queries.log import broken_links
from koordinator.db.store import Store, Transaction
from koordinator.db.tables import Assignment, Case, Citizen, Team, Worker
from koordinator.db.undo import turn_back, undo_stacks
from koordinator.db.values import all_fields
from koordinator.domain.undo import Entry
from koordinator.errors import Refused

KEY = bytes(range(32))
Content = dict[str, dict[int, dict[str, Any]]]
TABLES = (Team, Worker, Citizen, Case, Assignment)
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


def new_store(folder: Path) -> Store:
    path = folder / "lager.koordinator"
    sqlite.create_database(path, KEY)
    engine = sqlite.make_engine(path, KEY)
    schema.create(engine)
    engine.dispose()
    return Store(path, KEY)


def content(store: Store) -> Content:
    with store.read() as session:
        return {t.__tablename__: {r.id: all_fields(r) for r in session.scalars(select(t))} for t in TABLES}


def turn(store: Store, entry: Entry, kind: str) -> None:
    with store.write(entry.label, by="anna", kind=kind, target_id=entry.set_id) as tx:
        turn_back(tx, entry.set_id)


class UndoMachine(RuleBasedStateMachine):
    """Any sequence of actions, undone and redone at will, gives back the exact content."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = new_store(Path(self.folder.name))
        self.now: Content = {t.__tablename__: {} for t in TABLES}
        self.past: list[Content] = []
        self.future: list[Content] = []
        self.serial = 0

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def _did(self) -> None:
        self.future.clear()

    def _begin(self) -> Transaction:
        self.past.append(copy.deepcopy(self.now))
        self.serial += 1
        return self.store.write(f"Handling {self.serial}", by="anna")  # type: ignore[return-value]

    def _keep(self, *rows: Any) -> None:
        for row in rows:
            self.now[row.__tablename__][row.id] = all_fields(row)
        self._did()

    @rule(name=NAMES)
    def add_team(self, name: str) -> None:
        with self._begin() as tx:  # type: ignore[attr-defined]
            team = Team(name=f"{name} {self.serial}", warning=30, maximum=35)
            tx.add(team)
        self._keep(team)

    @rule(names=st.lists(NAMES, min_size=1, max_size=4))
    def add_cases(self, names: list[str]) -> None:
        with self._begin() as tx:  # type: ignore[attr-defined]
            people = [
                {"cpr": f"{self.serial}-{n}", "name": name, "name_key": name, "born": date(1990, 1, 1)}
                for n, name in enumerate(names)
            ]
            ids = tx.add_many(Citizen, people)
            cases = [
                Case(citizen_id=one, starts=date(2026, 1, 1), number=f"{self.serial}-{one}") for one in ids
            ]
            tx.add(*cases)
            rows = [tx.get(Citizen, one) for one in ids]
        self._keep(*rows, *cases)

    @precondition(lambda self: self.now["team"])
    @rule(data=st.data(), name=NAMES, maximum=st.integers(1, 99), age=st.none() | st.integers(18, 65))
    def change_team(self, data: st.DataObject, name: str, maximum: int, age: int | None) -> None:
        chosen = data.draw(st.sampled_from(sorted(self.now["team"])))
        before = self.now["team"][chosen]
        wanted = {"name": f"{name} {self.serial + 1}", "maximum": maximum, "age_to": age}
        assert any(before[key] != value for key, value in wanted.items())
        with self._begin() as tx:  # type: ignore[attr-defined]
            team = tx.get(Team, chosen)
            for key, value in wanted.items():
                setattr(team, key, value)
        self._keep(team)

    @precondition(lambda self: self.now["cases"])
    @rule(data=st.data())
    def delete_case(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sampled_from(sorted(self.now["cases"])))
        with self._begin() as tx:  # type: ignore[attr-defined]
            tx.delete(tx.get(Case, chosen))
        del self.now["cases"][chosen]
        self._did()

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        with self.store.read() as session:
            entry = undo_stacks(session, "anna").undo[-1]
        turn(self.store, entry, "undo")
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        with self.store.read() as session:
            entry = undo_stacks(session, "anna").redo[-1]
        turn(self.store, entry, "redo")
        self.past.append(self.now)
        self.now = self.future.pop()

    @rule()
    def an_action_that_fails_leaves_nothing(self) -> None:
        with pytest.raises(ZeroDivisionError), self.store.write("Fejl", by="anna") as tx:
            tx.add(Team(name="halv", warning=1, maximum=2))
            raise ZeroDivisionError

    @invariant()
    def holds_exactly_that(self) -> None:
        assert content(self.store) == self.now


TestUndoMachine = UndoMachine.TestCase
TestUndoMachine.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path)


def _rename(store: Store, team_id: int, name: str, by: str) -> None:
    with store.write("Ret team", by=by) as tx:
        tx.get(Team, team_id).name = name


def _team(store: Store) -> int:
    with store.write("Nyt team", by="anna") as tx:
        team = Team(name="Under 30", warning=30, maximum=35)
        tx.add(team)
    return team.id


def test_undo_is_refused_when_somebody_changed_the_same_field_since(store: Store) -> None:
    team_id = _team(store)
    _rename(store, team_id, "Unge", "anna")
    _rename(store, team_id, "De unge", "bo")
    with store.read() as session:
        mine = undo_stacks(session, "anna").undo[-1]
    before = content(store)
    with pytest.raises(Refused, match="ændret igen siden"):
        turn(store, mine, "undo")
    assert content(store) == before


def test_undo_of_a_creation_is_refused_when_something_newer_builds_on_it(store: Store) -> None:
    team_id = _team(store)
    with store.write("Ny medarbejder", by="bo") as tx:
        tx.add(Worker(name="Bo", name_key="bo", team_id=team_id))
    with store.read() as session:
        mine = undo_stacks(session, "anna").undo[-1]
    with pytest.raises(Refused, match="bygger på"):
        turn(store, mine, "undo")


def test_another_persons_undo_leaves_mine_alone(store: Store) -> None:
    team_id = _team(store)
    _rename(store, team_id, "Unge", "bo")
    with store.read() as session:
        assert [entry.label for entry in undo_stacks(session, "anna").undo] == ["Nyt team"]
        assert [entry.label for entry in undo_stacks(session, "bo").undo] == ["Ret team"]


def test_the_log_shows_that_somebody_changed_it_from_outside(store: Store) -> None:
    _team(store)
    with store.read() as session:
        assert broken_links(session) == []
    with store.engine.execution_options(koordinator_write=True).begin() as connection:
        connection.exec_driver_sql("UPDATE change SET after = '{}'")
    with store.read() as session:
        assert broken_links(session) == [1]


def test_nothing_is_written_past_the_log(store: Store) -> None:
    with store.read() as session, pytest.raises(RuntimeError, match=r"only Store\.write"):
        session.add(Team(name="sort", warning=1, maximum=2))
        session.flush()
    with store.write("Forsøg", by="anna") as tx, pytest.raises(RuntimeError, match="change log"):
        tx.session.execute(Team.__table__.update().values(name="sort"))  # type: ignore[attr-defined]


def test_a_write_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    team_id = _team(store)
    _rename(store, team_id, "Under 30", "anna")
    with store.read() as session:
        assert [entry.label for entry in undo_stacks(session, "anna").undo] == ["Nyt team"]


def test_listeners_hear_what_was_touched_once_it_is_kept(store: Store) -> None:
    heard: list[frozenset[str]] = []
    stop = store.on_change(lambda change: heard.append(change.entities))
    team_id = _team(store)
    stop()
    _rename(store, team_id, "Unge", "anna")
    assert heard == [frozenset({"team"})]
