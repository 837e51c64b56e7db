"""Writing a planned import as one change that is undone as one; a fault or a stop leaves nothing of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from koordinator.db.queries import caseload as loads
from koordinator.db.queries.settings import LIST_DAY, STORE_SCOPE, keep_setting
from koordinator.db.store import Transaction
from koordinator.domain.caseload import State, warning_of
from koordinator.domain.lists.plan import ImportPlan, PlannedRow
from koordinator.domain.lists.planning import takes
from koordinator.domain.lists.rows import Rejected
from koordinator.domain.roles import CaseRole
from koordinator.errors import Cancelled
from koordinator.services.bulk import uncollected
from koordinator.services.caseloads import default_limits
from koordinator.services.desk import Desk
from koordinator.services.importing.changed_rows import change_cases, change_citizens
from koordinator.services.importing.new_rows import add_cases
from koordinator.services.importing.people import Named, make_named
from koordinator.services.importing.planning import refreshed

Progress = Callable[[int, int], None]

_CHUNK = 500
_MOST_DAYS = 4
_CANCELLED = "Indlæsningen er afbrudt. Intet er ændret."


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or in a dry run would do; `over_max` has a sentence for each worker now over."""

    plan: ImportPlan
    written: bool
    over_max: tuple[str, ...] = ()

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """The rows that could not be taken in."""
        return self.plan.rejected


@uncollected()
def apply_import(
    desk: Desk,
    plan: ImportPlan,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    also: Callable[[Transaction], None] | None = None,
    ended: int = 0,
) -> ImportResult:
    """Write the plan; it is made again first if the store has changed since, and the result holds that plan.

    Raises Cancelled when asked to stop; nothing is then written. `also` writes more within the same change;
    `ended` is how many cases it ends, for the name of the change.
    """
    with desk.write("Indlæs liste") as tx:
        plan = refreshed(tx, plan)
        tx.rename(_label(plan, ended))
        named = make_named(tx, plan)
        _write(tx, plan, named, _Watch(progress, cancelled, _todo(plan)))
        _remember_day(tx, plan)
        if also is not None:
            also(tx)
        over = _over_max(tx, plan, named)
    return ImportResult(plan, written=True, over_max=over)


class _Watch:
    """Tells how far the writing is, and stops it when asked to."""

    def __init__(self, progress: Progress | None, cancelled: Callable[[], bool] | None, total: int) -> None:
        self.progress, self.cancelled, self.total = progress, cancelled, total
        self.done = 0

    def chunks(self, rows: Sequence[PlannedRow]) -> Iterator[Sequence[PlannedRow]]:
        """The rows some at a time, with a look up in between."""
        for first in range(0, len(rows), _CHUNK):
            chunk = rows[first : first + _CHUNK]
            yield chunk
            self.done += len(chunk)
            if self.progress:
                self.progress(self.done, self.total)
            if self.cancelled and self.cancelled():
                raise Cancelled(_CANCELLED)


def _todo(plan: ImportPlan) -> int:
    return len(plan.created) + len(plan.changed) + len(plan.remembered())


def _write(tx: Transaction, plan: ImportPlan, named: Named, watch: _Watch) -> None:
    for chunk in watch.chunks(plan.created):
        add_cases(tx, chunk, named)
        change_citizens(tx, [planned for planned in chunk if planned.citizen_id is not None])
    for chunk in watch.chunks([*plan.changed, *plan.remembered()]):
        change_cases(tx, chunk, named, plan.day, plan.today)


def _remember_day(tx: Transaction, plan: ImportPlan) -> None:
    """Keep which day the newest list was from, so that an older one is noticed."""
    day, newest = plan.parsed.extract_date, plan.facts.newest_list
    if day is None or (newest is not None and day <= newest):
        return
    keep_setting(tx, STORE_SCOPE, LIST_DAY, day.isoformat())


def _label(plan: ImportPlan, ended: int) -> str:
    new, changed = len(plan.created), len(plan.changed)
    label = (
        f"Indlæs liste: {new} {'ny' if new == 1 else 'nye'}, "
        f"{changed} {'ændret' if changed == 1 else 'ændrede'}"
    )
    return f"{label}, {ended} {'afsluttet' if ended == 1 else 'afsluttede'}" if ended else label


def _over_max(tx: Transaction, plan: ImportPlan, named: Named) -> tuple[str, ...]:
    """Those of the workers who got cases that are over their maximum, now or when a listed case begins.

    A list records, so none is refused.
    """
    taken = (*plan.created, *plan.changed)
    later = sorted({one.row.starts for one in taken if one.row.starts > plan.today})[:_MOST_DAYS]
    sentences: list[str] = []
    for role in (CaseRole.CASEWORKER, CaseRole.CONSULTANT):
        names = {getattr(one.row, role.value) for one in taken if takes(one, role.value)}
        got = {named.workers[name] for name in names if name is not None}
        for day in (plan.today, *later) if got else ():
            found = loads.loads(tx.session, day, role, default_limits(), got)
            over = [load for load in found if load.state is State.OVER]
            sentences += [warning_of(load, None if day == plan.today else day) for load in over]
            got -= {load.worker_id or 0 for load in over}
    return tuple(sentences)
