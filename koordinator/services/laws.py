"""The list of laws as shipped."""

from functools import cache

from koordinator import resources
from koordinator.domain.laws import Law


@cache
def laws() -> tuple[Law, ...]:
    """Every paragraph in its order."""
    return tuple(
        Law(f"{act['key']} {paragraph['number']}", paragraph["about"], act["name"])
        for act in resources.table("laws.toml")["act"]
        for paragraph in act["paragraphs"]
    )
