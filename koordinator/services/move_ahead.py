"""What a move of cases does to caseloads, on its day and on each later one on which a case of it begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from koordinator.db.queries import caseload as loads
from koordinator.db.store import Session
from koordinator.domain.assignments import Held, holder_on
from koordinator.domain.caseload import State, Verdict, WorkerLoad, may_take
from koordinator.domain.cases import CaseLine
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.dates import whole_day
from koordinator.services.caseloads import default_limits


@dataclass(frozen=True, slots=True)
class GivingLine:
    """What a worker who gives cases away goes from and to."""

    load: WorkerLoad
    after: int


class MoveAhead:
    """What a move does on the day it is weighed, and on each later one on which a case of it begins."""

    def __init__(
        self,
        session: Session,
        role: CaseRole,
        worker_id: int,
        moving: Sequence[CaseLine],
        held: Mapping[int, Sequence[Held]],
        weighed: date,
    ) -> None:
        self._session, self._role, self._worker_id = session, role, worker_id
        self._moving, self._held = moving, held
        self.days = sorted({weighed, *(max(weighed, line.starts) for line in moving)})

    def verdict(self, reason: str, *, leader: bool) -> Verdict | None:
        """What the gate says of all the cases together, on the day it is sternest; None without a say."""
        found = [(day, self._verdict(day, reason, leader=leader)) for day in self.days]
        given = [(day, verdict) for day, verdict in found if verdict is not None]
        if not given:
            return None
        day, verdict = max(given, key=lambda one: list(State).index(one[1].state))
        if day == self.days[0]:
            return verdict
        return replace(verdict, sentence=f"{whole_day(day)}: {verdict.sentence}")

    def giving(self) -> list[GivingLine]:
        """Those who give cases away, as they stand on the first day, with cases that begin later."""
        day = self.days[0]
        givers = [holder_on(self._held[line.case_id], max(day, line.starts)) for line in self._moving]
        covers = self._covers(day)
        counting = [covers.get(line.case_id, giver) for line, giver in zip(self._moving, givers, strict=True)]
        return _giving(self._loads(day), givers, counting, self._worker_id)

    def _verdict(self, day: date, reason: str, *, leader: bool) -> Verdict | None:
        covers = self._covers(day)
        here = [line for line in self._moving if line.starts <= day and (line.ended or day) >= day]
        # A case of hers that is covered elsewhere is no more of hers than before, nor one that she covers.
        gained = sum(
            self._worker_id not in (holder_on(self._held[line.case_id], day), covers.get(line.case_id))
            for line in here
        )
        load = self._loads(day, [self._worker_id]).get(self._worker_id)
        return may_take(load, gained, reason=reason, leader=leader) if load is not None and gained else None

    def _covers(self, day: date) -> dict[int, int]:
        if self._role is not CaseRole.CASEWORKER:
            return {}
        return loads.covers_on(self._session, [line.case_id for line in self._moving], day)

    def _loads(self, day: date, only: Sequence[int] | None = None) -> dict[int | None, WorkerLoad]:
        found = loads.loads(self._session, day, self._role, default_limits(), only)
        return {load.worker_id: load for load in found}


def keeps(held: Sequence[Held], worker_id: int, line: CaseLine, day: date) -> bool:
    """Whether somebody has a case from a day to its end already."""
    rest = [one for one in held if one.ends is None or one.ends >= day]
    if len(rest) != 1 or rest[0].worker_id != worker_id or rest[0].starts > day:
        return False
    last = rest[0].ends
    return last is None or (line.ended is not None and last >= line.ended)


def _giving(
    before: dict[int | None, WorkerLoad],
    givers: Sequence[int | None],
    counting: Sequence[int | None],
    worker_id: int,
) -> list[GivingLine]:
    """Those who give cases away; each in `counting` has one case less to count."""
    return [
        GivingLine(before[giver], before[giver].total - counting.count(giver))
        for giver in dict.fromkeys([*givers, *counting])
        if giver in before and giver not in (None, worker_id)
    ]
