"""A handful of cases at a desk, and the page of cases in front of somebody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from pytestqt.qtbot import QtBot

from koordinator.db.tables import Placement
from koordinator.domain.cases import CaseCard
from koordinator.domain.roles import Role
from koordinator.services import case_edits, case_lists
from koordinator.services.desk import Desk, Who
from koordinator.services.workplace import Workplace
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.cases.page import CasesPage
from koordinator.ui.context import Context
from koordinator.ui.tasks import OperationRunner
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk


class Surroundings(Protocol):
    """What a fixture makes around a desk."""

    @property
    def ctx(self) -> Context:
        """The window's surroundings."""


M = TypeVar("M", bound=Surroundings)


@dataclass
class Place:
    """Anna has Mille and Ali, Bo has Åse, nobody has Emil."""

    desk: Desk
    ctx: Context
    anna: int
    bo: int
    mille: int
    ali: int
    aase: int
    emil: int

    def card(self, case_id: int) -> CaseCard:
        """What is stored of a case."""
        return case_lists.case_card(self.desk, case_id)


def context(desk: Desk) -> Context:
    """The surroundings of a window at a desk; lock and key are of no use to a page."""
    return Context(Workplace(desk, cast(Any, None), cast(Any, None)), ActionRegistry(), OperationRunner())


def until_left(made: M) -> Iterator[M]:
    """Hands a fixture's surroundings to the test, and gives back all they hold when it is done."""
    yield made
    give_back(made.ctx)
    made.ctx.desk.store.close()


def give_back(ctx: Context) -> None:
    """Ends what surroundings still do; the store may be in use elsewhere."""
    ctx.runner.stop_all()
    ctx.close()


def seated(desk: Desk, worker_id: int, name: str, roles: Iterable[Role]) -> Desk:
    """The same store with somebody else at the desk."""
    return Desk(desk.store, Who("anna", worker_id, name, frozenset(roles)), desk.today)


def make_place(folder: Path, *, caseworker: bool = False) -> Place:
    """The cases in a new store, seen by the leader or by Anna."""
    desk = new_desk(folder)
    young = add_team(desk)
    old = add_team(desk, "Fyldt 30")
    anna, bo = add_worker(desk, "Anna Holm", phone="20 30 40 50"), add_worker(desk, "Bo Lindgaard")
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,))
    mille = add_case(desk, "Mille Østerby", caseworker=anna, consultant=peter, number="26-0001", team_id=old,
                     citizen={"phone": "12 34 56 78", "email": "mille@eksempel.dk"})  # fmt: skip
    ali = add_case(desk, "Ali Rahimi", caseworker=anna, number="26-0002", team_id=young, weight="heavy",
                   citizen={"interpreter": "dari"})  # fmt: skip
    aase = add_case(desk, "Åse Krogh", caseworker=bo, number="26-0003", team_id=old,
                    citizen={"protected": True, "address": "Hemmelig Vej 7", "postcode": "8000"})  # fmt: skip
    emil = add_case(
        desk, "Emil Møller", number="26-0004", team_id=young, passive_reason="Venter på operation"
    )
    case_edits.set_paid_hours(desk, mille, "6,5", TODAY)
    case_edits.record_talk(desk, mille, TODAY - timedelta(days=3))
    case_edits.record_talk(desk, ali, TODAY - timedelta(days=30))
    case_edits.record_cv(desk, mille, TODAY - timedelta(days=18))
    case_edits.record_cv(desk, ali, TODAY - timedelta(days=90))
    with desk.write_quietly("Ny praktik") as tx:
        tx.add(Placement(case_id=ali, kind="praktik", title="Bageriet Kornblomsten", place="Bageriet",
                         starts=TODAY - timedelta(days=14)))  # fmt: skip
    if caseworker:
        desk = seated(desk, anna, "Anna Holm", (Role.CASEWORKER,))
    return Place(desk, context(desk), anna, bo, mille, ali, aase, emil)


def show_page(qtbot: QtBot, ctx: Context) -> CasesPage:
    """The page in front; it refreshes after each change, as the shell has it do."""
    page = CasesPage(ctx)
    qtbot.addWidget(page)
    ctx.changed.connect(lambda _: page.refresh())
    page.resize(1200, 760)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    page.activate()
    page.list.setFocus()
    return page


def names(page: CasesPage) -> list[str]:
    """The names in the list from top to bottom."""
    return [line.name for line in page.list.model.records()]
