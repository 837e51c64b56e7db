"""The plan on paper: its text, its order, its privacy and its pages."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator.domain.plans import MilestoneStatus, PlanCard, VersionLine
from koordinator.reports.content.agenda import Fact, Letterhead
from koordinator.reports.content.plan import PlanContent, plan_content, typed, with_initials
from koordinator.reports.content.privacy import Secrets, typed_warnings
from koordinator.reports.fonts import printable
from koordinator.reports.pdf.canvas import PAGE_HEIGHT, PAGE_WIDTH
from koordinator.reports.pdf.plan import plan_pages, plan_pdf
from koordinator.reports.pdf.sheet import Words
from koordinator.reports.pdf.text import width
from tests.domain.plan_lines import TODAY, intervention, milestone
from tests.reports.cards import HEAD, HOSTILE, page_texts, squeezed

FACTS = (Fact("Forløb", "Ressourceforløb"), Fact("Sagsbehandler", "Anna Holm, tlf. 00 00 41 12"))
CARD = PlanCard(
    1,
    "Jeg vil arbejde med planter igen.",
    "part_time",
    (
        milestone(1, title="Jeg møder to dage om ugen", in_3_months="2 dage, 3 timer",
                  longer="12 timer om ugen", intervention_ids=(1, 2)),
        milestone(2, title="Tage telefonen", in_3_months=None, due=None, status=MilestoneStatus.REACHED,
                  intervention_ids=(3,)),
    ),
    (
        intervention(1, title="Bostøtte", law="SEL § 85", organisation="Socialpsykiatrien",
                     contact="Ruth Østerby", contact_phone="00 00 55 10", starts=date(2026, 3, 1),
                     follow_up=date(2026, 12, 4), follow_up_how="Ruth ringer til Anna"),
        intervention(2, title="Psykologsamtaler", law="LAB § 91", ordered=date(2026, 10, 1), waits_for_id=1,
                     waits_because="der skal være ro først"),
        intervention(3, title="Mestring", law="LAB § 91", starts=date(2026, 3, 10), ends=date(2026, 6, 10)),
    ),
)  # fmt: skip
GOLDEN = """\
Nørremark Kommune Anna Holm, koordinerende sagsbehandler
Jobcenter · Fyldt 30 tlf. 00 00 41 12 · anna.holm@noerremark.example
Indsatsplan
Mille Ø. · 20. november 2026
Forløb Ressourceforløb Sagsbehandler Anna Holm, tlf. 00 00 41 12
Hovedmål
»Jeg vil arbejde med planter igen.«
Retning: ordinært job på deltid
Delmål
1 Jeg møder to dage om ugen i gang · senest 01-02-2027
Om 3 måneder På længere sigt
2 dage, 3 timer 12 timer om ugen
Indsatser: A Bostøtte · B Psykologsamtaler
2 Tage telefonen nået 01-09-2026
Indsatser: Mestring
Indsatser
A Bostøtte SEL § 85
Leverandør Socialpsykiatrien Periode fra 01-03-2026
Kontakt Ruth Ø., tlf. 00 00 55 10 Opfølgning 04-12-2026
Indkaldes Ruth ringer til Anna
B Psykologsamtaler LAB § 91
Periode ikke fastsat Ventetid har ventet 7 uger uden startdato
Venter på A Bostøtte, fordi der skal være ro
først
Afsluttede indsatser
Mestring (LAB § 91), 10-03-2026 – 10-06-2026
Passer planen ikke længere? Ring til Anna Holm på 00 00 41 12. Side 1 af 1"""


def paper(card: PlanCard = CARD, head: Letterhead = HEAD, **more: Any) -> PlanContent:
    """The content of a plan."""
    return plan_content(card, head, citizen="Mille Østerby", facts=FACTS, today=TODAY, **more)


def test_golden_text() -> None:
    (text,) = page_texts(plan_pdf(with_initials(paper())).pdf)
    assert [" ".join(line.split()) for line in text.splitlines()] == GOLDEN.splitlines()


def test_a_version_says_which_it_is_and_reads_as_on_its_day() -> None:
    version = VersionLine(7, 3, date(2026, 5, 1), "opstartsmødet", "Anna Holm")
    made = paper(version=version)
    assert (made.stamp, made.day, made.over) == ("Version 3", "1. maj 2026", ())
    (text,) = page_texts(plan_pdf(made).pdf)
    assert "Version 3" in text
    assert [one.letter for one in made.measures] == ["A", "B", "C"]


def test_an_empty_plan_is_a_paper_that_says_so() -> None:
    drawn = plan_pdf(paper(PlanCard(1), Letterhead()))
    text = page_texts(drawn.pdf)[0]
    assert drawn.pages == 1
    for sentence in ("ikke skrevet et hovedmål", "ikke sat delmål", "ingen indsatser"):
        assert sentence in text


def test_the_name_is_in_neither_title_nor_metadata_and_initials_reach_the_family() -> None:
    assert plan_pdf(paper()).pdf == plan_pdf(paper()).pdf
    shown = squeezed(page_texts(plan_pdf(with_initials(paper())).pdf)[0])
    assert "Østerby" not in shown
    assert "MilleØ." in shown


def test_what_no_paper_may_show_is_warned_of_where_it_stands() -> None:
    card = replace(
        CARD, goal="Mit nummer er 620385-1234",
        milestones=(milestone(1, title="Flytte fra Ahornvej 9"),),
        interventions=(intervention(1, title="Bostøtte", follow_up_how="Skriv til Østerby"),),
    )  # fmt: skip
    told = typed_warnings(
        typed(paper(card)), [Secrets("6203851234", "Ahornvej 9")], initials_of=["Mille Østerby"]
    )
    assert told == [
        "Der står et CPR-nummer i hovedmålet.",
        "Borgerens beskyttede adresse står i delmål 1.",
        "Borgerens navn står i indsats A, selv om papiret skal have initialer.",
    ]


def everywhere(text: str) -> PlanCard:
    """A plan with the same text in every place for text."""
    return PlanCard(
        1, text, None, (milestone(1, title=text, in_3_months=text, longer=text),),
        (
            intervention(1, title=text, law=text, organisation=text, contact=text, follow_up_how=text),
            intervention(2, title="x", waits_for_id=1, waits_because=text),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_mark_up_is_printed_as_typed(text: str) -> None:
    columns: dict[tuple[float, bool], str] = {}
    for page in plan_pages(paper(everywhere(text))):
        for item in page:
            if isinstance(item, Words):
                key = (item.x, item.right)
                columns[key] = columns.get(key, "") + item.text
    assert squeezed("\n".join(columns.values())).count(squeezed(text)) >= 9


@settings(max_examples=25)
@given(st.text(st.sampled_from("aæøåÆŁżЖΩ€✓→<>&%()\\😀ש 1"), min_size=1, max_size=120))
def test_any_text_reaches_the_page(text: str) -> None:
    pages = plan_pages(paper(replace(CARD, goal=text, milestones=(milestone(1, title=text),))))
    drawn = squeezed("".join(item.text for page in pages for item in page if isinstance(item, Words)))
    assert drawn.count(squeezed(printable(text))) >= 1


EXTREMES = {
    "words": everywhere("Ord " * 200),
    "one word": everywhere("W" * 900),
    "long goal": replace(CARD, goal="mål " * 1_200),
    "many": replace(
        CARD,
        milestones=tuple(milestone(n, title=f"Delmål {n}", longer="tekst " * 40) for n in range(30)),
        interventions=tuple(intervention(n, title=f"Indsats {n}", law="LAB § 91") for n in range(60)),
    ),
}


@pytest.mark.parametrize("name", EXTREMES)
def test_nothing_leaves_the_page_and_every_page_says_which_it_is(name: str) -> None:
    made = paper(EXTREMES[name])
    for page in plan_pages(made):
        for item in page:
            if isinstance(item, Words):
                wide = width(item.text, item.style)
                left = item.x - wide if item.right else item.x
                assert left >= 0
                assert left + wide <= PAGE_WIDTH
                assert 0 <= item.y <= PAGE_HEIGHT
    texts = page_texts(plan_pdf(made).pdf)
    for number, text in enumerate(texts, 1):
        assert f"Side {number} af {len(texts)}" in text
        assert number == 1 or text.startswith("Indsatsplan · Mille Østerby · 20. november 2026")
