"""A case's checklist on paper, with what is done so far."""

from koordinator.domain.checklists import HANDOVER
from koordinator.domain.values.dates import day_and_month
from koordinator.reports.content import checklist as content
from koordinator.reports.content.privacy import typed_warnings
from koordinator.services import checklists
from koordinator.services.desk import Desk
from koordinator.services.handing_over import handovers
from koordinator.services.papers import Paper
from koordinator.services.paperwork.about import about_case


def checklist_paper(
    desk: Desk, case_id: int, list_key: str = HANDOVER, *, empty: bool = False, initials: bool = False
) -> Paper:
    """A checklist of a case; `empty` leaves every box open."""
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.checklist import checklist_pdf

    about, wanted, today = about_case(desk, case_id), checklists.checklist(list_key), desk.today()
    made = content.checklist_paper(
        wanted,
        {} if empty else checklists.ticks(desk, case_id, list_key),
        about.head,
        citizen=about.card.line.name,
        under=_under(desk, case_id, list_key, about.card.line.number),
        day=f"{day_and_month(today)} {today.year}",
    )
    names = [made.citizen] if initials else []
    if initials:
        made = content.with_initials(made)
    told = typed_warnings(content.typed(made), about.secrets, initials_of=names)
    drawn = checklist_pdf(made)
    return Paper(
        drawn.pdf, f"Tjekliste: {wanted.name}", drawn.pages, tuple(told),
        f"tjekliste-{list_key}-{today.isoformat()}.pdf",
    )  # fmt: skip


def _under(desk: Desk, case_id: int, list_key: str, number: str | None) -> str:
    """The case's number, and for a handover from whom to whom and when."""
    told = [f"sag {number}"] if number else []
    if list_key == HANDOVER:
        for one in handovers(desk, case_id)[:1]:
            giver = f"fra {one.from_worker} " if one.from_worker else ""
            told.append(f"{giver}til {one.to_worker} den {day_and_month(one.day)}")
    return " · ".join(told)
