"""Checklists of a case: which there are, what is done, and ticking with who and when."""

from functools import cache

from koordinator import resources
from koordinator.db.course_tables import ChecklistTick
from koordinator.db.queries import handovers as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Case
from koordinator.domain.checklists import HANDOVER, Checklist, ChecklistPart, ChecklistPoint, Tick
from koordinator.errors import Refused
from koordinator.services.desk import Desk


@cache
def lists() -> tuple[Checklist, ...]:
    """Every checklist there is."""
    return tuple(
        Checklist(
            key,
            one["name"],
            one["purpose"],
            tuple(
                ChecklistPart(part["title"], tuple(ChecklistPoint(**point) for point in part["points"]))
                for part in one["part"]
            ),
        )
        for key, one in resources.table("checklists.toml").items()
    )


def checklist(list_key: str) -> Checklist:
    """The checklist with a key."""
    found = next((one for one in lists() if one.key == list_key), None)
    if found is None:
        raise Refused(f"Tjeklisten findes ikke. Vælg mellem {', '.join(one.key for one in lists())}.")
    return found


def latest_handover(desk: Desk, case_id: int) -> int | None:
    """The handover a case's handover list is about now; None where the case has had none."""
    with desk.read() as session:
        found = queries.handovers(session, case_id)
    return found[0].handover_id if found else None


def ticks(desk: Desk, case_id: int, list_key: str, handover_id: int | None = None) -> dict[str, Tick]:
    """What is done of a list, by point; a handover list without a number is the newest handover's."""
    with desk.read() as session:
        if list_key == HANDOVER and handover_id is None:
            found = queries.handovers(session, case_id)
            handover_id = found[0].handover_id if found else None
        return {one.item_key: one for one in queries.ticks(session, case_id, list_key, handover_id)}


def tick(desk: Desk, case_id: int, list_key: str, item_key: str, handover_id: int | None = None) -> None:
    """Tick a point as done today by who is logged in; one that is ticked stays as it is."""
    _check_point(list_key, item_key)
    if list_key == HANDOVER and handover_id is None:
        handover_id = latest_handover(desk, case_id)
    with desk.write("Sæt flueben på tjekliste") as tx:
        tx.get(Case, case_id)
        if not _rows(tx, case_id, list_key, item_key, handover_id):
            tick_in(tx, desk, case_id, list_key, item_key, handover_id)


def tick_in(
    tx: Transaction, desk: Desk, case_id: int, list_key: str, item_key: str, handover_id: int | None
) -> None:
    """Tick a point in somebody else's unit of work."""
    tx.add(
        ChecklistTick(
            case_id=case_id, list_key=list_key, item_key=item_key, handover_id=handover_id,
            worker_id=desk.who.worker_id, day=desk.today(),
        )
    )  # fmt: skip


def untick(desk: Desk, case_id: int, list_key: str, item_key: str, handover_id: int | None = None) -> None:
    """Take a tick away again."""
    _check_point(list_key, item_key)
    if list_key == HANDOVER and handover_id is None:
        handover_id = latest_handover(desk, case_id)
    with desk.write("Fjern flueben på tjekliste") as tx:
        for row in _rows(tx, case_id, list_key, item_key, handover_id):
            tx.delete(row)


def _check_point(list_key: str, item_key: str) -> None:
    if all(point.key != item_key for point in checklist(list_key).points):
        raise Refused("Punktet findes ikke længere på tjeklisten.")


def _rows(
    tx: Transaction, case_id: int, list_key: str, item_key: str, handover_id: int | None
) -> list[ChecklistTick]:
    return tx.all(
        ChecklistTick,
        ChecklistTick.case_id == case_id,
        ChecklistTick.list_key == list_key,
        ChecklistTick.item_key == item_key,
        ChecklistTick.handover_id.is_(None)
        if handover_id is None
        else ChecklistTick.handover_id == handover_id,
    )
