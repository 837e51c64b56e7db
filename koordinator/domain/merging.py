"""What becomes of two that are made one: places joined, details kept or dropped, and how that is said."""

from collections.abc import Mapping
from typing import NamedTuple

from koordinator.domain.contacts import MergePreview
from koordinator.domain.meetings.kinds import Status
from koordinator.domain.values.names import fold

# The one that says more about the same person stands; having been there or not says most.
_TELLING = (
    Status.INVITED, Status.TENTATIVE, Status.DECLINED, Status.ACCEPTED, Status.ABSENT, Status.ATTENDED,
)  # fmt: skip


class Uses(NamedTuple):
    """How much refers to the one that goes; of networks and meetings also where both already are."""

    networks: int = 0
    networks_joined: int = 0
    consents: int = 0
    meetings: int = 0
    meetings_joined: int = 0
    contacts: int = 0
    offers: int = 0
    placements: int = 0


def joined_status(one: str, other: str) -> str:
    """The answer that tells most of two."""
    return max(Status(one), Status(other), key=_TELLING.index).value


def joined_words(one: str | None, other: str | None) -> str | None:
    """Both texts, unless one says what the other says."""
    if not one or not other:
        return one or other
    if fold(other) in fold(one):
        return one
    return other if fold(one) in fold(other) else f"{one}, {other}"


def preview(
    keep: Mapping[str, str | None], other: Mapping[str, str | None], uses: Uses, labels: Mapping[str, str]
) -> MergePreview:
    """The sentences about a merge; `labels` names the details besides the name."""
    taken = [f"{words}: {other[key]}" for key, words in labels.items() if other[key] and not keep[key]]
    dropped = [
        f"{words}: {other[key]}"
        for key, words in {"name": "Navn", **labels}.items()
        if other[key] and keep[key] and keep[key] != other[key]
    ]
    return MergePreview(str(keep["name"]), str(other["name"]), (*_moves(uses), *taken), tuple(dropped))


def _moves(uses: Uses) -> list[str]:
    said = [
        _counted(uses.networks, "netværk", "netværk", uses.networks_joined),
        _counted(uses.consents, "samtykke", "samtykker"),
        _counted(uses.meetings, "møde", "møder", uses.meetings_joined),
        _counted(uses.contacts, "kontakt", "kontakter"),
        _counted(uses.offers, "tilbud", "tilbud"),
        _counted(uses.placements, "praktik", "praktikker"),
    ]
    return [sentence for sentence in said if sentence]


def _counted(number: int, one: str, many: str, joined: int = 0) -> str:
    if not number:
        return ""
    also = ""
    if joined == number:
        also = ", hvor begge er med: de lægges sammen"
    elif joined:
        also = f"; i {joined} er begge med, og dér lægges de sammen"
    return f"{number} {one if number == 1 else many}{also}"
