"""Making, opening, locking and restoring a store; and who may open it."""

from datetime import date
from pathlib import Path

import pytest

from koordinator.db.keyfile import key_path
from koordinator.domain.roles import Role
from koordinator.errors import Refused, StoreDamaged, StoreError, StoreInUse, WrongPassword
from koordinator.services import stores, users
from koordinator.services.checking import findings
from koordinator.services.staff import add_worker, save_team, workers
from koordinator.services.workplace import Workplace

PASSWORD = "tre blå cykler 17"
LEADER = frozenset({Role.LEADER})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hus" / "lager.koordinator"


def create(path: Path) -> tuple[Workplace, str]:
    return stores.create_store(path, "Birgitte Sørup", LEADER, PASSWORD)


def test_a_new_store_knows_its_leader_and_the_programmes(path: Path) -> None:
    place, code = create(path)
    assert place.desk.who.name == "Birgitte Sørup"
    assert [one.login for one in workers(place.desk)] == ["birgitte"]
    assert findings(place) == []
    assert len(code.replace("-", "")) >= 26
    assert not place.must_change_password()
    place.close()
    assert stores.logins(path) == ["birgitte"]


def test_what_was_written_is_there_after_closing_and_opening(path: Path) -> None:
    place, _ = create(path)
    save_team(place.desk, None, "Under 30", None, 29)
    place.close()
    again = stores.open_store(path, "Birgitte ", PASSWORD)
    assert again.path == path
    assert [entry.name for entry in path.parent.iterdir() if "sikkerhed" in entry.name]
    again.close()


def test_a_second_program_hears_who_has_the_store(path: Path) -> None:
    place, _ = create(path)
    with pytest.raises(StoreInUse, match="birgitte"):
        stores.open_store(path, "birgitte", PASSWORD)
    place.close()
    stores.open_store(path, "birgitte", PASSWORD).close()


def test_a_wrong_password_leaves_the_store_free(path: Path) -> None:
    create(path)[0].close()
    for login in ("birgitte", "ukendt"):
        with pytest.raises(WrongPassword, match="forkert"):
            stores.open_store(path, login, "helt forkert her")
    stores.open_store(path, "birgitte", PASSWORD).close()


def test_a_refused_creation_leaves_nothing_and_touches_no_neighbour(path: Path) -> None:
    create(path)[0].close()
    before = sorted(path.parent.iterdir())
    short = path.with_name("lager")
    for name, password, sentence in [
        ("", PASSWORD, "navn"),
        ("Bo", "kort", "12 tegn"),
        ("Bo", "passwordpassword", ""),
    ]:
        with pytest.raises(Refused) as refusal:
            stores.create_store(short, name, LEADER, password)
        assert sentence in str(refusal.value)
    with pytest.raises(StoreError, match="allerede et lager"):
        create(path)
    assert sorted(path.parent.iterdir()) == before


def test_a_creation_that_fails_half_way_is_cleared_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    neighbour = path.with_name(path.name + "2")
    create(neighbour)[0].close()
    before = {one.name for one in path.parent.iterdir()}

    def fail(*_: object) -> None:
        raise StoreError("Disken er fuld.")

    monkeypatch.setattr("koordinator.db.schema.create", fail)
    with pytest.raises(StoreError, match="fuld"):
        create(path)
    assert {one.name for one in path.parent.iterdir()} - before <= {path.name + ".lock"}
    stores.open_store(neighbour, "birgitte", PASSWORD).close()


def test_a_store_that_is_not_there_gets_a_sentence_and_is_not_made(path: Path) -> None:
    with pytest.raises(StoreError, match="findes ikke"):
        stores.open_store(path, "birgitte", PASSWORD)
    assert not path.parent.exists()
    assert stores.logins(path) == []


def test_the_recovery_code_gives_a_new_password(path: Path) -> None:
    place, code = create(path)
    place.close()
    new = "fire gule biler 18"
    with pytest.raises(Refused, match="ingen bruger"):
        stores.open_with_recovery(path, code, "ukendt", new)
    with pytest.raises(Refused, match="12 tegn"):
        stores.open_with_recovery(path, code, "birgitte", "kort")
    stores.open_with_recovery(path, code.lower().replace("-", " "), "birgitte", new).close()
    stores.open_store(path, "birgitte", new).close()
    with pytest.raises(WrongPassword):
        stores.open_store(path, "birgitte", PASSWORD)


