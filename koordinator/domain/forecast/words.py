"""The forecast in words, the same in the window and the terminal: the answer, and what it stands on."""

from datetime import date

from koordinator.domain.forecast.records import Assumed, Basis, Forecast, Level, Scenario
from koordinator.domain.progression import decimal
from koordinator.domain.values.dates import MONTHS
from koordinator.domain.values.words import counted

SCENARIO_NAMES = {
    Scenario.LOW: "lav tilgang",
    Scenario.EXPECTED: "forventet tilgang",
    Scenario.HIGH: "høj tilgang",
}
METHOD = (
    "Der regnes tolv måneder frem fra dagen, og tallene er løbende sager den sidste dag i hver måned.",
    "Kendte starter og slutninger sker på deres dag: en registreret slut går forud for en forventet.",
    "En sag, der er over sin forventede slut eller ingen har, løber videre og slutter efter gennemsnittet: "
    "Hver måned slutter én ud af så mange af disse sager, som et forløb i snit varer måneder.",
    "Forløbets længde er gennemsnittet af dem, der er sluttet det seneste år. Er de for få, bruges de "
    "løbendes: fra start til forventet slut, er den passeret, til i dag, og uden en mindst programmets tal.",
    "Tilgangen er gennemsnittet af nye forløb pr. måned det seneste år.",
    "Kendte starter tæller med i månedens tilgang; kun resten op til gennemsnittet lægges til.",
    "Lav og høj tilgang er gennemsnittet minus og plus én standardafvigelse mellem månederne (uden "
    "historik kvadratroden af tilgangen), dog aldrig under 0.",
    "Grænserne er summen af sagsbehandlernes egne den dag: arbejdstid, orlov, egne grænser og fratrædelser "
    "er regnet med, og sager uden for programmet er trukket fra. En reserve tæller kun, når hun har sager.",
    "Et team passerer en grænse i den første måned, hvor der er flere sager end grænsen.",
    "Fuldtidsansatte er årets højeste antal sager delt med grænsen for fuld tid, rundet op.",
)


def answer(found: Forecast) -> str:
    """When the cases pass the two levels if it goes on as it does."""
    return " ".join(part for part in (_standing(found), _when_high(found), _needed(found)) if part)


def month_name(day: date) -> str:
    """marts 2027."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def passing(found: Forecast, level: Level, scenario: Scenario) -> str:
    """marts 2027, or that it is so already, or not within a year."""
    if found.over_now(level):
        return "allerede nu"
    day = found.passes(level, scenario)
    return "ikke inden for et år" if day is None else month_name(day)


def limit_of(found: Forecast, level: Level) -> int:
    """30 or 35, or what the team has chosen for full time."""
    return found.full.warning if level is Level.WARNING else found.full.maximum


def intake_basis(found: Assumed, deviation: float) -> str:
    """Where the intake comes from."""
    if found.own:
        return f"Skrevet ind. Det seneste år var det {tenth(found.history)} pr. måned."
    if not found.of:
        return "Ingen nye forløb det seneste år."
    return f"Snit af det seneste års {counted(found.of, 'nyt', 'nye')} forløb, ± {tenth(deviation)}."


def length_basis(found: Assumed) -> str:
    """Where the mean length comes from."""
    said = {
        Basis.ENDED: f"Snit af {found.of} forløb, der er sluttet det seneste år.",
        Basis.RUNNING: f"For få er sluttet det seneste år. Snit af {counted(found.of, 'løbende', 'løbende')} "
        "forløb til forventet slut; uden en regnes mindst med programmets tal.",
        Basis.SHIPPED: "Ingen forløb at regne på. Programmets tal bruges, indtil der er.",
    }
    if found.own:
        return f"Skrevet ind. Historikken siger {tenth(found.history)} måneder."
    return said[found.basis]


def tenth(value: float) -> str:
    """5,8 and 6: one decimal where it says something."""
    text = decimal(value)
    return text.removesuffix(",0")


def _who(found: Forecast) -> str:
    return "Teamet" if found.team_id is not None else "Teamene tilsammen"


def _standing(found: Forecast) -> str:
    expected, who = Scenario.EXPECTED, _who(found)
    peak = found.peak(expected)
    highest = peak.expected if peak is not None else found.running
    if not found.running and not highest:
        return f"{who} har ingen løbende sager og ingen tilgang, så der er intet at fremskrive."
    if not any(one.crew.people for one in found.months) and not found.crew.people:
        return (
            f"{who} har ingen sagsbehandlere at holde sagerne op mod. "
            f"Der ventes højst {counted(highest, 'løbende sag', 'løbende sager')} det næste år."
        )
    return f"{who} {_passing(found, expected)}, {_if(found)}."


def _if(found: Forecast) -> str:
    if found.assumptions.intake.own:
        return "hvis tilgangen bliver som skrevet"
    return "hvis tilgangen fortsætter" if found.assumptions.intake.of else "hvis der fortsat ingen tilgang er"


def _passing(found: Forecast, scenario: Scenario) -> str:
    warning, maximum = limit_of(found, Level.WARNING), limit_of(found, Level.MAXIMUM)
    near, over = found.passes(Level.WARNING, scenario), found.passes(Level.MAXIMUM, scenario)
    if found.over_now(Level.MAXIMUM):
        stays = over is not None and all(one.cases(scenario) > one.crew.maximum for one in found.months)
        rest = "bliver det hele året" if stays else "kommer under igen i løbet af året"
        return f"er allerede over {maximum} pr. sagsbehandler og {rest}"
    if found.over_now(Level.WARNING):
        held = (
            f"passerer {maximum} i {month_name(over)}" if over else f"holder sig på højst {maximum} i et år"
        )
        return f"er allerede over {warning} pr. sagsbehandler og {held}"
    if near is None:
        return f"kommer ikke over {warning} pr. sagsbehandler det næste år"
    if over is None:
        return f"passerer {warning} pr. sagsbehandler i {month_name(near)}, men ikke {maximum} det næste år"
    if over == near:
        return f"passerer både {warning} og {maximum} pr. sagsbehandler i {month_name(over)}"
    first = month_name(near) if near.year != over.year else MONTHS[near.month - 1]
    return f"passerer {warning} pr. sagsbehandler i {first} og {maximum} i {month_name(over)}"


def _when_high(found: Forecast) -> str:
    """What a high intake changes; nothing where it changes nothing."""
    maximum = limit_of(found, Level.MAXIMUM)
    usual, high = (found.passes(Level.MAXIMUM, one) for one in (Scenario.EXPECTED, Scenario.HIGH))
    if high is None or high == usual or not found.months[0].crew.people or found.over_now(Level.MAXIMUM):
        return ""
    return f"Ved høj tilgang passeres {maximum} {'allerede ' if usual else ''}i {month_name(high)}."


def _needed(found: Forecast) -> str:
    people = found.needed(Level.MAXIMUM, Scenario.EXPECTED)
    if not people:
        return ""
    fewer = found.needed(Level.WARNING, Scenario.EXPECTED)
    maximum, warning = limit_of(found, Level.MAXIMUM), limit_of(found, Level.WARNING)
    holds = counted(people, "fuldtidsansat", "fuldtidsansatte")
    also = f", og {fewer} på højst {warning}" if fewer != people else ""
    each = " hver" if people > 1 else ""
    return f"{holds} holder det på højst {maximum}{each}{also}."
