"""The key file: every user opens with her own password, nobody is locked out, and any damage is found."""

import json
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from koordinator.db.keyfile import KeyFile, key_path
from koordinator.db.keyfile_format import Cost, dump, parse
from koordinator.db.recovery import MistypedCode, new_temporary_password
from koordinator.errors import Refused, StoreDamaged, StoreError, StoreTooNew, WrongPassword
from tests.db.keeping import CHEAP, KEY, MARKER, OTHER_PASSWORD, PASSWORD, make_store, run_and_kill, snapshot
from tests.db.workers import numbered


@pytest.fixture
def key_file(tmp_path: Path) -> KeyFile:
    made = KeyFile.create(tmp_path / "lager.key", "store-1", KEY)
    made.add_slot("Anna", PASSWORD, KEY, cost=CHEAP)
    return made


def tampered(key_file: KeyFile, old: str, new: str) -> None:
    """Change the file and its checksum as someone with an editor would."""
    body = key_file.path.read_bytes().split(b"\n", 1)[1].replace(old.encode(), new.encode())
    key_file.path.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)


def test_each_user_opens_with_her_own_password(key_file: KeyFile) -> None:
    key_file.add_slot("bente", OTHER_PASSWORD, KEY, cost=CHEAP)
    again = KeyFile.read(key_file.path)
    assert again.users() == ["anna", "bente"]
    assert again.unlock("anna", PASSWORD) == again.unlock("bente", OTHER_PASSWORD) == KEY


def test_a_login_and_a_password_may_be_typed_in_other_forms(key_file: KeyFile) -> None:
    key_file.add_slot("bo", "blåbærgrød på bordet", KEY, cost=CHEAP)
    assert key_file.unlock("  ANNA ", PASSWORD) == KEY
    assert key_file.unlock("Bo", "bla\u030abærgrød pa\u030a bordet") == KEY


def test_unknown_user_and_wrong_password_get_the_same_sentence(key_file: KeyFile) -> None:
    said = set()
    for login, password in (
        ("anna", OTHER_PASSWORD),
        ("nobody", PASSWORD),
        ("", ""),
        ("anna", "\ud800" * 12),
    ):
        with pytest.raises(WrongPassword) as refused:
            key_file.unlock(login, password)
        said.add(str(refused.value))
    assert len(said) == 1


def test_a_changed_password_replaces_the_old_one_everywhere(key_file: KeyFile) -> None:
    assert key_file.change_password("anna", PASSWORD, OTHER_PASSWORD, cost=CHEAP) == KEY
    copy = key_file.path.with_name(key_file.path.name + ".bak")
    for path in (key_file.path, copy):
        assert KeyFile.read(path).unlock("anna", OTHER_PASSWORD) == KEY
        with pytest.raises(WrongPassword):
            KeyFile.read(path).unlock("anna", PASSWORD)


def test_the_new_password_must_be_another_and_a_good_one(key_file: KeyFile) -> None:
    before = snapshot(key_file.path.parent)
    for new, sentence in (
        (PASSWORD, "samme"),
        ("kort", "mindst 12 tegn"),
        ("adgangskode1234", "mest brugte"),
    ):
        with pytest.raises(Refused, match=sentence):
            key_file.change_password("anna", PASSWORD, new, cost=CHEAP)
    assert snapshot(key_file.path.parent) == before


def test_a_temporary_password_must_be_changed(key_file: KeyFile) -> None:
    given = new_temporary_password()
    key_file.add_slot("bente", given, KEY, temporary=True, cost=CHEAP)
    assert key_file.must_change("Bente")
    assert not key_file.must_change("anna")
    key_file.change_password("bente", given, OTHER_PASSWORD, cost=CHEAP)
    assert not KeyFile.read(key_file.path).must_change("bente")


