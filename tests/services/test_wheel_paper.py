"""The wheel on paper: empty, one day, two days; what must not stand there; always one page."""

from datetime import timedelta

import pytest

from koordinator.domain.forms import WHEEL, Answer, Area, Sheet
from koordinator.services import form_areas, forms
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper, page_pictures
from koordinator.services.paperwork.wheel import wheel_paper
from tests.factories import TODAY, add_case, add_team, add_worker
from tests.reports.cards import page_texts

CPR = "6203851234"
KEYS = ("job", "identity", "skills", "social", "physical", "mental", "everyday", "home", "network")
THEN = dict(zip(KEYS, (2, 3, 5, 2, 4, 3, 3, 6, 4), strict=True))
NOW = dict(zip(KEYS, (4, 5, 6, 4, 4, 5, 6, 6, 5), strict=True))


@pytest.fixture
def case(desk: Desk) -> int:
    """Mille's case, held by Anna."""
    team = add_team(desk, "Fyldt 30")
    anna = add_worker(desk, "Anna Holm", team_id=team, phone="lokal 4112", email="ah@eksempel.dk")
    return add_case(
        desk, "Mille Østerby", cpr=CPR, caseworker=anna, team_id=team, number="26-0001",
        citizen={"protected": True, "address": "Hemmelig Vej 7"},
    )  # fmt: skip


def score(desk: Desk, case: int, days: int, values: dict[str, int], note: str = "") -> int:
    answers = {key: Answer(value, note if key == "everyday" else None) for key, value in values.items()}
    return forms.new_assessment(desk, Sheet(case, WHEEL, True), TODAY - timedelta(days=days), answers)


def text(paper: Paper) -> str:
    (only,) = page_texts(paper.pdf)
    return "\n".join(line.strip() for line in only.splitlines() if line.strip())


def test_two_days_are_held_against_each_other(desk: Desk, case: int) -> None:
    score(desk, case, 276, THEN)
    score(desk, case, 10, NOW, "Står op kl. 7 fire dage om ugen.")
    forms.rename_area(desk, case, WHEEL, "social", "Tage telefonen, når den ringer")
    paper = wheel_paper(desk, case)
    assert paper.pages == 1
    assert paper.title == "Delmålshjul 10. november 2026"
    assert paper.file_name == "delmaalshjul-2026-11-20.pdf"
    assert paper.warnings == ()
    assert text(paper).endswith(
        """Område 17. feb. 10. nov. Ændring
Job og uddannelse 2 4 +2
Arbejdsidentitet 3 5 +2
Faglige kompetencer 5 6 +1
Tage telefonen, når den ringer 2 4 +2
Fysisk helbred 4 4 uændret
Psykisk helbred 3 5 +2
Hverdag og døgnrytme 3 6 +3
Bolig og økonomi 6 6 uændret
Netværk, familie og fritid 4 5 +1
Gennemsnit 3,6 → 5,0: +1,4 point, +40,6 % (mål: +10 %), regnet på 9 områder.
Hverdag og døgnrytme: Står op kl. 7 fire dage om ugen.
Side 1 af 1"""
    )
    assert "Mille Østerby · egne tal, 17. februar 2026 mod 10. november 2026" in text(paper)


def test_the_choices_leave_out_what_is_not_wanted(desk: Desk, case: int) -> None:
    first = score(desk, case, 276, THEN)
    score(desk, case, 10, NOW, "Står op kl. 7.")
    one = text(wheel_paper(desk, case, compare=False, notes=False, initials=True))
    assert "Mille Ø." in one and "Østerby" not in one
    assert "17. feb" not in one and "Ændring" not in one and "Står op" not in one
    assert "egne tal, 17. februar 2026" in text(wheel_paper(desk, case, days=[first]))


def test_an_empty_wheel_has_the_citizens_own_names_and_no_numbers_of_hers(desk: Desk, case: int) -> None:
    forms.rename_area(desk, case, WHEEL, "home", "Åbne posten")
    never = text(wheel_paper(desk, case))
    score(desk, case, 10, NOW, "Står op kl. 7.")
    paper = wheel_paper(desk, case, filled=False)
    assert paper.title == "Delmålshjul, tomt"
    assert text(paper) == never
    assert "Åbne posten" in never and "Udfyldt af" in never
    assert "Ændring" not in never and "Står op" not in never


def test_no_cpr_and_no_protected_address_are_printed_unseen(desk: Desk, case: int) -> None:
    score(desk, case, 10, NOW, f"Bor på Hemmelig Vej 7, {CPR[:6]}-{CPR[6:]}.")
    paper = wheel_paper(desk, case)
    assert len(paper.warnings) == 2
    assert all("noten til »Hverdag og døgnrytme«" in one for one in paper.warnings)
    assert CPR not in text(wheel_paper(desk, case, notes=False))
    assert CPR not in paper.title + paper.file_name


def test_ten_long_names_and_long_notes_stay_on_one_page(desk: Desk, case: int) -> None:
    names = [f"Et meget langt navn på område nummer {n} af de ti her"[:60] for n in range(10)]
    form_areas.save_areas(desk, 1, [Area("", name) for name in names])
    keys = [area.key for area in forms.case_form(desk, case, WHEEL).areas]
    answers = {key: Answer(n, "Langt. " * 200) for n, key in enumerate(keys)}
    forms.new_assessment(desk, Sheet(case, WHEEL, True), TODAY, answers)
    paper = wheel_paper(desk, case)
    (only,) = page_texts(paper.pdf)
    assert "…" in only
    assert "Side 1 af 1" in only
    picture = page_pictures(paper.pdf, 600)[0]
    margin = 4 * 20
    rows = [picture.rgba[y * picture.width * 4 :][:margin] for y in range(picture.height)]
    assert all(byte > 250 for line in rows for byte in line[::4])


def test_hostile_names_are_printed_as_typed(desk: Desk, case: int) -> None:
    forms.rename_area(desk, case, WHEEL, "home", "<b>Hjem</b> & \\n")
    assert "<b>Hjem</b> & \\n" in text(wheel_paper(desk, case)).replace("\n", " ")
