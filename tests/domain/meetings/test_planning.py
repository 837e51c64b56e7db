"""Who the practice calls for beside those who are there."""

from koordinator.domain.meetings.planning import plays, proposals


def roles(age: int, interpreter: str | None, *there: str) -> list[str]:
    return [one.role for one in proposals(age, interpreter, there)]


def test_the_young_have_an_adviser_and_the_day_one_turns_thirty_ends_it() -> None:
    assert "uddannelsesvejleder" in roles(29, None)
    assert "uddannelsesvejleder" not in roles(30, None)


def test_nobody_is_proposed_who_is_there() -> None:
    assert roles(20, "dari", "KUI-vejleder", "Tolk", "bisidder (mor)") == []
    assert roles(20, None, "Kuiper") == ["uddannelsesvejleder", "bisidder"]


def test_a_role_is_known_by_its_word() -> None:
    assert plays("virksomhedsmentor", [None, "Virksomhedsmentor, planteskolen"])
    assert not plays("sundhed", ["psykolog", None])
