"""One caseload as a bar: what is shown of it, in figures and in words."""

from dataclasses import dataclass

from koordinator.ui.base.states import LOOKS, State


@dataclass(frozen=True)
class Bar:
    """One person's caseload; limits are her own, `before` makes it a comparison.

    The last `paler` cases of the count are drawn paler: those held outside the program or for a colleague.
    """

    key: str
    name: str
    second: str
    count: int
    warning: int | None
    maximum: int | None
    state: State
    before: int | None = None
    before_state: State = State.CALM
    word: str = ""
    paler: int = 0

    @property
    def said(self) -> str:
        """The state in words."""
        return self.word or LOOKS[self.state].word

    @property
    def sentence(self) -> str:
        """The row as one reads it aloud."""
        change = "" if self.before is None or self.before == self.count else f"fra {self.before} til "
        most = "" if self.maximum is None else f" af højst {self.maximum}"
        second = f", {self.second}" if self.second else ""
        said = f", {self.said}" if self.said else ""
        return f"{self.name}{second}: {change}{self.count}{most} sager{said}"
