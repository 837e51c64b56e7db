"""Cases as screens show them, and the questions a list of cases can be narrowed by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

CV_MONTHS = 2


def cv_oldest(today: date) -> date:
    """The oldest day a CV may be from and count as up to date: two months back (local practice)."""
    from dateutil.relativedelta import relativedelta

    oldest: date = today - relativedelta(months=CV_MONTHS)
    return oldest


class Track(StrEnum):
    """What stands nearest to work on a case, best first; a case with none of it is passive."""

    PAID = "paid"
    PLACEMENT = "placement"
    INTERVENTION = "intervention"
    PASSIVE = "passive"


class Weight(StrEnum):
    """How much coordination a case asks for; shown beside the count, never a limit."""

    LIGHT = "light"
    NORMAL = "normal"
    HEAVY = "heavy"


WEIGHT_NAMES = {Weight.LIGHT: "let", Weight.NORMAL: "almindelig", Weight.HEAVY: "tung"}


class CaseLine(NamedTuple):
    """One line of a case list, as it stands on one day."""

    case_id: int
    number: str | None
    citizen_id: int
    name: str
    born: date
    protected: bool
    interpreter: str | None
    programme: str | None
    team_id: int | None
    team: str | None
    starts: date
    expected_end: date | None
    ended: date | None
    weight: str
    passive_reason: str | None
    caseworker_id: int | None
    caseworker: str | None
    consultant_id: int | None
    consultant: str | None
    last_talk: date | None
    cv_day: date | None
    paid_hours: Decimal | None
    placement: str | None
    intervention: str | None

    @property
    def track(self) -> Track:
        """What stands nearest to work."""
        if self.paid_hours:
            return Track.PAID
        if self.placement:
            return Track.PLACEMENT
        return Track.INTERVENTION if self.intervention else Track.PASSIVE

    def week(self, today: date) -> int:
        """Which week of the course it is, or its last one; the first is 1, and 0 before it starts."""
        last = today if self.ended is None else min(self.ended, today)
        return max(0, (last - self.starts).days // 7 + 1)

    def is_over(self, today: date) -> bool:
        """Whether the course has had its last day."""
        return self.ended is not None and self.ended < today


class Chip(StrEnum):
    """The ready-made questions; several narrow the list together."""

    NO_CASEWORKER = "no_caseworker"
    NO_CONSULTANT = "no_consultant"
    PAID = "paid"
    PLACEMENT = "placement"
    PASSIVE = "passive"
    UNEXPLAINED = "unexplained"
    CV_OLD = "cv_old"
    PAST_END = "past_end"
    PROTECTED = "protected"
    INTERPRETER = "interpreter"
    HEAVY = "heavy"


CHIP_NAMES = {
    Chip.NO_CASEWORKER: "Uden KS",
    Chip.NO_CONSULTANT: "Uden VK",
    Chip.PAID: "Lønnede timer",
    Chip.PLACEMENT: "I praktik",
    Chip.PASSIVE: "Passive",
    Chip.UNEXPLAINED: "Passive uden årsag",
    Chip.CV_OLD: "CV over 2 mdr.",
    Chip.PAST_END: "Over forventet slut",
    Chip.PROTECTED: "Beskyttet adresse",
    Chip.INTERPRETER: "Tolk",
    Chip.HEAVY: "Tunge",
}


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases a list shows; everything given must hold.

    `ended` asks for those that are over instead of the others, `over_too` for both. `because` says why just
    these were picked, and `outside` how many counted with them cannot be listed: the program has them not.
    """

    text: str = ""
    worker_id: int | None = None
    team_id: int | None = None
    programme_id: int | None = None
    chips: frozenset[Chip] = frozenset()
    ended: bool = False
    case_ids: frozenset[int] | None = None
    over_too: bool = False
    because: str = ""
    outside: int = 0

    @classmethod
    def picked(cls, case_ids: Iterable[int], because: str, outside: int = 0) -> "CaseFilter":
        """These very cases, whether they are over or not, and what they were picked for."""
        return cls(case_ids=frozenset(case_ids), over_too=True, because=because, outside=outside)


class Tally(NamedTuple):
    """A list of cases counted without its chips; `coming` of them have yet to start."""

    cases: int
    coming: int
    chips: dict[Chip, int]


class PeriodLine(NamedTuple):
    """Something on a case that runs from day to day: an offer, a placement, paid hours, an assignment."""

    row_id: int
    kind: str
    title: str
    starts: date | None
    ends: date | None
    hours: Decimal | None


@dataclass(frozen=True, slots=True)
class CaseCard:
    """The essentials of one case beside the list; empty fields are None.

    `keep_worker` says that a change of caseworker is advised against.
    """

    line: CaseLine
    cpr: str
    address: str | None
    postcode: str | None
    city: str | None
    phone: str | None
    email: str | None
    digital_post: bool
    remark: str | None
    keep_worker: bool
    keep_worker_reason: str | None
    caseworker_phone: str | None
    consultant_phone: str | None
    periods: tuple[PeriodLine, ...]
    assignments: tuple[PeriodLine, ...]