def test_a_leader_gives_a_new_password_to_somebody_who_forgot_hers(key_file: KeyFile) -> None:
    key_file.add_slot("bente", OTHER_PASSWORD, KEY, cost=CHEAP)
    key_file.add_slot("bente", "helt nyt og midlertidigt", KEY, temporary=True, cost=CHEAP)
    assert key_file.users() == ["anna", "bente"]
    with pytest.raises(WrongPassword):
        key_file.unlock("bente", OTHER_PASSWORD)


def test_a_user_who_left_is_shut_out_and_the_last_one_stays(key_file: KeyFile) -> None:
    key_file.add_slot("bente", OTHER_PASSWORD, KEY, cost=CHEAP)
    key_file.remove_slot("Anna", KEY)
    assert key_file.users() == ["bente"]
    assert b"anna" not in b"".join(snapshot(key_file.path.parent).values())
    with pytest.raises(Refused, match="sidste bruger"):
        key_file.remove_slot("bente", KEY)


def test_the_recovery_code_opens_and_a_new_one_replaces_it(key_file: KeyFile) -> None:
    assert not key_file.has_recovery()
    first = key_file.add_recovery(KEY, cost=CHEAP)
    assert key_file.has_recovery()
    assert key_file.users() == ["anna"]
    assert key_file.unlock_with_recovery(first.lower().replace("-", " ")) == KEY
    second = key_file.add_recovery(KEY, cost=CHEAP)
    assert key_file.unlock_with_recovery(second) == KEY
    with pytest.raises(WrongPassword, match="passer ikke") as refused:
        key_file.unlock_with_recovery(first)
    assert not isinstance(refused.value, MistypedCode)


def test_two_windows_do_not_lose_each_others_users(key_file: KeyFile) -> None:
    other = KeyFile.read(key_file.path)
    key_file.add_slot("bente", OTHER_PASSWORD, KEY, cost=CHEAP)
    other.add_slot("carl", OTHER_PASSWORD, KEY, cost=CHEAP)
    assert KeyFile.read(key_file.path).users() == ["anna", "bente", "carl"]


def test_only_the_data_key_can_add_a_user(key_file: KeyFile) -> None:
    before = snapshot(key_file.path.parent)
    with pytest.raises(StoreDamaged):
        key_file.add_slot("mallory", OTHER_PASSWORD, bytes(32), cost=CHEAP)
    assert snapshot(key_file.path.parent) == before


def test_every_flipped_bit_and_truncation_is_found_and_the_copy_stands_in(key_file: KeyFile) -> None:
    sound = key_file.path.read_bytes()
    for place in range(len(sound)):
        flipped = sound[:place] + bytes([sound[place] ^ (1 << place % 8)]) + sound[place + 1 :]
        with pytest.raises(StoreDamaged):
            parse(flipped)
        with pytest.raises(StoreDamaged):
            parse(sound[:place])
    key_file.path.write_bytes(sound[:-1])
    stood_in = KeyFile.read(key_file.path)
    assert stood_in.from_copy
    assert stood_in.unlock("anna", PASSWORD) == KEY
    stood_in.repair()
    assert key_file.path.read_bytes() == sound
    assert not KeyFile.read(key_file.path).from_copy


def test_a_change_on_top_of_a_damaged_file_keeps_everybody(key_file: KeyFile) -> None:
    key_file.path.write_bytes(b"rubbish")
    KeyFile.read(key_file.path).add_slot("bente", OTHER_PASSWORD, KEY, cost=CHEAP)
    again = KeyFile.read(key_file.path)
    assert (again.users(), again.from_copy) == (["anna", "bente"], False)


def test_damage_of_file_and_copy_is_told_apart_from_a_wrong_password(key_file: KeyFile) -> None:
    for path in key_file.path.parent.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(StoreDamaged, match="beskadiget"):
        KeyFile.read(key_file.path)


def test_a_missing_key_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Nøglefilen mangler"):
        KeyFile.read(tmp_path / "lager.key")
    assert list(tmp_path.iterdir()) == []


