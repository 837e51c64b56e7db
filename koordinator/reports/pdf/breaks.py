"""Where a table breaks over pages, so that no row or two stand alone."""

from collections.abc import Sequence

LEAST = 3  # rows that keep together at the beginning and at the end of a table


def rows_on_pages(tall: Sequence[float], room: float, page: float, least: int = LEAST) -> list[int]:
    """How many rows stand on each page; the first has so much room left, the others a whole page's.

    None on the first means that the table begins on the next one. Rows too tall to keep so many of them
    together share two pages as evenly as can be.
    """
    if not tall:
        return []
    least = min(least, len(tall))
    found = _filled(tall, room, page)
    if 0 < found[0] < least:
        found = [0, *_filled(tall, page, page)]
    if len(found) > 1 and found[-1] < least:
        _share(found, tall, page, least)
    return found


def _filled(tall: Sequence[float], room: float, page: float) -> list[int]:
    """As many rows on each page as there is room for; on a whole page at least one."""
    found, left = [0], room
    for one in tall:
        if one > left and (found[-1] or (len(found) == 1 and room < page)):
            found.append(0)
            left = page
        found[-1] += 1
        left -= one
    return found


def _share(found: list[int], tall: Sequence[float], page: float, least: int) -> None:
    """Let the last page have some of the rows of the page before it."""
    both = found[-2] + found[-1]
    last = least if both >= 2 * least else both - both // 2
    if both < 2 * least and len(found) == 2 and sum(tall) <= page:
        last = both  # a small table stays whole
    while last > found[-1] and sum(tall[-last:]) > page:
        last -= 1
    found[-2:] = [both - last, last]
