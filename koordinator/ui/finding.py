"""What the command box finds: actions, people, meetings, notes and plans, with the words found marked."""

from collections.abc import Sequence

from koordinator.domain.meetings.kinds import NETWORK
from koordinator.domain.search import Hit, spans
from koordinator.domain.values.names import fold
from koordinator.services import undoing
from koordinator.services.searching import search
from koordinator.ui.actions import Action
from koordinator.ui.base.results import Hits, ResultGroup, ResultItem
from koordinator.ui.context import Context, MeetingWish

MOST_ACTIONS = 8
_MOST_WISHES = 3
_WISH = "Nyt netværksmøde for"
_WISH_WORDS = fold(_WISH).split()
_ICONS = {"case": "person", "meeting": "calendar", "note": "file-text", "plan": "target"}


def results(ctx: Context, text: str) -> list[ResultGroup]:
    """The groups for what was typed so far; with nothing typed, the actions one can do."""
    actions = (ctx.registry.search(text) if text.strip() else _offered(ctx))[:MOST_ACTIONS]
    hits = search(ctx.desk, text)
    words = fold(text).split()
    named = [word for word in words if not any(one.startswith(word) for one in _WISH_WORDS)]
    wishes = _wishes(ctx, hits, words, named)
    asked = wishes if len(named) < len(words) else []
    return [
        ResultGroup("Handlinger", (*(_action(action, words) for action in actions), *asked)),
        ResultGroup("Borgere", tuple(_hit(hit, words) for hit in hits if hit.kind == "case")),
        # The phone rings: a name alone finds the citizen first.
        ResultGroup("Book møde", tuple([] if asked else wishes)),
        ResultGroup("Møder", tuple(_hit(hit, words) for hit in hits if hit.kind == "meeting")),
        ResultGroup("Notater", tuple(_hit(hit, words) for hit in hits if hit.kind == "note")),
        ResultGroup("Planer", tuple(_hit(hit, words) for hit in hits if hit.kind == "plan")),
        ResultGroup("Kontakter", tuple(_hit(hit, words) for hit in hits if hit.kind == "contact")),
        ResultGroup("Medarbejdere", tuple(_hit(hit, words) for hit in hits if hit.kind == "worker")),
    ]


def _offered(ctx: Context) -> list[Action]:
    """The pages first, so that a stray Enter changes nothing; undo only when there is something to."""
    found = ctx.registry.search("")
    dead = {"undo": undoing.next_undo, "redo": undoing.next_redo}
    able = [one for one in found if one.id not in dead or dead[one.id](ctx.desk) is not None]
    return sorted(able, key=lambda one: one.group != "Sider")


def _wishes(
    ctx: Context, hits: Sequence[Hit], words: Sequence[str], named: Sequence[str]
) -> list[ResultItem]:
    """A meeting with each citizen found whose case is not over; the action's words may be typed too."""
    if len(named) < len(words):
        hits = search(ctx.desk, " ".join(named))
    cases = [hit for hit in hits if hit.kind == "case" and not hit.over][:_MOST_WISHES]
    texts = [(f"{_WISH} {hit.title}", hit) for hit in cases]
    return [
        ResultItem(
            "calendar-plus", text, "", hit.right, _marked(text, words), key=MeetingWish(NETWORK, hit.row_id)
        )
        for text, hit in texts
    ]


def _action(action: Action, words: Sequence[str]) -> ResultItem:
    return ResultItem(
        action.icon or "arrow-right", action.label, "", action.keys, _marked(action.label, words), key=action
    )


def _hit(hit: Hit, words: Sequence[str]) -> ResultItem:
    icon = _ICONS.get(hit.kind, "users")
    inside = spans(hit.detail, words) if hit.kind in ("note", "plan") else ()
    return ResultItem(icon, hit.title, hit.detail, hit.right, _marked(hit.title, words), inside, hit)


def _marked(text: str, words: Sequence[str]) -> Hits:
    """Where the words stand; only in text that folding leaves as long as it was."""
    folded = fold(text)
    if len(folded) != len(text):
        return ()
    places = ((folded.find(word), len(word)) for word in words)
    return tuple(sorted((start, length) for start, length in places if start >= 0))
