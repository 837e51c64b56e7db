"""The programmes a store knows from the start."""

from koordinator import resources
from koordinator.db.tables import Programme


def known_programmes() -> list[Programme]:
    """A row for each programme of the data file."""
    return [
        Programme(
            name=row["name"],
            valid_from=row.get("valid_from"),
            valid_to=row.get("valid_to"),
            source=row.get("source"),
        )
        for row in resources.table("programmes.toml")["programme"]
    ]
