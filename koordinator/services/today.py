"""What today asks of a worker, or of everybody."""

from koordinator.domain.today import Work, work
from koordinator.services import due, tasks
from koordinator.services.desk import Desk


def today_work(desk: Desk, worker_id: int | None = None) -> Work:
    """Due things, tasks and agreements of one worker's, or of everybody's."""
    items = due.due_items(desk, worker_id=worker_id)
    return work(items, tasks.tasks(desk, worker_id=worker_id), desk.today())
