"""Which part of a citizen's life somebody belongs to."""

import pytest

from koordinator.domain.spheres import Around, professionals, sphere_of, spheres
from koordinator.resources import table

KNOWN = spheres(table("spheres.toml")["sphere"])


@pytest.mark.parametrize(
    ("said", "sphere"),
    [
        (("mor", "bisidder"), "family"),
        (("veninde", None), "family"),
        (("Kæreste", "pårørende"), "family"),
        ((None, "virksomhedsmentor"), "job"),
        ((None, "virksomhedskonsulent"), "job"),
        ((None, "egen læge"), "health"),
        ((None, None, "Praktiserende læge"), "health"),
        ((None, None, None, "Psykologerne Vinther & Lund"), "health"),
        ((None, "sundhedskonsulent"), "health"),
        ((None, "bostøtte"), "social"),
        ((None, "sagsbehandler"), "social"),
        ((None, "økonomirådgiver"), "social"),
        ((None, "tolk (arabisk)"), "social"),
        ((None, "KUI-vejleder"), "education"),
        ((None, "UU-vejleder"), "education"),
        ((None, "kursusleder"), "education"),
    ],
)
def test_words_place_people(said: tuple[str | None, ...], sphere: str) -> None:
    assert sphere_of(KNOWN, *said) == sphere


@pytest.mark.parametrize("said", [("moralsk støtte",), ("", None), ("ukendt", "noget")])
def test_whoever_no_word_is_known_of_stands_with_the_municipality(said: tuple[str | None, ...]) -> None:
    assert sphere_of(KNOWN, *said) == "social"


def test_the_relation_says_more_than_the_title() -> None:
    assert sphere_of(KNOWN, "søster", None, "lærer", "Nørremark Skole") == "family"


def test_the_longest_word_decides() -> None:
    assert sphere_of(KNOWN, "jobmentor og nabo") == "job"
    assert sphere_of(KNOWN, "arbejdsgiver og ven") == "job"


def test_relatives_are_no_professionals() -> None:
    around = [Around(str(n), "", "", key) for n, key in enumerate(("family", "health", "social", "job"))]
    assert professionals(KNOWN, around) == 3


def test_exactly_one_sphere_takes_the_others() -> None:
    assert [one.key for one in KNOWN if one.other] == ["social"]
    assert {one.name for one in KNOWN} == {
        "Familie og venner", "Job", "Sundhed", "Kommune og bolig", "Uddannelse",
    }  # fmt: skip
