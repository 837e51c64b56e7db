"""Writing somebody's absence: entered, corrected or taken away, with the covers and meetings it brought."""

from datetime import date
from decimal import Decimal

from koordinator import resources
from koordinator.db.queries import leaves as queries
from koordinator.db.store import Session, Transaction
from koordinator.db.tables import Absence
from koordinator.domain.absences import period_fault, share_fault
from koordinator.domain.caseload import FULL_TIME
from koordinator.domain.leave_plans import meetings_words
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.words import counted
from koordinator.errors import FieldRefused
from koordinator.services import cover_gate, covers, put_backs
from koordinator.services.desk import Desk


def save_absence(
    desk: Desk,
    worker_id: int,
    kind: str,
    starts: date,
    ends: date | None,
    *,
    share: Decimal = FULL_TIME,
    absence_id: int | None = None,
    reason: str = "",
) -> None:
    """Enter or correct an absence; two of one worker may not share a day, and its covers go along.

    Refused where a cover that becomes longer brings somebody over her maximum and no `reason` is given.
    """
    desk.require(Role.LEADER)
    period, today = Period(starts, ends), desk.today()
    with desk.write("Ret fravær" if absence_id else "Nyt fravær") as tx:
        check(tx.session, worker_id, period, share, absence_id)
        if absence_id is None:
            write_absence(tx, today, worker_id, kind, period, share)
            return
        longer = covers.added_days(tx, tx.get(Absence, absence_id), period, today)
        over = cover_gate.ask(tx.session, desk, CaseRole.CASEWORKER, longer, reason)
        if number := covers.count_of(tx, absence_id):
            tx.rename(f"Ret fravær. {counted(number, 'dækning', 'dækninger')} følger med")
        write_absence(tx, today, worker_id, kind, period, share, absence_id)
        covers.give_reasons(tx, absence_id, over)


def write_absence(
    tx: Transaction,
    today: date,
    worker_id: int,
    kind: str,
    period: Period,
    share: Decimal = FULL_TIME,
    absence_id: int | None = None,
) -> int:
    """The same in somebody else's unit of work, who asks the gate; returns the absence's number."""
    assert period.starts is not None
    check(tx.session, worker_id, period, share, absence_id)
    values = {
        "worker_id": worker_id, "kind": kind, "starts": period.starts, "ends": period.ends, "share": share,
        "scales": bool(resources.table("absences.toml")[kind]["scales"]),
    }  # fmt: skip
    if absence_id is None:
        new = Absence(**values)
        tx.add(new)
        return new.id
    row = tx.get(Absence, absence_id)
    covers.follow(tx, row, period, today)
    for field, value in values.items():
        setattr(row, field, value)
    tx.flush()
    return row.id


def remove_absence(desk: Desk, absence_id: int, *, put_back: bool = False) -> None:
    """Take an absence away again; its covers end, and what of them has been stays.

    The meetings it moved, or a colleague took, stay as they are or are put back where that can still be.
    """
    desk.require(Role.LEADER)
    today = desk.today()
    with desk.write("Slet fravær") as tx:
        row = tx.get(Absence, absence_id)
        moved, worker_id = put_backs.of_absence(tx.session, absence_id, today), row.worker_id
        said = []
        if number := covers.count_of(tx, absence_id):
            said.append(f"{counted(number, 'dækning', 'dækninger')} slutter")
        if moved:
            what = "flyttes tilbage" if put_back else "bliver, hvor de er"
            said.append(f"{meetings_words(len(moved))} {what}")
        if said:
            tx.rename(f"Slet fravær. {', '.join(said)}")
        covers.follow(tx, row, None, today)
        tx.delete(row)
        tx.flush()
        if put_back:
            put_backs.write(tx, today, worker_id, moved)


def others(desk: Desk, worker_id: int, absence_id: int | None) -> list[Period]:
    """When a worker is away beside this absence, so that a screen can tell of it while one types."""
    with desk.read() as session:
        return queries.other_absences(session, worker_id, absence_id)


def has_followers(desk: Desk, absence_id: int) -> bool:
    """Whether cases are covered because of an absence, or meetings could be put back without it."""
    with desk.read() as session:
        covered = bool(queries.covers_of_absence(session, absence_id))
        return covered or bool(put_backs.of_absence(session, absence_id, desk.today()))


def check(session: Session, worker_id: int, period: Period, share: Decimal, absence_id: int | None) -> None:
    """Refuse what cannot stand, naming the field: days in disorder or taken already, a share that is none."""
    others = queries.other_absences(session, worker_id, absence_id)
    fault = period_fault(period, others) or share_fault(share)
    if fault is not None:
        raise FieldRefused(fault.sentence, fault.field)
