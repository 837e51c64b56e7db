"""The example's cases of which a change of caseworker is advised against, each with why."""

from datetime import timedelta

from koordinator import resources
from koordinator.db.tables import Case
from koordinator.domain.roles import CaseRole
from koordinator.services.demo.course import Courses
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.plan import PlannedCase

_SEED = 5_801
_SHARE, _MOST = 0.06, 14
_KNOWN = timedelta(days=150)


def write_keeping(courses: Courses) -> None:
    """Mark a few of the running cases whose caseworker has had them for some time."""
    dice = Dice(courses.seed + _SEED)
    known = [case_id for case_id, case in courses.cases if _known(courses, case)]
    reasons: list[str] = resources.table("demo/reasons.toml")["keep"]["reasons"]
    for case_id in sorted(dice.some(known, min(round(len(known) * _SHARE), _MOST))):
        row = courses.tx.get(Case, case_id)
        row.keep_worker, row.keep_worker_reason = True, dice.pick(reasons)
    courses.tx.flush()


def _known(courses: Courses, case: PlannedCase) -> bool:
    since = [spell.starts for spell in case.spells if spell.role is CaseRole.CASEWORKER and not spell.ends]
    return case.ended is None and any(courses.today - day >= _KNOWN for day in since)
