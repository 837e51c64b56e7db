"""The typeface on paper: kept faces, and what is drawn for signs it has not."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator import config
from koordinator.reports import fonts


@pytest.fixture
def regular() -> bytes:
    """The regular face as it is made."""
    return fonts.face(fonts.REGULAR)


def kept() -> Path:
    """The one face in the cache folder."""
    (found,) = (config.cache_folder() / "fonts").iterdir()
    return found


def test_a_face_is_kept_and_read_again(regular: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts.face(fonts.REGULAR) == regular
    monkeypatch.setattr(fonts, "_make", lambda *_: pytest.fail("made twice"))
    assert fonts.face(fonts.REGULAR) == regular


@pytest.mark.parametrize("left", [0, 20, 5000])
def test_a_half_written_face_is_made_anew(regular: bytes, left: int) -> None:
    fonts.face(fonts.REGULAR)
    whole = kept().read_bytes()
    kept().write_bytes(whole[:left])
    assert fonts.face(fonts.REGULAR) == regular
    assert kept().read_bytes() == whole


def test_a_folder_that_cannot_be_written_does_no_harm() -> None:
    config.cache_folder().parent.mkdir(parents=True)
    config.cache_folder().write_bytes(b"")
    made = fonts.face(fonts.REGULAR)
    assert config.cache_folder().read_bytes() == b""
    assert made == fonts.face(fonts.REGULAR)


def test_weights_are_faces_of_their_own() -> None:
    widths = {weight: fonts.font(weight).stringWidth("Netværksmøde", 24) for weight in (400, 500, 600)}
    assert widths[400] < widths[500] < widths[600]
    assert len({fonts.font(weight).face.name for weight in widths}) == 3


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Łódź, Ñandú, Ελλάδα, Київ, Việt ✓ → ≤", "Łódź, Ñandú, Ελλάδα, Київ, Việt ✓ → ≤"),
        ("A\u030a", "Å"),
        ("שלום", "����"),
        ("hej 😀", "hej �"),
        ("a\x00b\x1b\x9f", "a�b��"),
        ("\ud800\udfff", "��"),
        ("en\r\nto\u2028tre", "en\nto\ntre"),
        ("a\tb", "a b"),
    ],
)
def test_what_is_printed_for_what_was_typed(typed: str, printed: str) -> None:
    assert fonts.printable(typed) == printed


@given(st.text())
def test_nothing_vanishes(text: str) -> None:
    printed = fonts.printable(text)
    assert len(printed.replace("\r\n", "\n")) == len(unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    assert fonts.printable(printed) == printed


def test_an_emoji_of_several_parts_leaves_one_sign_for_each_part_and_none_for_what_joins_them() -> None:
    assert fonts.printable("🙂") == fonts.SUBSTITUTE
    assert fonts.printable("👩\u200d⚕\ufe0f") == fonts.SUBSTITUTE * 2
