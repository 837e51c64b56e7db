"""What is looked at on the tab: a form of a case, whose scores, and which two days."""

from dataclasses import dataclass
from datetime import date

from koordinator.domain.comparing import Compared, compared, first_and_newest
from koordinator.domain.forms import WHEEL, AssessmentCard, Form, Sheet, beside, current, of
from koordinator.domain.progression import Progression, progression
from koordinator.services import forms
from koordinator.services.desk import Desk

TODAY = "today"
NONE = ""


@dataclass
class Wish:
    """What a person has chosen to see; `then` and `now` are assessments by number, None is the usual one."""

    form_key: str = WHEEL
    by_citizen: bool = True
    then: str | None = None
    now: str | None = None


@dataclass(frozen=True)
class Looking:
    """The data behind the tab, fetched for one wish."""

    form: Form
    sheet: Sheet
    whole: tuple[AssessmentCard, ...]
    mine: tuple[AssessmentCard, ...]
    others: tuple[AssessmentCard, ...]
    then: AssessmentCard | None
    now: AssessmentCard | None
    today: AssessmentCard | None
    scoring: bool

    @property
    def other(self) -> AssessmentCard | None:
        """The other side's assessment of the same time."""
        return beside(self.now, self.others) if self.now is not None else None

    @property
    def found(self) -> Progression | None:
        """The progression from then to now."""
        if self.then is None or self.now is None:
            return None
        return progression(self.then.values, self.now.values)

    @property
    def rows(self) -> list[Compared]:
        """The areas beside each other."""
        return compared(self.form, self.then, self.now, self.other, by_citizen=self.sheet.by_citizen)

    def key_of(self, card: AssessmentCard | None) -> str:
        """What an assessment is called in the choosers."""
        if card is None:
            return NONE
        return TODAY if card is self.today else str(card.assessment_id)


def look(desk: Desk, case_id: int, wish: Wish) -> Looking:
    """Fetch what is wished for; what is no longer there gives way to the usual."""
    form = forms.case_form(desk, case_id, wish.form_key)
    by_citizen = wish.by_citizen or not form.both
    whole = forms.all_assessments(desk, case_id, form.key)
    mine, others = (of(current(whole), by_citizen=side) for side in (by_citizen, not by_citizen))
    worker_id = None if by_citizen else desk.who.worker_id
    today = _todays(mine, desk.today(), worker_id)
    first, newest = first_and_newest(mine)
    fresh = wish.now == TODAY
    now = today if fresh else _chosen(mine, wish.now) or newest
    then = None if wish.then == NONE else _chosen(mine, wish.then) or (mine[0] if fresh and mine else first)
    if now is not None and then is now:
        then = None
    scoring = fresh or (now is not None and now is today)
    sheet = Sheet(case_id, form.key, by_citizen)
    return Looking(form, sheet, tuple(whole), tuple(mine), tuple(others), then, now, today, scoring)


def _todays(cards: list[AssessmentCard], day: date, worker_id: int | None) -> AssessmentCard | None:
    """What is simply edited: one's own of today."""
    return next((card for card in cards if card.day == day and card.worker_id == worker_id), None)


def _chosen(cards: list[AssessmentCard], key: str | None) -> AssessmentCard | None:
    return next((card for card in cards if str(card.assessment_id) == key), None)
