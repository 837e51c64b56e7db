"""Reading a list of 20,000 cases into the store against merely reading the file."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from koordinator.services import demo, importing, stores
from tests.benchmarks.measure import ratio

ROWS = 20_000
_HEADINGS = [
    "Sagsnr", "CPR-nr.", "Navn", "Adresse", "Postnr.", "By", "Telefon", "E-mail", "Ydelse", "Startdato",
    "Forventet slut", "Koordinerende sagsbehandler", "Virksomhedskonsulent", "Team", "Seneste samtale",
    "CV opdateret", "Aktuelt tilbud", "Lønnede timer/uge", "Navne- og adressebesk.", "Tolk", "Bemærkning",
]  # fmt: skip


@pytest.fixture(scope="module")
def big_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Aktive sager")
    sheet.append(_HEADINGS)
    first = date(1960, 1, 1)
    for number in range(ROWS):
        born = first + timedelta(number % 9000)
        cpr = f"{born.day + 60:02d}{born:%m%y}{number // 9000}{number % 9000 % 1000:03d}"
        started = date(2025, 1, 1) + timedelta(number % 600)
        sheet.append([
            f"{100_000 + number}", cpr, f"Borger Nummer {number}", f"Skolevej {number % 200}", "7160",
            "Tørring",
            f"{20_000_000 + number}", None, "Ressourceforløb", started, started + timedelta(730),
            f"Sagsbehandler {number % 600}", f"Konsulent {number % 500}", "30 og over", date(2026, 10, 4),
            date(2026, 11, 2), "Mentorstøtte" if number % 2 else "Virksomhedspraktik – Brugsen Hornsyld",
            "6,5" if number % 7 == 0 else None, None, None, None,
        ])  # fmt: skip
    path = tmp_path_factory.mktemp("list") / "stor.xlsx"
    book.save(path)
    return path


def _read(path: Path) -> None:
    book = load_workbook(path, read_only=True, data_only=True)
    for _row in book.worksheets[0].iter_rows(values_only=True):
        pass
    book.close()


def test_importing_takes_at_most_three_times_as_long_as_reading(big_list: Path, tmp_path: Path) -> None:
    folder = iter(range(100))

    def bring_in() -> None:
        path = tmp_path / f"{next(folder)}.koordinator"
        demo.create(path, date(2026, 11, 20), 0, 0, None)
        place = stores.open_store(path, demo.LOGIN, demo.PASSWORD)
        result = importing.import_file(place.desk, big_list)
        place.close(back_up=False)
        assert importing.as_json(result)["created"] == ROWS

    found = ratio(bring_in, lambda: _read(big_list), rounds=2)
    print(f"import / openpyxl: {found:.2f}")
    assert found <= 3
