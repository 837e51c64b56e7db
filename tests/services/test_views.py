"""Saved views of the case list."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koordinator.db.system_tables import Setting
from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services import undoing, views
from koordinator.services.case_lists import case_lines
from koordinator.services.desk import Desk, Who
from koordinator.services.views import CaseView
from tests.factories import KEY, TODAY, add_case, add_worker

WANTED = CaseFilter("østerby", 3, 2, 1, frozenset({Chip.HEAVY, Chip.CV_OLD}), ended=True)


def test_a_view_survives_closing_the_store(desk: Desk, tmp_path: Path) -> None:
    from koordinator.db.store import Store

    views.save(desk, CaseView("Tunge i mit team", WANTED, ("name", "cv")))
    views.keep_columns(desk, ["name", "age"])
    desk.store.close()
    again = Desk(Store(tmp_path / "lager.koordinator", KEY), desk.who, lambda: TODAY)
    assert views.saved(again) == [CaseView("Tunge i mit team", WANTED, ("name", "cv"))]
    assert views.columns(again) == ("name", "age")
    again.store.close()


def test_a_view_is_seen_by_its_owner_only(desk: Desk) -> None:
    views.save(desk, CaseView("Mit", CaseFilter()))
    other = Desk(desk.store, Who("bo", desk.who.worker_id, "Bo", desk.who.roles), desk.today)
    assert views.saved(other) == []
    assert views.columns(other) == ()


def test_the_same_name_replaces_and_delete_forgets(desk: Desk) -> None:
    views.save(desk, CaseView("Åbne", CaseFilter(text="a")))
    views.save(desk, CaseView("Ældre", CaseFilter(text="b")))
    views.save(desk, CaseView(" åbne ", CaseFilter(text="c")))
    assert [(view.name, view.wanted.text) for view in views.saved(desk)] == [("åbne", "c"), ("Ældre", "b")]
    views.delete(desk, "åbne")
    views.delete(desk, "findes ikke")
    assert [view.name for view in views.saved(desk)] == ["Ældre"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "uden ks", "Passive uden årsag"])
def test_a_view_needs_a_short_name_of_its_own(desk: Desk, name: str) -> None:
    with pytest.raises(Refused):
        views.save(desk, CaseView(name, CaseFilter()))
    assert views.saved(desk) == []


def test_there_is_an_end_to_how_many(desk: Desk) -> None:
    for number in range(views.MOST_VIEWS):
        views.save(desk, CaseView(f"Nr. {number}", CaseFilter()))
    with pytest.raises(Refused, match="Slet en"):
        views.save(desk, CaseView("En til", CaseFilter()))
    views.save(desk, CaseView("Nr. 7", CaseFilter(text="nyt")))


def test_views_do_not_stand_in_the_way_of_undo(desk: Desk) -> None:
    before = undoing.next_undo(desk)
    views.save(desk, CaseView("Mit", CaseFilter()))
    assert undoing.next_undo(desk) == before


def test_those_who_hold_cases_have_their_own_as_a_view(desk: Desk) -> None:
    assert [view.name for view in views.built_in(desk)] == ["Uden KS", "Passive uden årsag"]
    anna = add_worker(desk)
    own = Desk(desk.store, Who("anna", anna, "Anna Holm", frozenset({Role.CASEWORKER})), desk.today)
    add_case(own, "Emil", caseworker=anna)
    add_case(own, "Pia", passive_reason="Venter")
    shown = {view.name: [line.name for line in case_lines(own, view.wanted)] for view in views.built_in(own)}
    assert shown == {"Mine sager": ["Emil"], "Uden KS": ["Pia"], "Passive uden årsag": ["Emil"]}


@pytest.mark.parametrize(
    "held",
    [None, 7, "x", [1, None, {}], [{"name": 3}], [{"name": "A", "chips": ["ukendt", 1], "worker": "x"}]],
)
def test_what_cannot_be_read_is_left_out(desk: Desk, held: object) -> None:
    with desk.write_quietly("Setting") as tx:
        tx.add(Setting(scope="user:lone", name="case_views", value=held))
        tx.add(Setting(scope="user:lone", name="case_columns", value=held))
    assert [view.wanted for view in views.saved(desk)] in ([], [CaseFilter()])
    assert views.columns(desk) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40), name=st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_text_comes_back_as_it_was(desk: Desk, text: str, name: str) -> None:
    views.save(desk, CaseView(name, CaseFilter(text=text)))
    (found,) = views.saved(desk)
    assert found.wanted.text == text
    views.delete(desk, found.name)
