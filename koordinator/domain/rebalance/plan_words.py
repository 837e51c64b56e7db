"""How a proposal is summed up, and what carrying it out writes."""

from collections.abc import Iterable, Sequence
from datetime import date

from koordinator.domain.caseload import Verdict
from koordinator.domain.handovers import MeetingShift, shift_sentences
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.rebalance.problem import Status
from koordinator.domain.rebalance.proposals import ApplyStep
from koordinator.domain.rebalance.words import cases_words, citizens_words
from koordinator.domain.values.dates import long_date
from koordinator.domain.values.times import clock
from koordinator.domain.values.words import counted, enumerated

_MOST_NEAR = 6


def summary(moves: int, placed: int, over: tuple[int, int]) -> str:
    """What a proposal does, in a sentence."""
    done: Iterable[str] = [
        part
        for part in (
            f"{citizens_words(moves)} skifter sagsbehandler" if moves else "",
            f"{cases_words(placed)} uden sagsbehandler får en" if placed else "",
        )
        if part
    ]
    what = " og ".join(done) or "Ingen skal skifte sagsbehandler"
    return f"{what}. Over max: {over[0]} før, {over[1]} efter."


def standing_words(status: Status, gap: float, most_moves: int | None = None) -> str:
    """How good an answer is known to be, of those with so many moves at most."""
    if status is Status.INFEASIBLE:
        return "Det kan ikke lade sig gøre med det, der er låst fast, bestemt og højst må flyttes."
    if status is Status.OPTIMAL:
        within = "" if most_moves is None else f" med højst {counted(most_moves, 'flytning', 'flytninger')}"
        return f"Det er bevist, at ingen fordeling{within} er bedre."
    percent = f"{100 * gap:.1f}".replace(".", ",")
    return f"Tiden slap op: forslaget er højst {percent} % fra det bedste."


def step_words(step: ApplyStep) -> str:
    """What carrying out one move writes."""
    made = [word for word, there in (("brev", step.letter), ("visitkort", step.card)) if there]
    starts = f"Gælder fra {long_date(step.starts)} med {enumerated(made)}."
    meeting = step.meeting_words
    if step.meeting is not None:
        meeting = f"Overdragelsesmøde {long_date(to_local(step.meeting).date())} kl. {clock(step.meeting)}."
    return " ".join((starts, meeting, *shift_words(step)))


def shift_words(step: ApplyStep) -> tuple[str, ...]:
    """What becomes of the meetings planned about the case before, in sentences."""
    return shift_sentences(step.shifts, step.move.from_name, step.move.to_name)


def near_words(near: Sequence[tuple[str, Verdict]]) -> tuple[str, ...]:
    """Who comes near her maximum by it, in one sentence; nothing where nobody does."""
    if not near:
        return ()
    said = [
        f"{name} ({verdict.after} af højst {verdict.limits.maximum})"
        for name, verdict in near[:_MOST_NEAR]
        if verdict.limits is not None
    ]
    if len(near) > _MOST_NEAR:
        said.append(counted(len(near) - _MOST_NEAR, "anden", "andre"))
    return (f"Nær max kommer {enumerated(said)}.",)


def applying(moves: int, placed: int, meetings: int) -> tuple[str, ...]:
    """What carrying a plan out writes, in sentences."""
    found = []
    if moves:
        change = "skifter sagsbehandler og får brev og visitkort"
        found.append(f"{citizens_words(moves)} {change}. Hvert skift får sin overdragelse med tjekliste.")
        booked = f"{meetings} {'overdragelsesmøde' if meetings == 1 else 'overdragelsesmøder'} bliver booket"
        without = moves - meetings
        found.append(f"{booked}; {without} må bookes bagefter." if without else f"{booked}.")
    if placed:
        found.append(f"{cases_words(placed)} uden sagsbehandler får en sagsbehandler og et visitkort.")
    return tuple(found)


def soon_over(name: str, cases: int, maximum: int, day: date) -> str:
    """That somebody comes above her maximum on a later day, by what is known today."""
    why = "når kendt fravær og sager, der begynder eller kommer tilbage, regnes med"
    return f"{name} kommer over max {long_date(day)} med {cases} af højst {maximum} sager, {why}."


def shifting(shifts: Sequence[MeetingShift]) -> tuple[str, ...]:
    """What becomes of the meetings planned about all cases, in sentences."""
    left = sum(bool(one.why_not) for one in shifts)
    taken = len(shifts) - left
    found = []
    if taken:
        goes = "planlagt møde om sagerne går" if taken == 1 else "planlagte møder om sagerne går"
        found.append(f"{taken} {goes} over til den nye sagsbehandler.")
    if left:
        stays = "planlagt møde om sagerne bliver" if left == 1 else "planlagte møder om sagerne bliver"
        whose = "det" if left == 1 else "dem"
        found.append(f"{left} {stays} hos den tidligere sagsbehandler; aftal, hvem der holder {whose}.")
    return tuple(found)


def why_handed_over(reasons: Iterable[str]) -> str:
    """The reason a handover of a distribution carries where the leader has written none."""
    return f"Ny fordeling af sager: {'; '.join(reasons)}."