def test_an_edited_file_with_a_right_checksum_is_found_by_its_seal(key_file: KeyFile) -> None:
    key_file.add_slot("bente", OTHER_PASSWORD, KEY, temporary=True, cost=CHEAP)
    tampered(key_file, '"login":"bente"', '"login":"mette"')
    changed = KeyFile.read(key_file.path)
    with pytest.raises(StoreDamaged, match="uden om programmet"):
        changed.unlock("anna", PASSWORD)
    with pytest.raises(WrongPassword):  # the slot itself is bound to its login
        changed.unlock("mette", OTHER_PASSWORD)


def test_a_slot_cannot_be_moved_from_one_store_to_another(key_file: KeyFile) -> None:
    moved = replace(key_file.content, store_id="store-2")
    with pytest.raises(WrongPassword):
        KeyFile(key_file.path, moved).unlock("anna", PASSWORD)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"memory_kib":8', '"memory_kib":2000000'),
        ('"iterations":1', '"iterations":11'),
        ('"lanes":1', '"lanes":0'),
        ('"slots":[', '"slots":[[],'),
        ('"magic":"koordinator-noegle"', '"magic":"x"'),
        ('"salt":"', '"salt":"zz'),
    ],
)
def test_values_out_of_bounds_are_never_acted_on(key_file: KeyFile, old: str, new: str) -> None:
    key_file.path.with_name(key_file.path.name + ".bak").unlink()
    tampered(key_file, old, new)
    with pytest.raises(StoreDamaged):
        KeyFile.read(key_file.path)


def test_a_key_file_of_a_later_program_is_refused_and_its_copy_not_used(key_file: KeyFile) -> None:
    tampered(key_file, '"version":1', '"version":2')
    with pytest.raises(StoreTooNew):
        KeyFile.read(key_file.path)


def test_what_is_written_reads_the_same(key_file: KeyFile) -> None:
    key_file.add_recovery(KEY, cost=CHEAP)
    assert parse(dump(key_file.content)) == key_file.content


def test_a_key_file_is_never_replaced_by_a_new_one(key_file: KeyFile) -> None:
    with pytest.raises(StoreError, match="allerede"):
        KeyFile.create(key_file.path, "store-2", bytes(32))


def test_the_file_holds_neither_the_data_key_nor_a_password(key_file: KeyFile) -> None:
    content = b"".join(snapshot(key_file.path.parent).values())
    for secret in (KEY.hex(), PASSWORD, MARKER):
        assert secret.encode() not in content


def test_the_standing_cost_is_the_one_recommended() -> None:
    assert Cost() == Cost(memory_kib=65536, iterations=3, lanes=4)
    assert Cost().bearable


def test_reading_the_users_loads_no_cipher_and_no_database(key_file: KeyFile) -> None:
    asked = (
        "import sys, json; from pathlib import Path; from koordinator.db.keyfile import KeyFile;"
        f"users = KeyFile.read(Path({str(key_file.path)!r})).users();"
        "heavy = [m for m in ('cryptography', 'sqlalchemy', 'sqlcipher3') if m in sys.modules];"
        "print(json.dumps([users, heavy]))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == [["anna"], []]


def test_a_kill_during_password_changes_locks_nobody_out(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    key_file = KeyFile.read(key_path(store))
    key_file.change_password("anna", PASSWORD, numbered(0), cost=CHEAP)
    at = 0
    for turn in range(10):
        said = run_and_kill(
            "change_passwords", str(store), str(at), after_lines=1 + turn % 3, then_seconds=0.0013 * turn
        )
        at = int(said[-1])
        now = KeyFile.read(key_path(store))
        assert not now.from_copy
        try:
            assert now.unlock("anna", numbered(at)) == KEY
        except WrongPassword:
            at += 1  # saved, but killed before it could say so
            assert now.unlock("anna", numbered(at)) == KEY
