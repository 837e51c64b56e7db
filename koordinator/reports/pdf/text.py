"""Lines of text: what a style is, how wide words are, and where lines break."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from koordinator.reports.fonts import font, printable

# Spaces at which a line may break; the no-break kinds are not among them.
_WORD = re.compile("[ \u1680\u2000-\u2006\u2008-\u200a\u3000]*[^ \u1680\u2000-\u2006\u2008-\u200a\u3000]+")


class Style(NamedTuple):
    """Weight, size and line height in points, and a colour by its token's name."""

    weight: int
    size: float
    leading: float
    colour: str = "text"


class Line(NamedTuple):
    """One line of text that is drawn as it is."""

    text: str
    style: Style


def width(text: str, style: Style) -> float:
    """How wide a printable text is, in points."""
    return float(font(style.weight).stringWidth(text, style.size))


def lines(text: str, style: Style, room: float) -> list[Line]:
    """A text somebody typed, in lines no wider than the room; nothing for an empty text.

    Every text on a paper comes through here, and signs the typeface has not are made visible here.
    """
    clean = printable(text)
    if not clean.strip():
        return []
    return [Line(one, style) for part in clean.split("\n") for one in _broken(part, style, room)]


def cut(text: str, style: Style, room: float) -> Line:
    """A text on one line, ended by … where the room does."""
    found = lines(text, style, room)
    if len(found) <= 1:
        return found[0] if found else Line("", style)
    kept = found[0].text
    while kept and width(kept + "…", style) > room:
        kept = kept[:-1]
    return Line(kept + "…", style)


def _broken(text: str, style: Style, room: float) -> Iterator[str]:
    if width(text, style) <= room:
        yield text
        return
    line, used = "", 0.0
    for word in _WORD.findall(text):
        wide = width(word, style)
        if line and used + wide > room:
            yield line
            word = word.lstrip()
            line, used, wide = "", 0.0, width(word, style)
        while wide > room:
            at = _fitting(word, style, room)
            yield word[:at]
            word = word[at:]
            wide = width(word, style)
        line, used = line + word, used + wide
    if line:
        yield line


def _fitting(word: str, style: Style, room: float) -> int:
    """How many signs of a long word fit, at least one."""
    measured = font(style.weight).stringWidth
    for at, wide in enumerate(accumulate(measured(sign, style.size) for sign in word)):
        if wide > room:
            return max(1, at)
    return len(word)
