"""Who comes above her maximum some weeks after a distribution, by what is known today."""

from collections.abc import Mapping
from datetime import date

from koordinator.db.store import Session
from koordinator.domain.colleagues import LASTING
from koordinator.domain.rebalance.plan_words import soon_over
from koordinator.domain.rebalance.proposals import OverLater
from koordinator.services.colleagues import Ahead


def told_ahead(session: Session, more: Mapping[int, int], on: date) -> tuple[OverLater, ...]:
    """A sentence for each who is under her maximum on the day with so many more cases, and over it later.

    Leave, cases that come back from a cover and cases that begin within four weeks are what is known.
    """
    if not more:
        return ()
    ahead = Ahead(session, on, on + LASTING)
    found = []
    for worker_id, gained in more.items():
        for day, load in ahead.of(worker_id):
            over = load.limits is not None and load.total + gained > load.limits.maximum
            if over and day == on:
                break
            if over and load.limits is not None:
                words = soon_over(load.worker, load.total + gained, load.limits.maximum, day)
                found.append(OverLater(worker_id, load.worker, words))
                break
    return tuple(found)
