"""A case's wheel on paper: empty for the table, or with one day or two."""

from collections.abc import Sequence

from koordinator.domain.comparing import compared, first_and_newest
from koordinator.domain.forms import WHEEL, AssessmentCard, beside, of
from koordinator.domain.progression import progression
from koordinator.domain.values.dates import day_and_month, day_month
from koordinator.reports.content import wheel as content
from koordinator.reports.content.privacy import typed_warnings
from koordinator.services import forms
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.about import About, about_case

HEADING = "Delmålshjul"


def wheel_paper(
    desk: Desk,
    case_id: int,
    *,
    filled: bool = True,
    initials: bool = False,
    notes: bool = True,
    compare: bool = True,
    days: Sequence[int] = (),
) -> Paper:
    """The wheel with the assessments named, the earlier first, or with the first and the newest.

    A case without any gets an empty one.
    """
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.wheel import wheel_pdf

    about, today = about_case(desk, case_id), desk.today()
    cards = forms.assessments(desk, case_id, WHEEL) if filled else []
    then, now = _chosen(cards, days)
    made = _content(desk, about, cards, then if compare else None, now, notes=notes)
    names = [made.citizen] if initials else []
    if initials:
        made = content.with_initials(made)
    told = typed_warnings(content.typed(made), about.secrets, initials_of=names)
    drawn = wheel_pdf(made)
    title = f"{HEADING} {made.day}" if made.filled else f"{HEADING}, tomt"
    return Paper(drawn.pdf, title, drawn.pages, tuple(told), f"delmaalshjul-{today.isoformat()}.pdf")


def _chosen(
    cards: Sequence[AssessmentCard], days: Sequence[int]
) -> tuple[AssessmentCard | None, AssessmentCard | None]:
    by_id = {card.assessment_id: card for card in cards}
    named = [by_id[one] for one in days if one in by_id]
    if named:
        return (named[0] if len(named) > 1 else None), named[-1]
    own = of(cards, by_citizen=True)
    return first_and_newest(own or list(cards))


def _content(
    desk: Desk,
    about: About,
    cards: Sequence[AssessmentCard],
    then: AssessmentCard | None,
    now: AssessmentCard | None,
    *,
    notes: bool,
) -> content.WheelPaper:
    line = about.card.line
    form = forms.case_form(desk, line.case_id, WHEEL)
    by_citizen = now.by_citizen if now is not None else True
    other = beside(now, of(cards, by_citizen=not by_citizen)) if now is not None else None
    found = compared(form, then, now, other, by_citizen=by_citizen)
    moved = progression(then.values, now.values) if then is not None and now is not None else None
    written = {key: one.note for key, one in now.answers.items()} if now is not None and notes else {}
    day = desk.today() if now is None else now.day
    return content.WheelPaper(
        letterhead=about.head,
        heading=HEADING,
        citizen=line.name,
        under=_under(then, now),
        low=form.low,
        high=form.high,
        ends=form.ends,
        rows=content.rows(found),
        columns=_columns(then, now, other),
        summary=content.summary(moved, form.target),
        notes=content.notes(found, written),
        day=f"{day_and_month(day)} {day.year}",
    )


def _under(then: AssessmentCard | None, now: AssessmentCard | None) -> str:
    """Whose numbers they are, and from when."""
    if now is None:
        return ""
    who = "egne tal" if now.by_citizen else f"vurderet af {now.worker or 'sagsbehandleren'}"
    days = [f"{day_and_month(card.day)} {card.day.year}" for card in (then, now) if card is not None]
    return f"{who}, {' mod '.join(days)}"


def _columns(
    then: AssessmentCard | None, now: AssessmentCard | None, other: AssessmentCard | None
) -> tuple[str, str, str]:
    """The headings of the numbers; one that is empty has no column."""
    if now is None:
        return "", "", ""
    beside_words = "" if other is None else "Borgeren" if other.by_citizen else _first(other.worker)
    return (day_month(then.day) if then is not None else ""), day_month(now.day), beside_words


def _first(worker: str | None) -> str:
    return (worker or "").partition(" ")[0] or "KS"
