"""What taking a list in would do, from the list and the store as it stands."""

from collections.abc import Mapping

from koordinator import resources
from koordinator.db.queries import lists
from koordinator.db.store import Transaction
from koordinator.domain.lists.plan import Decisions, ImportPlan
from koordinator.domain.lists.planning import plan_list
from koordinator.domain.lists.rows import ParsedList
from koordinator.services.bulk import uncollected
from koordinator.services.desk import Desk

NOTHING_DECIDED = Decisions()


@uncollected()
def plan_import(
    desk: Desk,
    parsed: ParsedList,
    decisions: Decisions = NOTHING_DECIDED,
    headings: Mapping[str, str] | None = None,
) -> ImportPlan:
    """What the list would do now; nothing is written. `headings` are the file's own, by field."""
    named = {**_titles(), **(headings or {})}
    with desk.read() as session:
        facts = lists.facts(session, desk.today())
    return plan_list(facts, parsed, decisions, desk.today(), named)


def refreshed(tx: Transaction, plan: ImportPlan) -> ImportPlan:
    """The plan, made again if anything was written since it was made."""
    if lists.newest_set(tx.session) == plan.facts.basis:
        return plan
    facts = lists.facts(tx.session, plan.today)
    return plan_list(facts, plan.parsed, plan.decisions, plan.today, plan.headings)


def field_title(field: str) -> str:
    """What the program calls a field of a list."""
    return _titles()[field]


def _titles() -> dict[str, str]:
    return {key: entry["title"] for key, entry in resources.table("columns.toml")["fields"].items()}
