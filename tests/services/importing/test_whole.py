"""All or nothing: faults, stops, undo, and a store that changed in between."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator.db.store import Transaction
from koordinator.domain.cases import CaseFilter
from koordinator.domain.lists.rows import CaseRow
from koordinator.errors import Cancelled
from koordinator.services import case_edits
from koordinator.services.case_lists import case_lines
from koordinator.services.desk import Desk
from koordinator.services.importing import apply_import, plan_import
from koordinator.services.undoing import next_undo, redo, undo
from tests.factories import add_worker, at, new_desk
from tests.services.importing.lists import (
    BRUGSEN,
    MENTOR,
    card,
    content,
    counts,
    parsed,
    pia,
    planned,
    row,
    take,
)

MONDAY = date(2026, 11, 23)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def many(count: int) -> list[CaseRow]:
    """Rows of so many different citizens."""
    cprs = [f"{61 + n % 28:02d}{n // 28 % 12 + 1:02d}854{n // 336:03d}" for n in range(count)]
    return [
        row(number=str(30000 + n), cpr=cpr, offer=[MENTOR, BRUGSEN, None][n % 3], paid_hours=Decimal("6.500"))
        for n, cpr in enumerate(cprs)
    ]


@pytest.mark.parametrize("table", ["citizen", "assignment", "paid_hours", "list_memory"])
def test_a_fault_half_way_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    before = content(desk)
    heard: list[object] = []
    desk.on_change(heard.append)
    good = Transaction.add_many
    calls: list[str] = []

    def failing(self: Transaction, model: Any, rows: list[dict[str, Any]]) -> list[int]:
        calls.append(model.__tablename__)
        if calls.count(table) == 2:
            raise OSError("disk")
        return good(self, model, rows)

    monkeypatch.setattr(Transaction, "add_many", failing)
    with pytest.raises(OSError, match="disk"):
        apply_import(desk, plan_import(desk, parsed(*many(1200))))
    monkeypatch.undo()
    assert content(desk) == before
    assert heard == []


def test_a_stop_leaves_nothing_and_progress_counts_rows(desk: Desk) -> None:
    before = content(desk)
    told: list[tuple[int, int]] = []
    plan = plan_import(desk, parsed(*many(1200)))

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    with pytest.raises(Cancelled):
        apply_import(desk, plan, progress=progress, cancelled=lambda: len(told) == 2)
    assert told == [(500, 1200), (1000, 1200)]
    assert content(desk) == before
    assert counts(apply_import(desk, plan).plan) == (1200, 0, 0, 0)


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_again(desk: Desk) -> None:
    before = content(desk)
    take(desk, *many(700))
    after = content(desk)
    entry = next_undo(desk)
    assert entry is not None
    assert entry.label == "Indlæs liste: 700 nye, 0 ændrede"
    undo(desk)
    assert content(desk) == before
    redo(desk)
    assert content(desk) == after


def test_an_import_of_changes_is_undone_too(desk: Desk) -> None:
    take(desk, row(offer=MENTOR, paid_hours=Decimal(8), last_talk=date(2026, 11, 1)), pia())
    before = content(desk)
    changed = row(
        caseworker="Bo Kjær", offer=BRUGSEN, paid_hours=None, last_talk=date(2026, 10, 1), phone=None
    )
    assert counts(take(at(desk, MONDAY), changed, day=None).plan) == (0, 1, 0, 0)
    after = content(desk)
    undo(desk)
    assert content(desk) == before
    redo(desk)
    assert content(desk) == after


def test_a_plan_made_before_somebody_changed_the_store_is_made_again(desk: Desk) -> None:
    take(desk, row())
    plan = planned(desk, row(phone="55 66 77 88"))
    case_edits.save_field(desk, card(desk).line.case_id, "phone", "11 22 33 44")
    result = apply_import(desk, plan)
    assert counts(result.plan) == (0, 0, 1, 0)
    assert len(result.plan.conflicts()) == 1
    assert card(desk).phone == "11 22 33 44"


def test_two_plans_of_the_same_list_make_the_cases_once(desk: Desk) -> None:
    add_worker(desk, "Anna Holm")
    one, other = planned(desk, row()), planned(desk, row())
    apply_import(desk, one)
    assert counts(apply_import(desk, other).plan) == (0, 0, 1, 0)
    assert len(case_lines(desk, CaseFilter())) == 1


PHONES = st.sampled_from([None, "11 22 33 44", "55 66 77 88"])
NAMES = st.sampled_from([None, "Anna Holm", "Bo Kjær"])
OFFERS = st.sampled_from([None, MENTOR, BRUGSEN])
HOURS = st.sampled_from([None, Decimal(8), Decimal("6.5")])
TALKS = st.sampled_from([None, date(2026, 10, 1), date(2026, 11, 1)])
CHANGES = st.lists(
    st.fixed_dictionaries(
        {"phone": PHONES, "caseworker": NAMES, "offer": OFFERS, "paid_hours": HOURS, "last_talk": TALKS}
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=10)
@given(CHANGES)
def test_any_lists_one_after_another(
    tmp_path_factory: pytest.TempPathFactory, lists: list[dict[str, Any]]
) -> None:
    desk = new_desk(tmp_path_factory.mktemp("store"))
    contents = [content(desk)]
    for number, fields in enumerate(lists):
        day = date.fromordinal(date(2026, 11, 20).toordinal() + number // 2)
        take(at(desk, day), row(**fields), day=None)
        assert counts(planned(at(desk, day), row(**fields))) == (0, 0, 1, 0)
        line = card(at(desk, day)).line
        assert line.caseworker == fields["caseworker"]
        assert card(at(desk, day)).phone == fields["phone"]
        assert line.paid_hours == fields["paid_hours"]
        contents.append(content(desk))
    while len(contents) > 1:
        after = contents.pop()
        if after != contents[-1]:
            undo(desk)
            assert content(desk) == contents[-1]
    desk.store.close()
