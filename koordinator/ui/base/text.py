"""Helpers for text that people wrote: shown as typed, sorted as Danes sort, counted as Danes count."""

from functools import lru_cache
from unicodedata import combining, normalize

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

# { | } follow z, as æ ø å do; ä ö ü stand at their Danish neighbours, and letters that no accent can be
# taken from at the one they come from.
_ORDER = str.maketrans({
    "æ": "{", "ä": "{", "ø": "|", "ö": "|", "ő": "|", "å": "}", "ü": "y", "ű": "y",
    "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n", "œ": "oe", "ŧ": "t", "ə": "e",
})  # fmt: skip

# As html.escape, whose module brings a list of 2,000 entities along; lines stay lines.
_NO_TAGS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>"})


@lru_cache(maxsize=65_536)  # a long list is sorted anew at each refresh
def danish_key(text: str) -> str:
    """A key that sorts æ, ø and å (or aa) last, and looks past capitals and accents."""
    key = normalize("NFC", text.casefold()).translate(_ORDER).replace("aa", "}")
    if key.isascii():
        return key
    return "".join(letter for letter in normalize("NFD", key) if not combining(letter))


def plain_tip(widget: QWidget, text: str) -> None:
    """Sets a tooltip that shows the text as typed, tags and all."""
    widget.setToolTip(tip(text))


def tip(text: str) -> str:
    """A text made safe for Qt's tooltips, which would read tags as formatting."""
    return f"<qt>{text.translate(_NO_TAGS)}</qt>" if text else ""


def no_mnemonic(text: str) -> str:
    """A text for buttons and menus, where a lone & would vanish and underline what follows."""
    return text.replace("&", "&&")


def count(number: int) -> str:
    """A whole number with the Danish thousands point."""
    return QLocale().toString(number)