def test_a_damaged_store_comes_back_from_its_newest_backup(path: Path) -> None:
    place, _ = create(path)
    save_team(place.desk, None, "Under 30", None, 29)
    place.close()
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])
    with pytest.raises(StoreDamaged):
        stores.open_store(path, "birgitte", PASSWORD)
    stores.restore_newest(path, "birgitte", PASSWORD)
    again = stores.open_store(path, "birgitte", PASSWORD)
    assert findings(again) == []
    again.close()
    with pytest.raises(WrongPassword):
        stores.restore_newest(path, "birgitte", "helt forkert her")


def test_a_foreign_key_file_is_told_apart(path: Path, tmp_path: Path) -> None:
    create(path)[0].close()
    other = tmp_path / "andet" / "lager.koordinator"
    create(other)[0].close()
    for one in (key_path(path), key_path(path).with_name(key_path(path).name + ".bak")):
        one.unlink()
    key_path(path).write_bytes(key_path(other).read_bytes())
    with pytest.raises(StoreDamaged):
        stores.open_store(path, "birgitte", PASSWORD)


def test_backups_are_made_only_when_something_changed(path: Path) -> None:
    place, _ = create(path)
    assert place.back_up()
    assert not place.back_up()
    place.back_up_before_import()
    save_team(place.desk, None, "Under 30", None, 29)
    assert place.back_up()
    place.close()


def test_the_demo_day_wins_over_the_clock_and_the_variable_over_both(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = stores.create_store(path, "Bo", LEADER, PASSWORD, demo_day=date(2026, 11, 20))
    assert place.desk.today() == date(2026, 11, 20)
    monkeypatch.setenv("KOORDINATOR_TODAY", "2027-01-02")
    assert place.desk.today() == date(2027, 1, 2)
    place.close()


def test_a_colleague_gets_a_temporary_password_and_chooses_her_own(path: Path) -> None:
    place, _ = create(path)
    anna = add_worker(place.desk, "Anna Holm", [Role.CASEWORKER])
    login, temporary = users.add_user(place, anna)
    assert login == "anna"
    with pytest.raises(Refused, match="allerede logge ind"):
        users.add_user(place, anna)
    place.close()
    hers = stores.open_store(path, "anna", temporary)
    assert hers.must_change_password()
    with pytest.raises(Refused, match="12 tegn"):
        users.change_password(hers, temporary, "kort")
    users.change_password(hers, temporary, "ni grønne huse 19")
    assert not hers.must_change_password()
    with pytest.raises(Refused, match="teamleder"):
        users.add_user(hers, anna)
    hers.close()


@pytest.mark.parametrize("gap", ["-", "", " ", "  "])
def test_a_temporary_password_opens_however_it_is_typed(path: Path, gap: str) -> None:
    place, _ = create(path)
    _, temporary = users.add_user(place, add_worker(place.desk, "Anna Holm", [Role.CASEWORKER]))
    place.close()
    typed = temporary.replace("-", gap)
    stores.open_store(path, "anna", typed.upper()).close()
    hers = stores.open_store(path, "anna", typed.lower())
    with pytest.raises(Refused, match="den samme som den gamle"):
        users.change_password(hers, typed, temporary)
    users.change_password(hers, typed, "NI grønne-huse 19")
    hers.close()
    for wrong in (typed, "ni grønne-huse 19"):
        with pytest.raises(WrongPassword):
            stores.open_store(path, "anna", wrong)


def test_a_leader_resets_and_removes_users_but_not_herself(path: Path) -> None:
    place, _ = create(path)
    anna = add_worker(place.desk, "Anna Holm", [Role.CASEWORKER])
    login, first = users.add_user(place, anna, "aho")
    assert users.reset_password(place, login) != first
    with pytest.raises(Refused, match="ingen bruger"):
        users.reset_password(place, "ukendt")
    mine, hers = sorted(users.users(place), key=lambda user: user.login != "birgitte")
    with pytest.raises(Refused, match="dig selv"):
        users.remove_user(place, mine.user_id)
    users.remove_user(place, hers.user_id)
    assert stores.logins(path) == ["birgitte"]
    with pytest.raises(Refused, match="taget"):
        users.add_user(place, anna, "birgitte")
    place.close()


def test_a_new_recovery_code_puts_the_old_one_out_of_use(path: Path) -> None:
    place, old = create(path)
    new = users.new_recovery_code(place)
    place.close()
    with pytest.raises(WrongPassword):
        stores.open_with_recovery(path, old, "birgitte", "fire gule biler 18")
    stores.open_with_recovery(path, new, "birgitte", "fire gule biler 18").close()


def test_logins_are_suggested_from_first_names() -> None:
    assert stores.suggested_login("Åse Øbro", []) == "ase"
    assert stores.suggested_login("Anna Holm", ["anna", "anna2"]) == "anna3"
