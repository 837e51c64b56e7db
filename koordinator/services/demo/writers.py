"""Who writes which part of the example cases' courses; each part is a module of its own."""

from collections.abc import Callable

from koordinator.services.demo.assessments import write_assessments
from koordinator.services.demo.course import Courses
from koordinator.services.demo.handovers import write_handovers
from koordinator.services.demo.job_plans import write_job_plans
from koordinator.services.demo.keeping import write_keeping
from koordinator.services.demo.leaves import write_leaves
from koordinator.services.demo.notes import write_notes
from koordinator.services.demo.own_targets import write_own_targets
from koordinator.services.demo.plans import write_plans
from koordinator.services.demo.status_notes import write_status_notes
from koordinator.services.demo.tasks import write_tasks

WRITERS: tuple[Callable[[Courses], None], ...] = (
    write_plans,
    write_assessments,
    write_tasks,
    write_job_plans,
    write_notes,
    write_status_notes,
    write_handovers,
    write_leaves,
    write_keeping,
    write_own_targets,
)


def write_courses(courses: Courses) -> None:
    """Write every part."""
    for write in WRITERS:
        write(courses)
