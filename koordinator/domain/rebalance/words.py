"""How a proposal explains itself: why a case moves, what stays the same, and why not another way."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from koordinator.domain.rebalance.comparing import Level
from koordinator.domain.rebalance.problem import Answer, Goal


class SeatWords(NamedTuple):
    """A caseworker as sentences speak of her; `away` is how it is said that she is not there."""

    name: str
    before: int
    after: int
    warning: int
    maximum: int
    away: str = ""
    reserve: bool = False
    team: str = ""


class MoveWords(NamedTuple):
    """A move as sentences speak of it; without a giver the case is placed.

    `shared` is how many cases the new worker has with the citizen's consultant, `known` since when she has
    known the citizen, and `places` how many cases she has in the same postcode. `unfit` says of a case that
    is placed that her team is not for the citizen's age; a move says it in what it costs.
    """

    giver: SeatWords | None
    taker: SeatWords
    forced: bool = False
    consultant: str = ""
    shared: int = 0
    known: date | None = None
    places: int = 0
    unfit: str = ""


def short_names(people: Mapping[int, str]) -> dict[int, str]:
    """First names, and whole names of those who share one."""
    first = {one: name.split(" ", 1)[0] for one, name in people.items()}
    often = Counter(first.values())
    return {one: first[one] if often[first[one]] == 1 else name for one, name in people.items()}


def reasons(move: MoveWords, goal: Goal) -> tuple[str, ...]:
    """Why the case moves, and why there."""
    found = ["Flytningen er bestemt på forhånd"] if move.forced else []
    found.append("Sagen har ingen sagsbehandler" if move.giver is None else _gives(move.giver, goal))
    found.append(_takes(move.taker, goal))
    if move.unfit:
        found.append(move.unfit)
    if move.taker.reserve:
        found.append(f"{move.taker.name} er reserve og kommer kun ind, når der ellers mangler plads")
    return tuple(found)


def keeps(move: MoveWords) -> tuple[str, ...]:
    """What the citizen keeps all the same."""
    found = []
    if move.consultant:
        found.append(_consultant(move))
    if move.giver is not None and move.taker.team and move.giver.team == move.taker.team:
        found.append("Samme team")
    if move.known is not None:
        found.append(f"{move.taker.name} kender borgeren fra {move.known.year}")
    if move.places:
        found.append(f"{move.taker.name} har {cases_words(move.places)} i samme postnummer")
    return tuple(found)


def as_good(name: str, *, hers: bool) -> str:
    """Nothing gets worse when somebody has the case; `hers` where it is hers today."""
    if hers:
        return (
            f"Det er lige så godt, at {name} beholder sagen, og en anden flytter. Lås den fast, hvis du vil."
        )
    return f"Det er lige så godt, at {name} får sagen. Flyt den selv, hvis du hellere vil det."


def worse(level: Level, wished: Answer, best: Answer, taker: SeatWords, consultant: str) -> str:
    """What gets worse first when somebody else than was proposed has the case."""
    after = wished.after
    match level:
        case Level.KEPT:
            return "Så ændres der mere i forhold til det forrige forslag, uden at noget bliver bedre."
        case Level.MAXIMUM | Level.CROWDED:
            return _more("over max", best.over_maximum[1], wished.over_maximum[1], best, wished)
        case Level.RESERVE:
            return f"{taker.name} er reserve. Andre kan tage sagen, uden at nogen kommer over max."
        case Level.WARNING:
            return _more("over advarslen", best.over_warning[1], wished.over_warning[1], best, wished)
        case Level.MOVES:
            who = citizens_words(_broken(wished))
            return f"Så skal {who} skifte sagsbehandler i stedet for {_broken(best)}."
        case Level.COST:
            points = sum(move.cost for move in best.moves), sum(move.cost for move in wished.moves)
            return f"Så koster skiftene {points[1]} point i stedet for {points[0]}."
        case Level.EVENNESS:
            return _uneven(taker, after)
        case Level.CONSULTANT:
            with_whom = consultant or "borgerens virksomhedskonsulent"
            return f"{taker.name} har ingen sager sammen med {with_whom}, og det har den, der er foreslået."
        case Level.WEIGHT:
            return "Så samles flere tunge sager hos dem, der har flest i forvejen."
        case Level.PLACE:
            return f"{taker.name} har ingen sager i borgerens postnummer, og det har den, der er foreslået."


def _gives(giver: SeatWords, goal: Goal) -> str:
    if giver.away:
        return f"{giver.name} {giver.away}"
    if giver.before > giver.maximum:
        return f"{giver.name} er {giver.before - giver.maximum} over max"
    if goal is not Goal.MAXIMUM and giver.before > giver.warning:
        return f"{giver.name} er {giver.before - giver.warning} over advarslen på {giver.warning}"
    return f"{giver.name} har {giver.before} af højst {cases_words(giver.maximum)}"


def _takes(taker: SeatWords, goal: Goal) -> str:
    level, word = (taker.maximum, "") if goal is Goal.MAXIMUM else (taker.warning, " op til advarslen")
    room = level - taker.before
    if room > 0:
        return f"{taker.name} har plads til {room}{word}"
    room = taker.maximum - taker.before
    if room > 0:
        return f"{taker.name} har plads til {room} under max"
    return f"{taker.name} går fra {taker.before} til {taker.after} af højst {cases_words(taker.maximum)}"


def _consultant(move: MoveWords) -> str:
    said = f"Samme virksomhedskonsulent: {move.consultant}"
    return f"{said}, som {move.taker.name} har {cases_words(move.shared)} med" if move.shared else said


def _more(where: str, best: int, wished: int, one: Answer, other: Answer) -> str:
    waiting = len(other.unplaced) - len(one.unplaced)
    if wished > best:
        return f"Så bliver der {cases_words(wished)} {where} i stedet for {best}."
    if waiting > 0:
        return f"Så bliver {cases_words(waiting)} mere uden sagsbehandler."
    return f"Så bliver flere sager {where}."


def _uneven(taker: SeatWords, after: Mapping[int, int]) -> str:
    fullest = max(after.values(), default=0)
    if taker.after >= fullest:
        return (
            f"Så bliver fordelingen mindre jævn: {taker.name} får {taker.after} af højst "
            f"{cases_words(taker.maximum)}."
        )
    return "Så bliver fordelingen mindre jævn i forhold til, hvor meget hver kan have."


def _broken(answer: Answer) -> int:
    return sum(move.holder is not None for move in answer.moves)


def cases_words(number: int) -> str:
    """1 sag, 2 sager."""
    return f"{number} {'sag' if number == 1 else 'sager'}"


def citizens_words(number: int) -> str:
    """1 borger, 2 borgere."""
    return f"{number} {'borger' if number == 1 else 'borgere'}"
