"""The plan on paper: as it stands, or as it stood in a version."""

from koordinator.domain.cases import CaseCard
from koordinator.domain.values.dates import short_date
from koordinator.errors import Refused
from koordinator.reports.content import plan as content
from koordinator.reports.content.agenda import Fact
from koordinator.reports.content.privacy import typed_warnings
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.about import about_case
from koordinator.services.plan_versions import version_card
from koordinator.services.plans import plan_card


def plan_paper(desk: Desk, case_id: int, *, version_id: int | None = None, initials: bool = False) -> Paper:
    """The plan of a case, with sentences on what to look at before it is handed out."""
    # reportlab is needed by nobody who prints nothing.
    from koordinator.reports.pdf.plan import plan_pdf

    about = about_case(desk, case_id)
    version, card = version_card(desk, version_id) if version_id else (None, plan_card(desk, case_id))
    if card.case_id != case_id:
        raise Refused("Versionen hører til en anden sag.")
    name = about.card.line.name
    made = content.plan_content(
        card, about.head, citizen=name, facts=_facts(about.card), today=desk.today(), version=version
    )
    if initials:
        made = content.with_initials(made)
    told = typed_warnings(content.typed(made), about.secrets, initials_of=[name] if initials else ())
    drawn = plan_pdf(made)
    day = version.day if version else desk.today()
    number = f"-v{version.number}" if version else ""
    return Paper(
        drawn.pdf, f"Indsatsplan {made.day}", drawn.pages, tuple(told),
        f"indsatsplan-{day.isoformat()}{number}.pdf",
    )  # fmt: skip


def _facts(card: CaseCard) -> tuple[Fact, ...]:
    line = card.line
    expected = short_date(line.expected_end) if line.expected_end else ""
    first = short_date(line.starts)
    period = f"{first} – {expected}" if expected else f"fra {first}"
    caseworker = ", tlf. ".join(part for part in (line.caseworker, card.caseworker_phone) if part)
    consultant = ", tlf. ".join(part for part in (line.consultant, card.consultant_phone) if part)
    facts = (
        Fact("Forløb", line.programme or ""),
        Fact("Periode", period),
        Fact("Sagsbehandler", caseworker if line.caseworker else ""),
        Fact("Konsulent", consultant if line.consultant else ""),
    )
    return tuple(fact for fact in facts if fact.value)
