"""Everything that is due, and putting something off with a reason."""

from collections.abc import Sequence
from datetime import date

from koordinator.db.course_tables import Postponement
from koordinator.db.queries.due import facts
from koordinator.db.tables import Case
from koordinator.domain.due.facts import CaseFacts
from koordinator.domain.due.judging import due_items as judged
from koordinator.domain.due.records import DueItem, DueState
from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.values.names import clean_text
from koordinator.errors import FieldRefused, Refused
from koordinator.services.bulk import uncollected
from koordinator.services.desk import Desk
from koordinator.services.rulebook import reset_rule, rulebook, rules, save_rule, shipped

__all__ = ["due_items", "postpone", "reset_rule", "rules", "save_rule"]

_LONGEST_REASON = 1_000


def due_items(
    desk: Desk,
    *,
    case_ids: Sequence[int] | None = None,
    worker_id: int | None = None,
    on: date | None = None,
) -> list[DueItem]:
    """What is due on a day, the most pressing first: in some cases, in a worker's, or in all.

    A worker is asked everything in the cases she holds or covers, and as the consultant of a case only what
    the rules ask a consultant.
    """
    today = on or desk.today()
    with uncollected(), desk.read() as session:
        known = sorted(facts(session, today, case_ids, worker_id), key=_citizen)
        found = judged(known, rulebook(session), today, is_workday)
        if worker_id is not None:
            found = _asked(found, known, worker_id)
        return _ordered(found)


def _citizen(case: CaseFacts) -> tuple[str, int]:
    return case.citizen, case.case_id


def _asked(found: list[DueItem], known: list[CaseFacts], worker_id: int) -> list[DueItem]:
    held = {case.case_id for case in known if worker_id in (case.worker_id, case.cover_id)}
    followed = {rule.key for rule in shipped() if "consultant" in rule.who}
    return [one for one in found if one.case_id in held or one.rule_key in followed]


def _ordered(found: list[DueItem]) -> list[DueItem]:
    """By state, then by the day shown; within a day as they came, which is by citizen."""
    found.sort(key=_day)
    by_state: dict[DueState, list[DueItem]] = {state: [] for state in DueState}
    for one in found:
        by_state[one.state].append(one)
    return [one for some in by_state.values() for one in some]


def _day(one: DueItem) -> date:
    return one.shown or date.max


def postpone(desk: Desk, item: DueItem, until: date, reason: str) -> None:
    """Put one due item off to a later day; the next one of its kind is not put off."""
    due, text = item.due, clean_text(reason)
    if due is None:
        raise Refused("Der er ingen frist at udsætte: skriv først de oplysninger, der mangler.")
    if until <= max(due, desk.today()):
        raise FieldRefused("Udsæt til en dag efter fristen og efter i dag.", "until")
    if not text:
        raise FieldRefused("Skriv, hvorfor fristen udsættes.", "reason")
    if len(text) > _LONGEST_REASON:
        raise FieldRefused("Begrundelsen er længere end 1.000 tegn.", "reason")
    with desk.write("Udsæt frist") as tx:
        tx.get(Case, item.case_id)
        tx.add(
            Postponement(
                case_id=item.case_id, rule_key=item.rule_key, subject_id=item.subject_id, due=due,
                until=until, reason=text, worker_id=desk.who.worker_id, made=desk.today(),
            )
        )  # fmt: skip
