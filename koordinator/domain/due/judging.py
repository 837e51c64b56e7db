"""The one function that says what is due: the facts of cases held against the rulebook on a day.

Overdue begins the day after the deadline itself; how soon it is follows the day shown, which is the last
workday on or before it. Rules that count down to a day are soon from their value ahead of it, all others
from 14 days ahead.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from koordinator.domain.due.clocks import CLOCKS, Tick
from koordinator.domain.due.facts import CaseFacts
from koordinator.domain.due.records import DueItem, DueState
from koordinator.domain.due.rules import Rule, Rulebook, Unit, moved
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.values.dates import told_day

# The first fields of the facts and of a due item are the same: which case, who, and whose.
_WHO = DueItem._fields.index("rule_key")
SOON = timedelta(days=14)
_FROM_START = "forløbet begyndte {day}"
_TALKS, _NEXT_TALK = "first_talks", "last_talk"


_Answer = tuple[Any, ...]


def due_items(
    facts: Iterable[CaseFacts], rules: Rulebook, today: date, is_workday: Callable[[date], bool]
) -> list[DueItem]:
    """Everything the rules ask for in some running cases, in no particular order."""
    found: list[DueItem] = []
    shown = _LastWorkday(is_workday)
    benches: dict[int | None, list[_Judge]] = {}
    for case in facts:
        bench = benches.get(case.team_id)
        if bench is None:
            active = [rule for rule in rules.of(case.team_id) if rule.active]
            active.sort(key=lambda rule: rule.clock == _NEXT_TALK)
            bench = benches[case.team_id] = [_Judge(rule, today, shown) for rule in active]
        # Both halves of an item are ready: who from the facts, what from what is known of the clock.
        who, put_off, talks_asked = case[:_WHO], case.postponed, False
        for judge in bench:
            ticks = judge.clock(case, judge.rule, today)
            if not ticks or (talks_asked and judge.next_talk):
                continue  # the first talks already ask for the next one
            for tick in ticks:
                what = judge.answer(tick)
                if what:
                    item = DueItem._make(who + what)
                    found.append(judge.put_off(item, put_off) if put_off else item)
                    talks_asked = talks_asked or judge.first_talks
    return found


class _LastWorkday:
    """The last workday on or before a day; each day is looked up once."""

    def __init__(self, is_workday: Callable[[date], bool]) -> None:
        self._is_workday = is_workday
        self._known: dict[date, date] = {}

    def of(self, day: date) -> date:
        """That workday; where the calendar begins, the day itself."""
        if day not in self._known:
            found = day
            while found > date.min and not self._is_workday(found):
                found -= ONE_DAY
            self._known[day] = found
        return self._known[day]


class _Judge:
    """One rule on one day; what it says of a clock is worked out once, for many cases ask the same."""

    def __init__(self, rule: Rule, today: date, shown: _LastWorkday) -> None:
        self.rule = rule
        self.clock = CLOCKS[rule.clock]
        self.first_talks, self.next_talk = rule.clock == _TALKS, rule.clock == _NEXT_TALK
        self._today = today
        self._shown = shown
        self._known: dict[Tick | date | None, _Answer] = {}

    def answer(self, tick: Tick) -> _Answer:
        """The half of a due item that a clock alone decides; nothing where it asks for nothing."""
        # Of several things in one case a day alone decides.
        subject = tick.subject
        key = tick if subject is None else tick.start
        answer = self._known.get(key)
        if answer is None:
            answer = self._known[key] = self._judged(tick)
        if subject is None or not answer:
            return answer
        rule_key, _, name, *rest = answer
        return rule_key, subject.row_id, f"{name}: {subject.words}", *rest

    def put_off(self, item: DueItem, postponed: Mapping[tuple[str, int | None, date], date]) -> DueItem:
        """The item as it stands when it was put off."""
        if item.due is None:
            return item
        until = postponed.get((item.rule_key, item.subject_id, item.due))
        if until is None:
            return item
        shown, state = self._shown.of(until), self._state(until, item.due)
        return item._replace(postponed=until, shown=shown, state=state)

    def _judged(self, tick: Tick) -> _Answer:
        rule, today = self.rule, self._today
        value = rule.value_on(tick.start or today)
        if value is None:
            return ()
        words = rule.sentence(value)
        if tick.start is None:
            return self._said(f"{words}, {rule.unknown}", None, DueState.UNKNOWN)
        due = tick.due or (tick.start if rule.before else moved(tick.start, value, rule.unit))
        if rule.lapses is not None and moved(due, rule.lapses, Unit.MONTHS) < today:
            return ()
        if tick.agreed is not None and tick.agreed <= due:
            return ()
        return self._said(self._why(words, tick), due, self._state(due, due))

    def _said(self, why: str, due: date | None, state: DueState) -> _Answer:
        rule = self.rule
        shown = None if due is None else self._shown.of(due)
        return rule.key, None, rule.name, why, due, shown, state, rule.source, rule.action, None

    def _state(self, day: date, due: date) -> DueState:
        if day < self._today:
            return DueState.OVERDUE
        rule, shown = self.rule, self._shown.of(day)
        told_from = moved(shown, -(rule.value_on(due) or 0), rule.unit) if rule.before else shown - SOON
        return DueState.SOON if told_from <= self._today else DueState.LATER

    def _why(self, words: str, tick: Tick) -> str:
        parts = [words]
        since = _FROM_START if tick.from_start else self.rule.since
        if tick.start is not None and since:
            parts.append(since.format(day=told_day(tick.start, self._today)))
        if tick.extra:
            parts.append(tick.extra)
        if tick.agreed is not None:
            parts.append(f"aftalt til {told_day(tick.agreed, self._today)}")
        return ", ".join(parts)
