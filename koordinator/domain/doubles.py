"""Which contacts and organisations are probably the same person or place; it proposes and never decides."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import combinations
from operator import or_
from typing import NamedTuple

from koordinator.domain.contacts import Alike, ContactLine, Double, OrganisationLine
from koordinator.domain.lists.likeness import SIGN_WORDS, Known, Sign, likely
from koordinator.domain.values.names import fold
from koordinator.domain.values.numbers import phone_digits

# Two slips change at most four of the letters a name holds.
_MOST_APART = 4
SAME_NAME = "samme navn"
SAME_EMAIL = "samme e-mail"
SAME_PHONE = "samme telefon og lignende navn"
SAME_CVR = "samme CVR-nummer"


class _Facts(NamedTuple):
    """What two rows are compared by."""

    row_id: int
    name: str
    key: str
    digits: str
    email: str
    place: int | None
    cases: int
    letters: int  # one bit for each letter the name holds
    number: str  # the digits in the name: Hus 1 and Hus 2 are two places


def alike_contacts(
    name: str, known: Iterable[ContactLine], *, phone: str | None = None, email: str | None = None
) -> list[Alike]:
    """Which of the known contacts the one described may be, the surest first."""
    rows = list(known)
    wanted = _facts(0, name, phone_digits(phone or ""), fold(email or ""))
    signs = {
        one.identity: one.sign for one in likely(name, (Known(row.contact_id, row.name) for row in rows))
    }
    found = []
    for row in rows:
        reason = _same(wanted, _contact_facts(row))
        sign = signs.get(row.contact_id)
        if reason is None and sign in (Sign.SLIP, Sign.SHORTENED):
            reason = SIGN_WORDS[sign]
        if reason is not None:
            found.append(Alike(row.contact_id, row.name, row.whose, reason))
    return sorted(found, key=lambda one: (one.reason != SAME_NAME, one.reason != SAME_EMAIL, one.name))


def alike_organisations(name: str, known: Iterable[OrganisationLine], cvr: str | None = None) -> list[Alike]:
    """Which of the known organisations the one described may be."""
    rows = list(known)
    signs = {
        one.identity: one.sign for one in likely(name, (Known(row.organisation_id, row.name) for row in rows))
    }
    found = []
    for row in rows:
        sign = signs.get(row.organisation_id)
        if fold(row.name) == fold(name):
            reason = SAME_NAME
        elif cvr and row.cvr == cvr:
            reason = SAME_CVR
        elif sign in (Sign.SLIP, Sign.SHORTENED):
            reason = SIGN_WORDS[sign]
        else:
            continue
        found.append(Alike(row.organisation_id, row.name, row.address or row.phone or "", reason))
    return sorted(found, key=lambda one: (one.reason != SAME_NAME, one.name))


def double_contacts(lines: Sequence[ContactLine]) -> list[Double]:
    """The pairs of contacts that are probably one person.

    Namesakes of two organisations are two people unless phone or e-mail says otherwise; almost the same name
    counts only within one organisation or with the same phone.
    """
    facts = [_contact_facts(line) for line in lines]
    groups: dict[tuple[str, str | int], list[_Facts]] = defaultdict(list)
    for fact in facts:
        groups["name", fact.key].append(fact)
        if fact.email:
            groups["email", fact.email].append(fact)
        if fact.digits:
            groups["phone", fact.digits].append(fact)
        if fact.place is not None:
            groups["place", fact.place].append(fact)
    return _pairs(groups.values(), _one_person)


def double_organisations(lines: Sequence[OrganisationLine]) -> list[Double]:
    """The pairs of organisations that are probably one: same name, same CVR or almost the same name."""
    facts = [_facts(row.organisation_id, row.name, row.cvr or "", cases=row.cases) for row in lines]
    groups: dict[str, list[_Facts]] = defaultdict(list)
    for fact in facts:
        groups[fact.key[:3]].append(fact)
        if fact.digits:
            groups[f"cvr {fact.digits}"].append(fact)
    return _pairs(groups.values(), _one_organisation)


def _pairs(groups: Iterable[list[_Facts]], reason_of: Callable[[_Facts, _Facts], str | None]) -> list[Double]:
    found: dict[tuple[int, int], Double] = {}
    names: dict[tuple[int, int], str] = {}
    for group in groups:
        for one, other in combinations(group, 2):
            reason = reason_of(one, other)
            if reason is not None:
                first, second = sorted((one, other), key=lambda fact: (-fact.cases, fact.row_id))
                pair = (first.row_id, second.row_id)
                found[pair], names[pair] = Double(*pair, reason), first.key
    return sorted(found.values(), key=lambda double: (names[double.one_id, double.other_id], *double[:2]))


def _contact_facts(line: ContactLine) -> _Facts:
    digits, email = phone_digits(line.phone or ""), fold(line.email or "")
    return _facts(line.contact_id, line.name, digits, email, line.organisation_id, line.cases)


def _facts(
    row_id: int, name: str, digits: str, email: str = "", place: int | None = None, cases: int = 0
) -> _Facts:
    key = fold(name)
    letters = reduce(or_, (1 << ord(letter) % 64 for letter in key), 0)
    return _Facts(row_id, name, key, digits, email, place, cases, letters, "".join(filter(str.isdigit, key)))


def _same(one: _Facts, other: _Facts) -> str | None:
    if one.key == other.key:
        return SAME_NAME
    if one.email and one.email == other.email:
        return SAME_EMAIL
    if one.digits and one.digits == other.digits and _like(one, other):
        return SAME_PHONE
    return None


def _one_person(one: _Facts, other: _Facts) -> str | None:
    apart = one.place is not None and other.place is not None and one.place != other.place
    reached = bool((one.digits and one.digits == other.digits) or (one.email and one.email == other.email))
    reason = _same(one, other)
    if reason == SAME_NAME:
        return None if apart and not reached else SAME_NAME
    if reason is not None:
        return reason
    if one.place is not None and one.place == other.place and _slipped(one, other):
        return SIGN_WORDS[Sign.SLIP]
    return None


def _one_organisation(one: _Facts, other: _Facts) -> str | None:
    if one.key == other.key:
        return SAME_NAME
    if one.digits and one.digits == other.digits:
        return SAME_CVR
    if one.digits and other.digits:
        return None
    return SIGN_WORDS[Sign.SLIP] if _slipped(one, other) else None


def _slipped(one: _Facts, other: _Facts) -> bool:
    """Whether a slip of the keyboard may part two names; what cannot be is seen without counting letters."""
    apart = (one.letters ^ other.letters).bit_count() > _MOST_APART
    if apart or abs(len(one.key) - len(other.key)) > 2 or one.number != other.number:
        return False
    return _sign(one, other) is Sign.SLIP


def _like(one: _Facts, other: _Facts) -> bool:
    return _sign(one, other) in (Sign.SLIP, Sign.SHORTENED)


def _sign(one: _Facts, other: _Facts) -> Sign | None:
    found = likely(one.name, [Known(other.row_id, other.name)])
    return found[0].sign if found else None
