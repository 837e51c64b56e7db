"""What has been chosen so far in the wizard; it outlives going back and forth between the steps."""

from dataclasses import dataclass, field

from koordinator.domain.list_plan import Decisions, ImportPlan
from koordinator.services.importing.wizard import Answers, Ending, OpenedList


@dataclass
class Draft:
    """The file, its columns, what it would do with nothing answered (`base`), and with the answers (`plan`)."""

    opened: OpenedList | None = None
    mapping: dict[str, list[int]] = field(default_factory=dict)
    base: ImportPlan | None = None
    base_mapping: dict[str, list[int]] = field(default_factory=dict)
    plan: ImportPlan | None = None
    workers: dict[str, int] = field(default_factory=dict)
    same_as: dict[str, str] = field(default_factory=dict)
    same_case: set[int] = field(default_factory=set)
    take_listed: set[tuple[int, str]] = field(default_factory=set)
    ending: Ending | None = None

    @classmethod
    def of(cls, opened: OpenedList) -> "Draft":
        """A file just opened, with the columns as they are proposed."""
        return cls(opened=opened, mapping={key: list(places) for key, places in opened.mapping.items()})

    @property
    def planned(self) -> bool:
        """Whether the list has been read with the columns as they are chosen now."""
        return self.base is not None and self.base_mapping == self.mapping

    def answers(self) -> Answers:
        """All that has been answered."""
        decisions = Decisions(dict(self.workers), frozenset(self.same_case), frozenset(self.take_listed))
        return Answers(decisions, dict(self.same_as), self.ending)
