"""The example store: made once, opened by a leader whose password everybody may know."""

from datetime import date
from pathlib import Path

from koordinator import config
from koordinator.domain.roles import Role
from koordinator.services import stores
from koordinator.services.demo.populate import populate

LEADER = "Birgitte Sørup"
LOGIN = "birgitte"
PASSWORD = "proev-koordinator"  # noqa: S105  everybody may know it: the people are invented
DEFAULT_CASES = 210
DEFAULT_WORKERS = 7
DEFAULT_SEED = 1


def create(path: Path, today: date | None, cases: int | None, workers: int | None, seed: int | None) -> None:
    """Make the example store; it keeps the day it was made for. None means the usual example."""
    day = today or config.chosen_today() or date.today()  # noqa: DTZ011
    place, _code = stores.create_store(
        path, LEADER, frozenset({Role.LEADER}), PASSWORD, login=LOGIN, demo_day=day
    )
    try:
        with place.desk.store.write("Eksempeldata", by=LOGIN, kind="quiet") as tx:
            populate(
                tx,
                day,
                leader_id=place.desk.who.worker_id,
                cases=DEFAULT_CASES if cases is None else cases,
                workers=DEFAULT_WORKERS if workers is None else workers,
                seed=DEFAULT_SEED if seed is None else seed,
            )
    finally:
        place.close(back_up=False)


def is_example(path: Path) -> bool:
    """Whether the store was made as an example and its leader's password is still the known one."""
    from koordinator.db.keyfile import KeyFile, key_path
    from koordinator.errors import KoordinatorError

    try:
        KeyFile.read(key_path(path)).unlock(LOGIN, PASSWORD)
    except KoordinatorError:
        return False
    return True
