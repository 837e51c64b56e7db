"""The roles a worker can have, and the roles a worker can have on one case."""

from enum import StrEnum


class Role(StrEnum):
    """What a worker does in the jobcentre; one worker may have several."""

    CASEWORKER = "caseworker"
    CONSULTANT = "consultant"
    LEADER = "leader"
    ASSISTANT = "assistant"


class CaseRole(StrEnum):
    """What a worker is on one case; at most one worker per role at a time.

    COVER is a colleague who stands in for the caseworker; the case stays the caseworker's.
    """

    CASEWORKER = "caseworker"
    CONSULTANT = "consultant"
    COVER = "cover"


ROLE_NAMES = {
    Role.CASEWORKER: "koordinerende sagsbehandler",
    Role.CONSULTANT: "virksomhedskonsulent",
    Role.LEADER: "teamleder",
    Role.ASSISTANT: "administrativ",
}
ROLE_SHORT = {
    Role.CASEWORKER: "KS",
    Role.CONSULTANT: "VK",
    Role.LEADER: "teamleder",
    Role.ASSISTANT: "administrativ",
}
