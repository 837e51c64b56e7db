"""The plain form every file from outside takes: sheets of numbered rows, read only as far as asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from koordinator.errors import UnusableInput

Record = tuple[int, tuple[object, ...]]


class Records:
    """Rows that are read once, when somebody asks for them, and kept for the next who asks."""

    def __init__(self, stream: Iterator[Record]) -> None:
        self._stream = stream
        self._kept: list[Record] = []
        self._fault: UnusableInput | None = None

    def __iter__(self) -> Iterator[Record]:
        at = 0
        while True:
            if at == len(self._kept) and not self._fetch():
                return
            yield self._kept[at]
            at += 1

    def _fetch(self) -> bool:
        # A stream that failed would simply look finished when asked again.
        if self._fault:
            raise self._fault
        try:
            following = next(self._stream, None)
        except UnusableInput as fault:
            self._fault = fault
            raise
        if following is not None:
            self._kept.append(following)
        return following is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: rows that are not blank, each with the file's own row number."""

    title: str
    records: Records
    # About how many rows there are, for showing progress; 0 when nothing is known.
    expected: int = 0
    hidden: bool = False
    # A sheet over a limit is passed over, and its sentence is shown when no other holds the list.
    refused: str | None = None
