"""The running cases of the example: who they are for, who holds them, and how they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from koordinator import resources
from koordinator.domain.cases import Weight
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.values.cpr import age_on
from koordinator.services.demo.calendar import months_later, workday_before
from koordinator.services.demo.courses import CARDS, CV_CARDS, LEAST_DAYS, Courses, card_of
from koordinator.services.demo.crew import FROM_30, UNDER_30
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.frame import Frame
from koordinator.services.demo.holders import Holders
from koordinator.services.demo.people import People, birthdays, mail
from koordinator.services.demo.plan import PlannedCase, PlannedCitizen, PlannedWorker
from koordinator.services.demo.wording import Wording

OLDEST = 1020  # days since the longest running course began
FEW = 30  # below so many cases there are no stories and nothing is left without a caseworker
_WOMEN = 0.58
_WEIGHTS = {Weight.NORMAL: 0.66, Weight.LIGHT: 0.19, Weight.HEAVY: 0.15}


class Tools(NamedTuple):
    """Everything that makes up a part of a case."""

    dice: Dice
    today: date
    people: People
    holders: Holders
    courses: Courses
    wording: Wording


class _Traits(NamedTuple):
    """What is dealt to a case beforehand, so that the figures come out right."""

    cv: str
    weight: str
    protected: bool
    interpreter: bool
    paper_post: bool
    past_end: bool
    without_consultant: bool


@dataclass(frozen=True, slots=True)
class _Seat:
    """One running case to be made: its caseworker, its card, and its story where it has one."""

    worker: int | None
    card: str
    star: dict[str, Any]


def running_cases(
    tools: Tools, count: int, citizens: list[PlannedCitizen], caseworkers: Sequence[PlannedWorker]
) -> list[PlannedCase]:
    """So many running cases; their citizens are added to the list."""
    seats = _seats(tools, count, caseworkers)
    traits = _traits(tools.dice, count)
    return [_case(tools, seat, dealt, citizens) for seat, dealt in zip(seats, traits, strict=True)]


def unheld(count: int) -> int:
    """How many running cases nobody holds yet."""
    return 2 + count // 1000 if count >= FEW else 0


def _seats(tools: Tools, count: int, caseworkers: Sequence[PlannedWorker]) -> list[_Seat]:
    """One seat for each case a caseworker holds, those of the stories first, and some without anybody."""
    free: list[int | None] = [place for place, worker in enumerate(caseworkers) for _ in range(worker.cases)]
    waiting: list[int | None] = [None] * (count - len(free))
    cards = tools.dice.deck(count, CARDS)
    seats = []
    stars = resources.table("demo/stars.toml")["star"] if count >= FEW else []
    for star in stars[: count // 10]:
        names = [caseworkers[place].name if place is not None else "" for place in free]
        wanted = names.index(star["caseworker"]) if star["caseworker"] in names else 0
        if free:
            seats.append(_Seat(free.pop(wanted), _dealt(cards, card_of(star) or "offer"), star))
    seats += [_Seat(worker, _dealt(cards, "new"), {}) for worker in waiting]
    seats += [_Seat(worker, card, {}) for worker, card in zip(tools.dice.shuffled(free), cards, strict=True)]
    return seats


def _dealt(cards: list[str], wanted: str) -> str:
    """Take this card out of the deck; where there is none left, another one gives way."""
    cards.remove(wanted if wanted in cards else cards[-1])
    return wanted


def _traits(dice: Dice, count: int) -> list[_Traits]:
    columns = (
        dice.deck(count, CV_CARDS),
        dice.deck(count, {weight.value: share for weight, share in _WEIGHTS.items()}),
        *(dice.marks(count, share) for share in (0.02, 0.08, 0.1, 0.035, 0.025)),
    )
    return [_Traits(*row) for row in zip(*columns, strict=True)]


def _case(tools: Tools, seat: _Seat, dealt: _Traits, citizens: list[PlannedCitizen]) -> PlannedCase:
    dice, star, today = tools.dice, seat.star, tools.today
    starts = _start(tools, seat)
    home = tools.holders.workers[seat.worker].team if seat.worker is not None else None
    citizen = _citizen(tools, star, dealt, starts, _young(dice, home, star))
    team = UNDER_30 if age_on(citizen.born, today) < 30 else FROM_30
    programme = star.get("programme") or tools.wording.programme(starts, today, young=team == UNDER_30)
    frame = Frame(starts, today, team == UNDER_30, citizen.interpreter is not None)
    if star:
        course = tools.courses.told(frame, star, seat.card, "fresh")
    else:
        course = tools.courses.running(frame, seat.card, "none" if seat.card == "new" else dealt.cv)
    spells = []
    if seat.worker is not None:
        spells = tools.holders.caseworkers(seat.worker, team, citizen.born, starts, None)
    spells += tools.holders.consultants(
        seat.worker, starts, None, chosen=tools.holders.consultant_named(star.get("consultant")),
        missing=dealt.without_consultant and not star,
    )  # fmt: skip
    citizens.append(citizen)
    passive = tools.wording.passive(new=seat.card == "new") if seat.card in ("new", "passive") else None
    return PlannedCase(
        citizen=len(citizens) - 1,
        programme=programme,
        team=team,
        starts=starts,
        expected_end=_expected_end(tools, programme, starts, star, past=dealt.past_end),
        ended=None,
        end_reason=None,
        weight=dealt.weight,
        passive_reason=star.get("passive") or passive,
        remark=star.get("remark") or tools.wording.remark(),
        spells=tuple(spells),
        course=course,
    )


def _start(tools: Tools, seat: _Seat) -> date:
    dice, today = tools.dice, tools.today
    if seat.star:
        newest = None
        if "programme" in seat.star:
            newest = tools.wording.newest_start(seat.star["programme"])
        starts = today + timedelta(days=seat.star["started"])
        return workday_before(min(starts, newest) if newest else starts)
    if seat.card == "new":
        return workday_before(today - timedelta(days=dice.between(0, 9)))
    since = tools.holders.workers[seat.worker].since if seat.worker is not None else None
    least, most = LEAST_DAYS[seat.card], OLDEST
    if since is not None and (today - since).days > least and dice.chance(0.5):
        most = (today - since).days
    # Courses end along the way, so that fewer of the older ones still run.
    back = least + int((most - least) * dice.part() ** 1.3)
    return workday_before(today - timedelta(days=back))


def _young(dice: Dice, home: int | None, star: dict[str, Any]) -> bool:
    """Most of a caseworker's citizens are of her team's age; a few are not."""
    if star:
        return bool(star["age"] < 30)
    if home is None:
        return dice.chance(0.33)
    return dice.chance(0.93 if home == UNDER_30 else 0.03)


def _citizen(tools: Tools, star: dict[str, Any], dealt: _Traits, starts: date, young: bool) -> PlannedCitizen:
    dice = tools.dice
    woman = bool(star["woman"]) if star else dice.chance(_WOMEN)
    born = _born(tools, star, starts, young=young)
    if star:
        name, language = star["name"], star.get("interpreter")
    else:
        age = age_on(born, tools.today)
        name, language = tools.people.person(woman=woman, age=age, interpreter=dealt.interpreter)
    return new_citizen(
        tools, name, born, woman=woman, language=language, paper_post=dealt.paper_post,
        protected=bool(star.get("protected")) if star else dealt.protected,
    )  # fmt: skip


def _born(tools: Tools, star: dict[str, Any], starts: date, *, young: bool) -> date:
    dice, today = tools.dice, tools.today
    if star:
        return dice.day(*birthdays(today, star["age"]))
    if not young:
        return dice.day(*birthdays(today, dice.peaked(30, 63, 43)))
    turning = months_later(today, -12 * 30) + ONE_DAY
    if dice.chance(0.08):  # turns 30 in the coming weeks
        return turning + timedelta(days=dice.between(0, 55))
    return dice.day(turning, min(months_later(starts, -12 * 18), months_later(today, -12 * 19)))


def new_citizen(
    tools: Tools,
    name: str,
    born: date,
    *,
    woman: bool,
    language: str | None = None,
    protected: bool = False,
    paper_post: bool = False,
) -> PlannedCitizen:
    """A citizen with everything an office knows of her."""
    address, postcode, city = tools.people.address()
    return PlannedCitizen(
        cpr=tools.people.cpr(born, woman=woman),
        name=name,
        born=born,
        address=address,
        postcode=postcode,
        city=city,
        phone=tools.people.phone() if tools.dice.chance(0.95) else None,
        email=mail(name) if not paper_post and tools.dice.chance(0.55) else None,
        protected=protected,
        interpreter=language,
        digital_post=not paper_post,
    )


def _expected_end(
    tools: Tools, programme: str, starts: date, star: dict[str, Any], *, past: bool
) -> date | None:
    if star:
        return tools.wording.expected_end(programme, starts, star.get("months"))
    if past and (tools.today - starts).days > 170:
        return tools.today - timedelta(days=tools.dice.between(2, 45))
    if tools.dice.chance(0.04):
        return None
    return tools.wording.expected_end(programme, starts)
