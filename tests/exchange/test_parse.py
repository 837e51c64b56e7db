"""Which rows are taken, which are not and why, and what a person should look at."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from koordinator.domain.lists.rows import Rejected
from koordinator.errors import Cancelled, UnusableInput
from koordinator.exchange.mapping import read_list
from koordinator.exchange.parse import parse_rows
from tests.exchange.lists import HEADINGS, ROW, TODAY, from_rows, xlsx

FULL = [
    "Sagsnr",
    "CPR",
    "Navn",
    "Start",
    "Slut",
    "Seneste samtale",
    "CV",
    "Lønnede timer",
    "NAB",
    "Tolk",
    "Team",
]
GOOD: list[object] = ["1", "681197-1981", "Emil", "11-07-2025", None, None, None, None, None, None, None]


def changed(**cells: object) -> list[object]:
    """The good row with some cells changed, by heading; underscores stand for spaces."""
    return [cells.get(heading.replace(" ", "_"), cell) for heading, cell in zip(FULL, GOOD, strict=True)]


def refusal(folder: Path, **cells: object) -> Rejected:
    """The one rejected row of a list of one row."""
    found = from_rows(folder, FULL, changed(**cells))
    assert not found.rows
    return found.rejected[0]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"CPR": None}, "CPR", "mangler"),
        ({"CPR": "3113991234"}, "CPR", "fødselsdato"),
        ({"CPR": "6101274000"}, "CPR", "fremtiden"),
        ({"Navn": "  "}, "Navn", "mangler"),
        ({"Start": None}, "Start", "mangler"),
        ({"Start": "32-01-2026"}, "Start", "findes ikke"),
        ({"Slut": "10-07-2025"}, "Slut", "før start den 11-07-2025"),
        ({"Slut": "snart"}, "Slut", "dato"),
        ({"Seneste_samtale": "i går"}, "Seneste samtale", "dato"),
        ({"CV": "ja"}, "CV", "dato"),
        ({"Lønnede_timer": "fuld tid"}, "Lønnede timer", "timer"),
        ({"NAB": "måske"}, "NAB", "ja eller nej"),
        ({"Navn": "x" * 5001}, "Navn", "5.000"),
        ({"Team": "#N/A"}, "Team", "fejl"),
        ({"Start": "i går", "CPR": None}, "CPR", "mangler"),
        ({"Navn": None, "CV": "ja"}, "Navn", "mangler"),
    ],
)
def test_why_a_row_is_not_taken(tmp_path: Path, cells: dict[str, object], column: str, words: str) -> None:
    found = refusal(tmp_path, **cells)
    assert (found.row, found.column) == (2, column)
    assert words in found.reason
    assert found.reason.endswith(".")


def test_the_value_is_shown_as_the_file_has_it(tmp_path: Path) -> None:
    assert refusal(tmp_path, CPR=3113991234).value == "3113991234"
    assert refusal(tmp_path, Slut=date(2025, 1, 1)).value == "01-01-2025"


def test_a_row_taken_as_it_is(tmp_path: Path) -> None:
    row = changed(
        Slut="31-12-9999",
        Seneste_samtale=46000,
        CV="-",
        Lønnede_timer="6,5",
        NAB="x",
        Tolk="Arabisk",
        Team="30+",
    )
    case = from_rows(tmp_path, FULL, row).rows[0]
    assert (case.starts, case.expected_end, case.cv_updated) == (date(2025, 7, 11), None, None)
    assert case.last_talk == date(2025, 12, 9)
    assert (case.paid_hours, case.protected, case.interpreter) == (Decimal("6.5"), True, "Arabisk")


def test_blank_is_not_zero(tmp_path: Path) -> None:
    zero = changed(Lønnede_timer=0)
    blank = changed(Sagsnr="2", CPR="7606742218")
    assert [row.paid_hours for row in from_rows(tmp_path, FULL, zero, blank).rows] == [0, None]


def test_the_same_cpr_again_is_rejected_even_after_a_rejected_row(tmp_path: Path) -> None:
    found = from_rows(tmp_path, FULL, changed(Navn=None), changed(Sagsnr="2", CPR=6811971981), changed())
    assert [row.row for row in found.rejected] == [2, 3, 4]
    assert "række 2" in found.rejected[1].reason
    assert found.seen_cprs == frozenset({"6811971981"})
    assert found.seen_numbers == frozenset({"1", "2"})


def test_the_same_number_for_another_citizen_is_rejected(tmp_path: Path) -> None:
    rows = [changed(CPR=None), changed(), changed(CPR="760674-2218"), changed(Sagsnr=None, CPR="800482-0805")]
    found = from_rows(tmp_path, FULL, *rows)
    assert [(row.row, row.column) for row in found.rejected] == [(2, "CPR"), (4, "Sagsnr")]
    assert [row.number for row in found.rows] == ["1", None]


def test_age_and_future_days_are_only_warned_about(tmp_path: Path) -> None:
    row = changed(Team="Fyldt 30", Seneste_samtale="24-12-2026", CV="24-12-2026")
    found = from_rows(tmp_path, FULL, row)
    assert len(found.rows) == 1
    assert [(w.row, w.column, w.value) for w in found.warnings] == [
        (2, "Seneste samtale", "24-12-2026"),
        (2, "CV", "24-12-2026"),
        (2, "Team", "Fyldt 30"),
    ]


def test_without_a_start_column_the_lists_own_day_is_used(tmp_path: Path) -> None:
    rows = [["Udtrukket 20-11-2026"], ["CPR", "Navn"], ["681197-1981", "Emil"]]
    found = parse_rows(read_list(xlsx(tmp_path / "l.xlsx", ("A", rows))), today=TODAY)
    assert found.rows[0].starts == date(2026, 11, 20)
    assert ["20. november 2026" in warning.sentence for warning in found.warnings] == [True]
    assert found.fields == {"cpr", "name"}


def test_a_list_without_cpr_numbers_cannot_be_taken(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="CPR-numre"):
        from_rows(tmp_path, ["Sagsnr", "Navn"], ["1", "Emil"])


def test_progress_is_told_and_the_person_can_stop(tmp_path: Path) -> None:
    rows = [HEADINGS, *([str(n), f"{6100000000 + n}", *ROW[2:]] for n in range(1000))]
    raw = read_list(xlsx(tmp_path / "l.xlsx", ("A", rows)))
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        parse_rows(
            raw, today=TODAY, progress=lambda *step: told.append(step), cancelled=lambda: len(told) == 2
        )
    assert told == [(200, 1000), (400, 1000)]
    assert parse_rows(raw, today=TODAY, progress=lambda *step: told.append(step)).read == 1000
    assert told[-1] == (1000, 1000)
