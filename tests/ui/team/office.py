"""A small office for window tests: a team with low limits, so that a few cases are many."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QApplication, QWidget

from koordinator.domain.roles import CaseRole, Role
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from tests.factories import add_case, add_team, add_worker, new_desk
from tests.ui.cases.desk import context

HOSTILE = "<b>x</b><img src=/etc/passwd> & 'co'"


@dataclass
class Office:
    """Bo is over his max of 4, Anna near it, Karim calm; one case has nobody; Peter is consultant."""

    desk: Desk
    ctx: Context
    team: int
    bo: int
    anna: int
    karim: int
    peter: int
    bos: list[int]
    nobodys: int

    def totals(self, role: CaseRole = CaseRole.CASEWORKER) -> dict[str, int]:
        """Every worker's number of cases today."""
        return {load.worker: load.total for load in caseloads(self.desk, role=role).workers}


def make_office(folder: Path, roles: Iterable[Role] = (Role.LEADER,), **team: Any) -> Office:
    """The office in a new store."""
    desk = new_desk(folder, roles)
    team_id = add_team(desk, "Fyldt 30", **{"warning": 3, "maximum": 4, **team})
    bo, anna, karim = (
        add_worker(desk, name, team_id=team_id) for name in ("Bo Lindgaard", "Anna Holm", "Karim Naseri")
    )
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,), team_id=team_id)
    held = {"consultant": peter, "team_id": team_id}
    bos = [add_case(desk, f"Borger {n}", caseworker=bo, **cast(Any, held)) for n in range(1, 6)]
    for number in range(3):
        add_case(desk, f"Ida {number}", caseworker=anna, team_id=team_id)
    add_case(desk, "Kaj Krogh", caseworker=karim, team_id=team_id)
    nobodys = add_case(desk, "Ulla Uden", team_id=team_id)
    return Office(desk, context(desk), team_id, bo, anna, karim, peter, bos, nobodys)


def shown_text(widget: QWidget) -> str:
    """All text in the labels one can see in a widget."""
    QApplication.processEvents()  # widgets that were just added come to be seen
    labels = [label for label in widget.findChildren(Label) if label.isVisibleTo(widget)]
    return " | ".join(label.text() for label in labels if label.text())
