"""How a proposal is summed up, and what carrying it out writes."""

from collections.abc import Iterable, Sequence
from datetime import date

from koordinator.domain.caseload import Verdict
from koordinator.domain.handovers import MeetingShift, shift_sentences
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.rebalance.problem import Status
from koordinator.domain.rebalance.proposals import ApplyStep, Wish
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


def standing_words(status: Status, gap: float, most_moves: int | None = None, decided: str = "") -> str:
    """How good an answer is known to be, of those with so many moves at most and with what is `decided`."""
    if status is Status.INFEASIBLE:
        return "Det kan ikke lade sig gøre med det, der er låst fast, bestemt og højst må flyttes."
    if status is Status.OPTIMAL:
        within = "" if most_moves is None else f"højst {counted(most_moves, 'flytning', 'flytninger')}"
        limits = enumerated([one for one in (within, decided) if one])
        return f"Det er bevist, at ingen fordeling{f' med {limits}' if limits else ''} er bedre."
    percent = f"{100 * gap:.1f}".replace(".", ",")
    return f"Tiden slap op: forslaget er højst {percent} % fra det bedste."


def of_decisions(wish: Wish) -> str:
    """What was decided beforehand as a limit of the answer: de låste og afviste flytninger."""
    refused = bool(wish.refused or wish.pinned_cases)
    kinds = [word for word, there in (("låste", bool(wish.forced)), ("afviste", refused)) if there]
    return f"de {enumerated(kinds)} flytninger" if kinds else ""


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
    """How many of the meetings planned about all cases go over, in a sentence."""
    taken = sum(not one.why_not for one in shifts)
    goes = "planlagt møde om sagerne går" if taken == 1 else "planlagte møder om sagerne går"
    return (f"{taken} {goes} over til den nye sagsbehandler.",) if taken else ()


def staying(shifts: Sequence[MeetingShift]) -> tuple[str, ...]:
    """How many of the meetings planned about all cases stay where they are, in a sentence."""
    left = sum(bool(one.why_not) for one in shifts)
    stays = "planlagt møde om sagerne bliver" if left == 1 else "planlagte møder om sagerne bliver"
    whose = "det" if left == 1 else "dem"
    return (
        (f"{left} {stays} hos den tidligere sagsbehandler; aftal, hvem der holder {whose}.",) if left else ()
    )


def done_words(moves: int, placed: int) -> str:
    """What was carried out, as it is told and undone: 8 flytninger, 2 nye sager placeret."""
    found = [counted(moves, "flytning", "flytninger")] if moves else []
    return ", ".join([*found, f"{counted(placed, 'ny sag', 'nye sager')} placeret"] if placed else found)


def decided_words(wish: Wish) -> str:
    """How much was decided beforehand: 2 flytninger låst, 1 flytning afvist."""
    parts = (
        (len(wish.forced), "flytning låst", "flytninger låst"),
        (len(wish.refused) + len(wish.pinned_cases), "flytning afvist", "flytninger afvist"),
        (len(wish.pinned_workers), "medarbejder låst fast", "medarbejdere låst fast"),
        (len(wish.away), "fravær antaget", "fravær antaget"),
    )
    return ", ".join(counted(number, one, many) for number, one, many in parts if number)


def why_handed_over(reasons: Iterable[str]) -> str:
    """The reason a handover of a distribution carries where the leader has written none."""
    return f"Ny fordeling af sager: {'; '.join(reasons)}."
