"""The example team: invented people and two years of their work, the same for the same seed and day."""

from koordinator.services.demo.planning import plan_demo
from koordinator.services.demo.populate import populate

__all__ = ["plan_demo", "populate"]
