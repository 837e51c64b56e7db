"""The example's leaves: those who stand in do so because of them."""

from koordinator.db.tables import Absence, Assignment
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole
from koordinator.services.demo.course import Courses


def write_leaves(courses: Courses) -> None:
    """Bind each cover to the leave of the caseworker it was made for."""
    tx = courses.tx
    covers = tx.all(Assignment, Assignment.role == CaseRole.COVER)
    if not covers:
        return
    cases = [row.case_id for row in covers]
    holders = tx.all(Assignment, Assignment.role == CaseRole.CASEWORKER, Assignment.case_id.in_(cases))
    leaves = tx.all(Absence)
    for row in covers:
        held = {
            one.worker_id
            for one in holders
            if one.case_id == row.case_id and Period(one.starts, one.ends).covers(row.starts)
        }
        row.absence_id = next(
            (
                one.id
                for one in leaves
                if one.worker_id in held and Period(one.starts, one.ends).covers(row.starts)
            ),
            None,
        )
    tx.flush()
