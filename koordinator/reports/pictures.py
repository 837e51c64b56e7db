"""Pages of a PDF as pictures, for the window and the printer; nothing is put on the disk."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from koordinator.errors import UnusableInput

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# The reader is not made for two threads at once.
one_at_a_time = Lock()


class PagePicture(NamedTuple):
    """One page on white: its size in pixels, and four bytes a pixel, row by row: red, green, blue, alpha."""

    width: int
    height: int
    rgba: bytes


def pictures(pdf: bytes, width: int, numbers: Sequence[int] | None = None) -> list[PagePicture]:
    """The pages of these numbers, counted from 0 (without them all), that many pixels wide."""
    with _opened(pdf) as document:
        wanted = range(len(document)) if numbers is None else numbers
        return [_picture(document, number, max(1, width)) for number in wanted]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; UnusableInput with a sentence when it cannot be read."""
    from pypdfium2 import PdfiumError

    try:
        with _opened(pdf) as document:
            return len(document)
    except PdfiumError:
        raise UnusableInput("Filen er beskadiget eller låst med en adgangskode og kan ikke vises.") from None


@contextmanager
def _opened(pdf: bytes) -> "Iterator[PdfDocument]":
    from pypdfium2 import PdfDocument

    with one_at_a_time:
        document = PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _picture(document: "PdfDocument", number: int, width: int) -> PagePicture:
    page = document[number]
    # The reader rounds up, and a width may come out a hair too large.
    scale = (width - 0.01) / page.get_width()
    bitmap = page.render(scale=scale, fill_color=(255, 255, 255, 255), rev_byteorder=True, prefer_bgrx=True)
    try:
        size = bitmap.width * 4
        raw = bytes(bitmap.buffer)
        if bitmap.stride != size:
            raw = b"".join(
                raw[at : at + size] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)
            )
        return PagePicture(bitmap.width, bitmap.height, raw)
    finally:
        bitmap.close()
        page.close()
