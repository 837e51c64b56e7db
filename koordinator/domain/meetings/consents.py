"""What stands about a consent on a day, and what that means (retssikkerhedsloven § 11 a)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import ConsentState
from koordinator.domain.values.dates import whole_day

EXPIRES_SOON = timedelta(days=30)
NONE_NEEDED = ConsentState("none_needed", "")
_MAY_NOT = "Kopi af dagsorden og referat holdes tilbage, til der er givet et nyt."


class ConsentFacts(NamedTuple):
    """One consent's first and last day, and the day it was taken back."""

    starts: date
    ends: date | None
    withdrawn: date | None


def judged_on(today: date, starts: datetime) -> date:
    """The day on which consents for a meeting must hold: its own where it lies ahead."""
    return max(today, to_local(starts).date())


def consent_state(consents: Iterable[ConsentFacts], day: date) -> ConsentState:
    """How it stands on a day, today or one to come, with everything that was ever allowed about one contact.

    A consent holds on its last day, and no longer on the day it is withdrawn. Of several that hold the one
    that lasts longest counts.
    """
    known = list(consents)
    held = [one for one in known if _holds(one, day)]
    if held:
        return _standing(max((one.ends or date.max) for one in held), day)
    taken_back = [one.withdrawn for one in known if one.withdrawn is not None and one.withdrawn <= day]
    over = [one.ends for one in known if one.ends is not None and one.ends < day]
    if taken_back and (not over or max(taken_back) >= max(over)):
        back = max(taken_back)
        return ConsentState(
            "withdrawn", f"Samtykket er trukket tilbage pr. {whole_day(back)}. {_MAY_NOT}", back
        )
    if over:
        last = max(over)
        return ConsentState("expired", f"Samtykket gælder kun til og med {whole_day(last)}. {_MAY_NOT}", last)
    return ConsentState("missing", "Der er intet samtykke: kopi af dagsorden og referat holdes tilbage.")


def _holds(one: ConsentFacts, day: date) -> bool:
    back = one.withdrawn is not None and one.withdrawn <= day
    return not back and one.starts <= day and (one.ends is None or one.ends >= day)


def _standing(until: date, day: date) -> ConsentState:
    if until == date.max:
        return ConsentState("valid", "Samtykket gælder, indtil det trækkes tilbage.")
    key = "expiring" if until - day <= EXPIRES_SOON else "valid"
    words = "udløber" if key == "expiring" else "gælder til og med"
    return ConsentState(key, f"Samtykket {words} {whole_day(until)}.", until)
