"""The figures in words, the same on the screen, on paper and in the terminal."""

from datetime import date

from koordinator.domain.figures.records import Figure, FigureText, Key, Part, Slice
from koordinator.domain.progression import decimal, signed
from koordinator.domain.targets import Target
from koordinator.domain.values.dates import day_and_month, whole_day

NOTHING = "–"
# Figures whose shortfall reads as what is missing, for their target is all of the cases.
_MISSING = (Key.CV, Key.JOB_PLAN, Key.CONSULTANT)


def percent(value: float | None) -> str:
    """16,7 %, or a dash where there is nothing to count."""
    return NOTHING if value is None else f"{decimal(value)} %"


def counts(one: Figure | Slice) -> str:
    """33 af 198, and of the progression the mean of how many: snit af 88."""
    if isinstance(one, Figure) and one.key == Key.PROGRESSION:
        return f"snit af {_whole(one.denominator)}"
    return f"{_whole(one.numerator)} af {_whole(one.denominator)}"


def aim(target: Target) -> str:
    """mål mindst 15 %, and mål 100 % where there is no more."""
    value = f"{float(target.percent):g}".replace(".", ",")
    if target.at_least is not None and value == "100":
        return "mål 100 %"
    return f"mål {'mindst' if target.at_least is not None else 'højst'} {value} %"


def by(reach_by: date | None, today: date, *, late: bool = False) -> str:
    """senest 1. marts 2027, or skulle være nået 1. marts; empty where no day is set."""
    if reach_by is None:
        return ""
    year = "" if reach_by.year == today.year else f" {reach_by.year}"
    return f"{'skulle være nået' if late else 'senest'} {day_and_month(reach_by)}{year}"


def state(one: Figure | Slice) -> str:
    """nået, 4 sager fra målet, 2 sager over målet, 12 mangler; empty where there is nothing to count."""
    short = one.standing.short
    if one.percent is None:
        return ""
    if not short:
        return "nået"
    key = one.key if isinstance(one, Figure) else ""
    if key == Key.PROGRESSION:
        return f"{decimal(abs(float(one.target.percent) - one.percent))} procentpoint fra målet"
    if key in _MISSING and one.target.at_least == 100:
        return f"{_whole(short)} mangler"
    one_, more = ("borger", "borgere") if key == Key.SATISFACTION else ("sag", "sager")
    noun = one_ if short == 1 else more
    return f"{_whole(short)} {noun} {'over målet' if one.target.at_most is not None else 'fra målet'}"


def behind(text: FigureText, part: Part, day: date, *narrowed: str) -> str:
    """Passive · tæller med 30. september 2026 · Under 30: which cases of a figure these are."""
    called = {Part.COUNTED: "tæller med", Part.OF: f"alle {text.of}", Part.REST: text.rest}[part]
    return said(text.name, f"{called} {whole_day(day)}", *narrowed)


def said(*facts: str) -> str:
    """The facts there are, in a row and each once."""
    return " · ".join(dict.fromkeys(fact for fact in facts if fact))


def points(one: Figure) -> str:
    """snit +0,5 point; empty for other figures than the progression."""
    return "" if one.points is None else f"snit {signed(one.points, 1)} point"


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")
