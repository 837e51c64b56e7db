"""Versions of a plan: kept, looked at and compared in words."""

from koordinator.db.course_tables import PlanVersion
from koordinator.db.queries import plans as queries
from koordinator.db.store import Session
from koordinator.db.tables import Case
from koordinator.domain.plan_changes import Change, changes
from koordinator.domain.plan_data import from_data, to_data
from koordinator.domain.plans import MOST_LINE, PlanCard, VersionLine
from koordinator.domain.values.names import clean_name
from koordinator.errors import Refused
from koordinator.services.desk import Desk


def keep_version(desk: Desk, case_id: int, reason: str = "") -> int:
    """Keep the plan as it stands; Refused if nothing has changed since the last one. Returns its number."""
    why = clean_name(reason)
    if len(why) > MOST_LINE:
        raise Refused(f"Teksten er længere end {MOST_LINE} tegn.")
    with desk.write("Gem version af planen") as tx:
        tx.get(Case, case_id)
        card = queries.plan_card(tx.session, case_id)
        if card.empty:
            raise Refused("Planen er tom. Skriv et hovedmål eller et delmål først.")
        kept = queries.versions(tx.session, case_id)
        if kept and not changes(_content(tx.session, kept[0].version_id)[1], card):
            raise Refused(f"Planen er som i version {kept[0].number}. Der er ikke noget nyt at gemme.")
        number = queries.last_number(tx.session, case_id) + 1
        tx.add(
            PlanVersion(
                case_id=case_id, number=number, day=desk.today(), reason=why or None,
                worker_id=desk.who.worker_id, content=to_data(card),
            )
        )  # fmt: skip
        return number


def versions(desk: Desk, case_id: int) -> list[VersionLine]:
    """The versions that were kept, the newest first."""
    with desk.read() as session:
        return queries.versions(session, case_id)


def version_card(desk: Desk, version_id: int) -> tuple[VersionLine, PlanCard]:
    """A version with the plan as it stood then."""
    with desk.read() as session:
        return _content(session, version_id)


def compare(desk: Desk, case_id: int, older_id: int, newer_id: int | None = None) -> list[Change]:
    """What changed from one version to another, or to the plan as it stands now."""
    with desk.read() as session:
        before = _content(session, older_id)[1]
        after = queries.plan_card(session, case_id) if newer_id is None else _content(session, newer_id)[1]
    return changes(before, after)


def _content(session: Session, version_id: int) -> tuple[VersionLine, PlanCard]:
    found = queries.version_content(session, version_id)
    if found is None:
        raise Refused("Versionen findes ikke længere.")
    return found[0], from_data(found[1])
