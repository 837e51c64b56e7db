"""The map of a network: nobody covers anybody else, however many there are."""

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator.domain.network_map import BEND, Block, Map, Place, Rect, Title, drawn_map, outline

SPHERES = ("job", "education", "health", "social", "family")
TITLES = [Title(key, 60 + 15 * number, 20) for number, key in enumerate(SPHERES)]
DISC, HUB = 48.0, 80.0


def made(people: list[tuple[str, int]], width: float = 690, height: float = 430) -> Map:
    """A map of people given by sphere and width of their words."""
    blocks = [Block(str(number), sphere, wide, 36) for number, (sphere, wide) in enumerate(people)]
    return drawn_map(blocks, TITLES, width, height, disc=DISC, hub=HUB)


def boxes(place: Place) -> tuple[Rect, Rect]:
    """What somebody covers: the words, and the box around the disc."""
    return place.words, Rect(place.x - DISC / 2, place.y - DISC / 2, DISC, DISC)


NETWORKS = st.lists(st.tuples(st.sampled_from(SPHERES), st.integers(40, 132)), min_size=3, max_size=20)


@settings(max_examples=40, deadline=None)
@given(NETWORKS)
def test_neither_discs_nor_words_overlap(people: list[tuple[str, int]]) -> None:
    drawn = made(people)
    assert len(drawn.places) == len(people)
    for one, other in combinations(drawn.places, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= DISC
        assert not any(a.overlaps(b) for a in boxes(one) for b in boxes(other))


@settings(max_examples=25, deadline=None)
@given(NETWORKS)
def test_all_stand_inside_the_outline_and_clear_of_the_citizen(people: list[tuple[str, int]]) -> None:
    drawn = made(people)
    for place in drawn.places:
        assert math.hypot(place.x - drawn.centre[0], place.y - drawn.centre[1]) >= (DISC + HUB) / 2
        assert not any(box.overlaps(arc.title) for box in boxes(place) for arc in drawn.arcs)
        for box in boxes(place):
            for x in (box.x, box.x + box.width):
                for y in (box.y, box.y + box.height):
                    across = abs(x - drawn.centre[0]) / drawn.radii[0]
                    down = abs(y - drawn.centre[1]) / drawn.radii[1]
                    assert across**BEND + down**BEND <= 1


def test_the_usual_network_fits_the_room_it_is_given() -> None:
    usual = [("job", 90), ("job", 120), ("health", 100), ("health", 90), ("social", 110), ("social", 80),
             ("family", 90), ("family", 70), ("education", 90)]  # fmt: skip
    drawn = made(usual)
    assert (drawn.width, drawn.height) == (690, 430)


def test_more_than_fit_get_a_larger_map_rather_than_less_room() -> None:
    assert made([("social", 132)] * 20).width > 690


def test_the_spheres_go_round_the_whole_outline_in_their_order() -> None:
    drawn = made([("health", 90)] * 4)
    assert [arc.sphere for arc in drawn.arcs] == list(SPHERES)
    assert math.isclose(sum(arc.ends - arc.begins for arc in drawn.arcs), 2 * math.pi)
    assert all(a.ends == b.begins for a, b in zip(drawn.arcs, drawn.arcs[1:], strict=False))


def test_the_same_people_stand_at_the_same_places() -> None:
    people = [("job", 80), ("family", 120), ("social", 132)] * 3
    assert made(people) == made(people)


def test_words_stand_away_from_the_citizen() -> None:
    for place in made([(key, 90) for key in SPHERES]).places:
        assert place.over == (place.words.y < place.y)


def test_a_point_of_the_outline_lies_on_it() -> None:
    x, y = outline(0.7, (0, 0), (300, 200))
    assert math.isclose((x / 300) ** BEND + (y / 200) ** BEND, 1)


def test_nobody_is_a_map_too() -> None:
    assert made([]).places == ()
