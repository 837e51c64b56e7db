"""One box to find a citizen or a colleague by whatever one knows."""

from koordinator.db.queries.search import find_cases, find_workers
from koordinator.domain.search import Hit, needle
from koordinator.domain.values.names import fold
from koordinator.services.desk import Desk


def search(desk: Desk, text: str) -> list[Hit]:
    """Citizens' cases, then workers; nothing for fewer than two characters."""
    wanted = needle(fold(text))
    if len("".join(wanted.words)) < 2:
        return []
    with desk.read() as session:
        cases = find_cases(session, wanted, desk.today(), desk.who.worker_id)
        return cases + find_workers(session, wanted, desk.today())
