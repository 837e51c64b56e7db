"""What has been chosen so far in the wizard; it outlives going back and forth between the steps."""

from dataclasses import dataclass, field

from koordinator.domain.lists.plan import Decisions, ImportPlan
from koordinator.services.importing.wizard import Answers, Ending, OpenedList


@dataclass
class Draft:
    """The file, its columns, and the plan with nothing answered (`base`) and with the answers (`plan`)."""

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
        workers, same_as = dict(self.workers), {}
        for key in self.same_as:
            meant = self._meant(key)
            if meant in self.workers:
                workers[key] = self.workers[meant]
            elif meant != key:
                same_as[key] = meant
        decisions = Decisions(workers, frozenset(self.same_case), frozenset(self.take_listed))
        return Answers(decisions, same_as, self.ending)

    def _meant(self, key: str) -> str:
        """The name at the end, where one new name was called another and that one a third."""
        seen = {key}
        while (following := self.same_as.get(key)) is not None and following not in seen:
            key = following
            seen.add(key)
        return key
