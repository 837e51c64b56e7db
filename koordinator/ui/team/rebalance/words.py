"""What the screen says about a proposal: its title, its sentence, and how good it is known to be."""

from collections.abc import Sequence
from datetime import date

from koordinator.domain.values.dates import day_and_month
from koordinator.services.rebalancing import Goal, Proposal, SeatLine, Status
from koordinator.ui.base.header import Link
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count
from koordinator.ui.loads import day_words

CASES, OVER = "cases", "over"
WARNING = "advarslen"
TITLE = "Fordel sager om"
NOTHING = "Ingen er over max. Ingen flytninger er nødvendige."


def moves_words(number: int) -> str:
    """5 flytninger."""
    return "1 flytning" if number == 1 else f"{count(number)} flytninger"


def cases_words(number: int) -> str:
    """8 sager."""
    return "1 sag" if number == 1 else f"{count(number)} sager"


def placed(proposal: Proposal) -> int:
    """How many cases get their first caseworker."""
    return len(proposal.moves) - proposal.broken


def warning_words(seats: Sequence[SeatLine]) -> str:
    """The warning of full time where it is the same for all: 30."""
    levels = {seat.warning for seat in seats if seat.share == 1}
    return str(levels.pop()) if len(levels) == 1 else WARNING


def title(proposal: Proposal) -> str:
    """What the proposal reaches, and with how many moves."""
    if proposal.status is Status.INFEASIBLE:
        return "Det kan ikke lade sig gøre"
    moves, goal = proposal.broken, proposal.wish.goal
    # The weightiest level that is not reached is what is said.
    by_maximum = goal is Goal.MAXIMUM or proposal.over_maximum[1] > 0
    level = "max" if by_maximum else WARNING
    left = (proposal.over_maximum if by_maximum else proposal.over_warning)[1]
    after = f"{'efter' if left else 'med'} {moves_words(moves)}" if moves else ""
    if goal is Goal.EVEN:
        return f"Jævn fordeling med {moves_words(moves)}" if moves else "Sagerne er jævnt fordelt"
    if left:
        return f"{cases_words(left)} over {level} {after or 'uden flytninger'}"
    # Where somebody comes over later, it holds on the day asked about alone.
    when = f" den {day_and_month(proposal.wish.on)}" if proposal.ahead else ""
    return f"Ingen over {level}{when} {after}".rstrip()


def sentence(proposal: Proposal, teams: Sequence[str], today: date) -> list[str | Link]:
    """Whose cases are looked at, and how it stands before."""
    seats = proposal.before
    who = "sagsbehandler" if len(seats) == 1 else "sagsbehandlere"
    on = proposal.wish.on
    when = "i dag" if on == today else f"den {day_words(on, today)}"
    whose = " og ".join(part for part in (", ".join(teams[:-1]), *teams[-1:]) if part) or "Alle team"
    outside = sum(seat.outside for seat in seats)
    cases = sum(seat.cases for seat in seats) - outside
    running = "løbende sag" if cases == 1 else "løbende sager"
    parts: list[str | Link] = [f"{whose} ·", Link(f"{count(cases)} {running}", CASES)]
    parts += [f"og {count(outside)} uden for programmet"] if outside else []
    return [*parts, f"hos {count(len(seats))} {who} ·", f"{when} er", *_over_words(seats)]


def _over_words(seats: Sequence[SeatLine]) -> list[str | Link]:
    """How many cases are above the maximum, and with how many people."""
    over = [seat.cases - seat.maximum for seat in seats if seat.cases > seat.maximum]
    if not over:
        return ["ingen over max"]
    who = "1 sagsbehandler" if len(over) == 1 else f"{count(len(over))} sagsbehandlere"
    return [f"{cases_words(sum(over))} over max", "hos", Link(who, OVER, State.OVER)]


def bounded(proposal: Proposal) -> str:
    """Why no more moves help those who are left: nobody has room, or nobody in the team a case stays in."""
    wish = proposal.wish
    capped = wish.most_moves is not None and proposal.broken >= wish.most_moves
    if capped or proposal.status is Status.INFEASIBLE or wish.goal is Goal.EVEN:
        return ""
    by_maximum = wish.goal is Goal.MAXIMUM or proposal.over_maximum[1] > 0
    spare = [(seat, (seat.maximum if by_maximum else seat.warning) - seat.cases) for seat in proposal.after]
    over = {seat.team: None for seat, left in spare if left < 0}
    room = {seat.team for seat, left in spare if left > 0}
    level = "under max" if by_maximum else "under advarslen"
    if not over:
        return ""
    if not room:
        return f"Ingen har mere plads {level}."
    if wish.cross_teams:
        return ""
    stays = "Sagerne må ikke krydse team"
    if "" in over or room & over.keys():
        return f"{stays}, så kun plads i deres eget team tæller."
    *first, last = over
    named = f"{', '.join(first)} og {last}" if first else last
    return f"{stays}, og i {named} er der ikke mere plads {level}."


def standing(proposal: Proposal, seconds: float) -> str:
    """How long it took, and how good it is known to be."""
    took = f"Løst på {decimals(seconds)} {'sekund' if seconds == 1 else 'sekunder'}"
    if proposal.status is Status.FEASIBLE:
        return f"{took} · højst {decimals(100 * proposal.gap)} % fra det bedste"
    return took if proposal.status is Status.INFEASIBLE else f"{took} · optimalt"


def apply_words(proposal: Proposal) -> str:
    """The words of the button that carries the proposal out."""
    if proposal.broken:
        return f"Gennemfør {moves_words(proposal.broken)}"
    return f"Giv {cases_words(placed(proposal))} en sagsbehandler"


def decimals(number: float) -> str:
    """0,4: one decimal, with a comma."""
    return f"{number:.1f}".replace(".", ",")


def list_words(proposal: Proposal) -> str:
    """What stands beside the heading of the list."""
    if not proposal.broken:
        return ""
    cost = sum(move.cost for move in proposal.moves)
    return f"samlet pris {count(cost)} point · prisen vokser med relationens længde og nært forestående møder"


def reserves(proposal: Proposal) -> str:
    """Which reserves come in, and that the others do not."""
    lines = [
        (before, after)
        for before, after in zip(proposal.before, proposal.after, strict=True)
        if before.reserve
    ]
    used = [
        f"{after.worker} får {cases_words(after.cases - before.cases)}"
        for before, after in lines
        if after.cases > before.cases
    ]
    if used:
        return f"Reserver kommer ind, fordi der ellers mangler plads: {', '.join(used)}."
    return "Reserver er ikke nødvendige." if lines else ""
