"""The roles of a meeting type as a line one types."""

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.role_words import role_list, roles_of

OWN = st.sampled_from(
    ["citizen", "caseworker", "consultant", "leader", "network", "team", "psykolog", "KUI-vejleder"]
)


@given(st.lists(OWN, unique=True))
def test_a_line_of_roles_is_read_as_it_is_shown(roles: list[str]) -> None:
    assert roles_of(role_list(tuple(roles))) == tuple(roles)


def test_short_words_and_loose_commas_are_understood() -> None:
    assert roles_of(" KS, vk,, Hele netværket , psykolog, psykolog") == (
        "caseworker",
        "consultant",
        "network",
        "psykolog",
    )
