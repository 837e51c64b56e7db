"""The paragraphs an intervention can stand under; which there are is data."""

from typing import NamedTuple


class Law(NamedTuple):
    """A paragraph: how it is written short, and what it gives."""

    key: str
    about: str
    act: str

    @property
    def words(self) -> str:
        """SEL § 85 · bostøtte."""
        return f"{self.key} · {self.about}" if self.about else self.key
