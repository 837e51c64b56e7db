"""How the forms' numbers are said on the screen."""

from koordinator.domain.forms import AssessmentCard, Form
from koordinator.domain.progression import UNCHANGED, Progression, decimal, points_above

BLANK = "–"


def number(value: int | None) -> str:
    """A score, or a dash for a blank."""
    return BLANK if value is None else str(value)


def headline(found: Progression | None, now: AssessmentCard | None) -> str:
    """The progression in a few words."""
    if found is None:
        return "Ingen måling endnu" if now is None else "Ingen fremgang at regne ud"
    if found.change == UNCHANGED:
        return "Uændret"
    if found.percent is None:
        return f"{found.change} point"
    return f"{decimal(abs(found.percent))} % {'fremgang' if found.points > 0 else 'tilbagegang'}"


def beside_headline(
    found: Progression | None, then: AssessmentCard | None, now: AssessmentCard | None, areas: int
) -> str:
    """What the progression is made of, or why there is none."""
    if found is None or then is None or now is None:
        if now is None:
            return ""
        return (
            "Ingen områder har tal begge gange."
            if then is not None
            else "Den regnes ud, når der er to målinger."
        )
    weeks = abs((now.day - then.day).days) // 7
    told = (
        f"fra {decimal(found.first)} til {decimal(found.last)} på {weeks} {'uge' if weeks == 1 else 'uger'}"
    )
    if found.percent is not None:
        told += f" ({found.change})" if found.change == UNCHANGED else f" ({found.change} point)"
    return told if found.areas == areas else f"{told}, {found.areas} af {areas} områder"


def worker_above(form: Form, citizen: AssessmentCard, worker: AssessmentCard) -> str:
    """How the worker's numbers lie against the citizen's, where the form has a target for that."""
    lead = points_above(worker.values, citizen.values, form.high - form.low)
    if form.worker_above is None or lead is None:
        return ""
    how = "på højde med" if round(lead) == 0 else "over" if lead > 0 else "under"
    told = f"{decimal(abs(lead), 0)} procentpoint {how}" if round(lead) else how
    return f"Sagsbehandlerens tro ligger {told} borgerens (målet er {form.worker_above} over)."


def first_name(name: str) -> str:
    """What somebody is called in a heading."""
    return name.split()[0] if name.split() else name


def scale(form: Form) -> str:
    """What the ends of the scale mean."""
    first, last = form.ends
    return f"{form.low} er {first}, {form.high} er {last}."
