"""A table that goes on over the pages leaves no row or two alone, and never loses one."""

from hypothesis import given
from hypothesis import strategies as st

from koordinator.reports.pdf.breaks import LEAST, rows_on_pages

PAGE = 400.0
tables = st.lists(st.integers(15, 120).map(float), min_size=1, max_size=70)


def places(tall: list[float], counts: list[int]) -> list[list[float]]:
    found, at = [], 0
    for count in counts:
        found.append(tall[at : at + count])
        at += count
    return found


def test_the_last_row_takes_two_with_it() -> None:
    assert rows_on_pages([100.0] * 5, 400, 400) == [2, 3]
    assert rows_on_pages([40.0] * 11, 400, 400) == [8, 3]
    assert rows_on_pages([40.0] * 10, 400, 400) == [10]


def test_a_small_table_stays_whole() -> None:
    assert rows_on_pages([40.0, 40.0], 60, 400) == [0, 2]
    assert rows_on_pages([40.0] * 4, 130, 400) == [0, 4]
    assert rows_on_pages([40.0], 20, 400) == [0, 1]
    assert rows_on_pages([], 20, 400) == []


def test_a_beginning_of_a_row_or_two_waits_for_the_next_page() -> None:
    assert rows_on_pages([40.0] * 12, 90, 400) == [0, 9, 3]


@given(tables, st.floats(0, PAGE))
def test_every_row_has_its_page_and_none_is_fuller_than_it_can_be(tall: list[float], room: float) -> None:
    counts = rows_on_pages(tall, room, PAGE)
    assert sum(counts) == len(tall)
    assert all(counts[1:])
    pages = places(tall, counts)
    assert sum(pages[0]) <= room
    assert all(sum(page) <= PAGE for page in pages[1:])


@given(st.lists(st.integers(15, 65).map(float), min_size=1, max_size=70), st.floats(0, PAGE))
def test_at_least_three_rows_or_the_whole_table_stand_together(tall: list[float], room: float) -> None:
    counts = [count for count in rows_on_pages(tall, room, PAGE) if count]
    assert all(count >= min(LEAST, len(tall)) for count in counts)
