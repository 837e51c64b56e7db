"""Carrying a distribution out as one undoable action: cases, handovers, meetings, letters and cards."""

from collections.abc import Callable, Mapping

from koordinator.db.store import Transaction
from koordinator.domain.rebalance.plan_words import applying, why_handed_over
from koordinator.domain.rebalance.proposals import Applied, ApplyPlan, ApplyStep
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.names import clean_text
from koordinator.errors import Cancelled, Refused
from koordinator.services import archive
from koordinator.services.assigning import assign
from koordinator.services.desk import Desk
from koordinator.services.handing_over import LONGEST_REASON
from koordinator.services.handover_plans import Change, Diary, write_change
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.rebalancing.planning import STOPPED, current, taking
from koordinator.services.rebalancing.proposing import never

LETTER, CARD = "handover-letter", "card"
_TAKEN = "En af mødetiderne er ikke længere ledig for alle. Lav planen igen."


def no_progress(_done: int, _total: int, _text: str = "") -> None:
    """Nobody watches."""


def apply(
    desk: Desk,
    plan: ApplyPlan,
    reason: str = "",
    progress: Callable[[int, int, str], None] = no_progress,
    cancelled: Callable[[], bool] = never,
) -> Applied:
    """Do what the plan says, all of it or nothing.

    Refused where the cases, a time or a limit have changed since, and above somebody's maximum without a
    reason or where her team allows none; Cancelled when stopped.
    """
    desk.require(Role.LEADER)
    why = _checked(plan, reason)
    with desk.write("Fordel sager om") as tx:
        found = current(tx.session, desk, [step.move for step in plan.steps], plan.on)
        gate = taking(tx.session, desk, [step.move for step in plan.steps], plan.on, why)
        for verdict in gate.verdicts.values():
            if not verdict.allowed:
                raise Refused(verdict.sentence)
        tx.rename(_label(plan))
        _carry_out(tx, desk, plan, found, why, _Steps(2 * len(plan.steps), progress, cancelled))
    return _applied(plan)


class _Steps:
    """Says how far the work is, and stops it when that is wished."""

    def __init__(
        self, total: int, progress: Callable[[int, int, str], None], cancelled: Callable[[], bool]
    ) -> None:
        self._done, self._total, self._progress, self._cancelled = 0, total, progress, cancelled

    def __call__(self, text: str) -> None:
        """One more step is done."""
        if self._cancelled():
            raise Cancelled(STOPPED)
        self._done += 1
        self._progress(self._done, self._total, text)


def _checked(plan: ApplyPlan, reason: str) -> str:
    """The leader's reason, where there is one."""
    why = clean_text(reason)
    if not plan.steps:
        raise Refused("Der er ingen flytninger at gennemføre.")
    if plan.refusal:
        raise Refused(plan.refusal)
    if plan.needs_reason and not why:
        raise Refused("Nogen kommer over max. Skriv en begrundelse.")
    if len(why) > LONGEST_REASON:
        raise Refused("Begrundelsen er længere end 1.000 tegn.")
    return why


def _label(plan: ApplyPlan) -> str:
    count = len(plan.steps)
    return f"Fordel {count} {'sag' if count == 1 else 'sager'} om"


def _carry_out(
    tx: Transaction, desk: Desk, plan: ApplyPlan, found: Mapping[int, Change], why: str, step_done: _Steps
) -> None:
    """First every case and its meeting, then the papers, which show how everything stands by then."""
    inner = desk.inside(tx)
    diary = Diary(inner, tx.session, [found[one.move.case_id] for one in plan.steps if one.meeting])
    meetings: dict[int, int | None] = {}
    for step in plan.steps:
        meetings[step.move.case_id] = _write(tx, desk, diary, found[step.move.case_id], step, why)
        step_done("Sager og møder")
    for step in plan.steps:
        _keep_papers(tx, inner, step, meetings[step.move.case_id])
        step_done("Breve og visitkort")


def _write(
    tx: Transaction, desk: Desk, diary: Diary, change: Change, step: ApplyStep, why: str
) -> int | None:
    """One case with all but its papers; returns the number of its meeting."""
    reason = why or why_handed_over(step.move.reasons)
    if step.move.from_id is None:
        assign(tx, change.line.case_id, CaseRole.CASEWORKER, step.move.to_id, step.starts, reason)
        return None
    draft = diary.draft(change, step.meeting) if step.meeting is not None else None
    try:
        return write_change(tx, desk, change, reason, reason, draft)[1]
    except ClashFound:
        raise Refused(_TAKEN) from None


def _keep_papers(tx: Transaction, inner: Desk, step: ApplyStep, meeting_id: int | None) -> None:
    # reportlab is needed by nobody who prints nothing.
    from koordinator.services.paperwork.card import card_paper
    from koordinator.services.paperwork.handover import handover_letter

    case_id = step.move.case_id
    if step.letter:
        letter = handover_letter(inner, case_id)
        archive.kept(tx, inner, case_id, LETTER, letter, step.move.citizen, meeting_id)
    if step.card:
        archive.kept(tx, inner, case_id, CARD, card_paper(inner, case_id), step.move.citizen, meeting_id)


def _applied(plan: ApplyPlan) -> Applied:
    placed = sum(step.move.from_id is None for step in plan.steps)
    meetings = sum(step.meeting is not None for step in plan.steps)
    moved = len(plan.steps) - placed
    letters = sum(step.letter for step in plan.steps)
    cards = sum(step.card for step in plan.steps)
    return Applied(moved, placed, meetings, letters, cards, " ".join(applying(moved, placed, meetings)))
