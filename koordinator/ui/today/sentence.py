"""The sentence under the date: what today asks, in figures that lead to what they count."""

from typing import TYPE_CHECKING

from koordinator.domain.overview import Overview
from koordinator.ui.base.header import Link
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count

if TYPE_CHECKING:
    from koordinator.domain.today import Work


def sentence(found: Overview, meetings: int | None, work: "Work | None") -> list[str | Link]:
    """Uge 47 · 3 møder i dag · 4 frister er over tid · 5 falder inden 14 dage, as far as it is known."""
    week = f"Uge {found.day.isocalendar().week}"
    if meetings is None or not (found.running or meetings):
        return [week]
    said: list[str | Link] = [f"{week} ·"]
    if found.whose is None:
        running = found.figures[0].denominator  # those that begin later stand in the list, but do not run
        said.append(Link(f"{count(running)} {_one(running, 'løbende sag', 'løbende sager')}", "all"))
    else:
        said.append(f"{count(meetings) if meetings else 'ingen'} {_one(meetings, 'møde', 'møder')} i dag")
    if work is None:
        return said
    over, soon = len(work.over), len(work.soon)
    if over:
        said += ["·", Link(f"{count(over)} {_one(over, 'frist', 'frister')} er over tid", "over", State.OVER)]
    else:
        said.append("· ingen frister er over tid")
    if soon:
        said += ["·", Link(f"{count(soon)} falder inden 14 dage", "soon")]
    return said


def _one(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
