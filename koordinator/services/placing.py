"""Placing new cases: a proposal for each case without a caseworker, and giving them to whom one chooses."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from koordinator.db.queries import placing as queries
from koordinator.db.queries.assignments import held_in_role
from koordinator.db.queries.staff import teams
from koordinator.db.store import Transaction
from koordinator.db.tables import Case
from koordinator.domain.assignments import holder_on
from koordinator.domain.colleagues import HORIZON, CaseFacts
from koordinator.domain.placing import SOON, Placing, place_all
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.staff import TeamLine
from koordinator.domain.values.words import counted
from koordinator.errors import Refused
from koordinator.services.assigning import assign
from koordinator.services.colleagues import Ahead, colleagues, relations, with_meetings
from koordinator.services.desk import Desk
from koordinator.services.move_cases import is_leader, verdict_of

_TAKEN = "En af sagerne har fået en sagsbehandler i mellemtiden. Se listen igen."


def proposals(
    desk: Desk, on: date | None = None, team_id: int | None = None, *, over: bool = False
) -> tuple[Placing, ...]:
    """The cases that run or soon start without a caseworker, each with whom it is proposed to.

    With a team only its own cases; the room that all new cases need is seen together all the same. Without
    room under any maximum nobody is proposed but with `over`, for which `place` then needs a reason.
    """
    day = on or desk.today()
    with desk.read() as session:
        cases = with_meetings(session, queries.unheld_cases(session, day, day + SOON), day)
        if not cases:
            return ()
        ahead = Ahead(session, day, day + SOON + HORIZON)
        found = place_all(cases, colleagues(session, ahead), relations(session, cases, day), over=over)
        band = next((team for team in teams(session) if team.team_id == team_id), None)
    return tuple(one for one in found if team_id is None or _belongs(one.case, band))


def _belongs(case: CaseFacts, team: TeamLine | None) -> bool:
    """Whether a case is the team's own or, where it has no team yet, of its age."""
    if team is None or case.team_id is not None:
        return team is not None and case.team_id == team.team_id
    youngest, oldest = team.age_from, team.age_to
    return (youngest is None or youngest <= case.age) and (oldest is None or case.age <= oldest)


def place(desk: Desk, choices: Mapping[int, int], on: date | None = None, reason: str = "") -> int:
    """Give cases to workers (case → worker) from a day or their start, as one undoable action.

    Returns how many. Refused above the maximum without a reason, or at all where the team says so.
    """
    desk.require(Role.LEADER)
    day = on or desk.today()
    if not choices:
        raise Refused("Vælg mindst én sag.")
    with desk.write(_label(len(choices))) as tx:
        for first, worker_id, case_ids in _in_order(tx, choices, day):
            verdict = verdict_of(  # a day that is past weighs on the caseload of today
                tx.session, worker_id, max(first, desk.today()), CaseRole.CASEWORKER, len(case_ids), reason,
                leader=is_leader(desk),
            )  # fmt: skip
            if verdict is not None and not verdict.allowed:
                raise Refused(verdict.sentence)
            why = reason.strip() if verdict is not None and verdict.reason_needed else ""
            for case_id in case_ids:
                assign(tx, case_id, CaseRole.CASEWORKER, worker_id, first, why or None)
    return len(choices)


def _label(cases: int) -> str:
    return f"Fordel {counted(cases, 'ny sag', 'nye sager')}"


def _in_order(tx: Transaction, choices: Mapping[int, int], day: date) -> list[tuple[date, int, list[int]]]:
    """First days, workers and their cases, the earliest first: what is given counts in what follows."""
    batches: dict[tuple[date, int], list[int]] = defaultdict(list)
    held = held_in_role(tx.session, list(choices), CaseRole.CASEWORKER)
    for case_id, worker_id in sorted(choices.items()):
        case = tx.get(Case, case_id)
        first = max(day, case.starts)
        if case.ended is not None and case.ended < first:
            raise Refused("En af sagerne er afsluttet. Se listen igen.")
        if holder_on(held[case_id], first) is not None:
            raise Refused(_TAKEN)
        batches[first, worker_id].append(case_id)
    return [(first, worker_id, cases) for (first, worker_id), cases in sorted(batches.items())]
