"""One caseload as a bar: what is shown of it, in figures and in words."""

from dataclasses import dataclass

from koordinator.ui.base.states import LOOKS, State


@dataclass(frozen=True)
class Bar:
    """One person's caseload; limits are her own, `before` makes it a comparison.

    The last `paler` cases of the count are drawn paler: those held outside the program or for a colleague.
    Where there is room, the weight, the counts of the months before and what is known ahead stand beside it.
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
    weight: str = ""
    trend: tuple[int, ...] = ()
    ahead: str = ""

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

    @property
    def whole(self) -> str:
        """The sentence with what stands beside the bar."""
        beside = "".join(
            f", {words}"
            for words in (
                f"tyngde {self.weight}" if self.weight else "",
                f"for {len(self.trend) - 1} måneder siden {self.trend[0]}" if len(self.trend) > 1 else "",
                f"de næste fire uger {self.ahead}" if self.ahead else "",
            )
            if words
        )
        return f"{self.sentence}{beside}"
