"""The change log read back: its newest entry, and whether the chain is whole."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.changelog import FIRST_LINK, digest, link
from koordinator.db.system_tables import Change, ChangeSet


def newest_change_at(session: Session) -> datetime | None:
    """When the newest change was made, or None."""
    return session.scalar(select(ChangeSet.at).order_by(ChangeSet.id.desc()).limit(1))


def broken_links(session: Session) -> list[int]:
    """The numbers of change sets that do not follow from the one before and their own changes."""
    broken = []
    previous = FIRST_LINK
    for one in session.scalars(select(ChangeSet).order_by(ChangeSet.id)).yield_per(200):
        running = link(previous, one.label, one.by, one.at, one.kind, one.target_id)
        changes = select(Change).where(Change.set_id == one.id).order_by(Change.id)
        for change in session.scalars(changes).yield_per(500):
            value = digest(change.salt, change.entity, change.entity_id, change.before, change.after)
            if value != change.digest:
                broken.append(one.id)
            running.update(change.digest)
            session.expunge(change)
        if running.digest() != one.chain:
            broken.append(one.id)
        previous = one.chain
    return sorted(set(broken))
