"""A colleague who marries is still the same colleague to Monday's list."""

from datetime import date
from pathlib import Path

from koordinator.domain.roles import Role
from koordinator.services.caseloads import caseloads
from koordinator.services.importing import import_file
from koordinator.services.staff import save_worker, workers
from tests.factories import new_desk

_HEAD = "Sagsnr;CPR-nr.;Navn;Startdato;Koordinerende sagsbehandler\n"


def test_a_renamed_caseworker_gets_the_cases_the_list_gives_her_under_the_old_name(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, today=date(2026, 11, 20))
    first, second = tmp_path / "fredag.csv", tmp_path / "mandag.csv"
    row = "1;620385-1234;Emil Møller;02-03-2026;Anna Holm\n"
    first.write_text(_HEAD + row, encoding="utf-8")
    second.write_text(_HEAD + row + "2;630385-1234;Pia Dam;02-03-2026;Holm, Anna\n", encoding="utf-8")
    import_file(desk, first)
    (anna,) = workers(desk, Role.CASEWORKER)
    save_worker(
        desk, anna.worker_id, name="Anna Lund", initials=None, phone=None, email=None, team_id=None,
        roles=frozenset({Role.CASEWORKER}), reserve=False, leaves_on=None,
    )  # fmt: skip
    import_file(desk, second)
    assert [(load.worker, load.cases) for load in caseloads(desk).workers] == [("Anna Lund", 2)]
