"""What stands about a consent on a day, and what that means (retssikkerhedsloven § 11 a)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.records import ConsentState
from koordinator.domain.values.dates import short_date

EXPIRES_SOON = timedelta(days=30)
NONE_NEEDED = ConsentState("none_needed", "")
_MAY_NOT = "Kopi af dagsorden og referat holdes tilbage, til der er givet et nyt."


class ConsentFacts(NamedTuple):
    """One consent's first and last day, and the day it was taken back."""

    starts: date
    ends: date | None
    withdrawn: date | None


def consent_state(consents: Iterable[ConsentFacts], today: date) -> ConsentState:
    """How it stands with everything that was ever allowed about one contact.

    A consent holds on its last day, and no longer on the day it is withdrawn. Of several that hold the one
    that lasts longest counts.
    """
    known = list(consents)
    held = [one for one in known if _holds(one, today)]
    if held:
        return _standing(max((one.ends or date.max) for one in held), today)
    taken_back = [one.withdrawn for one in known if one.withdrawn is not None and one.withdrawn <= today]
    over = [one.ends for one in known if one.ends is not None and one.ends < today]
    if taken_back and (not over or max(taken_back) >= max(over)):
        day = max(taken_back)
        return ConsentState("withdrawn", f"Samtykket er trukket tilbage {short_date(day)}. {_MAY_NOT}", day)
    if over:
        day = max(over)
        return ConsentState("expired", f"Samtykket udløb {short_date(day)}. {_MAY_NOT}", day)
    return ConsentState("missing", "Der er intet samtykke: kopi af dagsorden og referat holdes tilbage.")


def _holds(one: ConsentFacts, today: date) -> bool:
    back = one.withdrawn is not None and one.withdrawn <= today
    return not back and one.starts <= today and (one.ends is None or one.ends >= today)


def _standing(until: date, today: date) -> ConsentState:
    if until == date.max:
        return ConsentState("valid", "Samtykket gælder, indtil det trækkes tilbage.")
    key = "expiring" if until - today <= EXPIRES_SOON else "valid"
    words = "udløber snart, den" if key == "expiring" else "gælder til og med"
    return ConsentState(key, f"Samtykket {words} {short_date(until)}.", until)
