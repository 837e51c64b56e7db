"""How the columns of lists with the same headings were understood last time."""

from collections.abc import Mapping, Sequence

from koordinator.db.queries import lists
from koordinator.db.system_tables import ListMapping
from koordinator.services.desk import Desk


def load_mapping(desk: Desk, signature: str) -> dict[str, list[int]] | None:
    """The columns of each field as they were understood last, or None for headings never seen."""
    with desk.read() as session:
        return lists.mapping_of(session, signature)


def save_mapping(desk: Desk, signature: str, columns: Mapping[str, Sequence[int]]) -> None:
    """Remember how the columns are understood; undo passes over it."""
    wanted = {field: list(places) for field, places in columns.items()}
    if load_mapping(desk, signature) == wanted:
        return
    with desk.write_quietly("Husk listens kolonner") as tx:
        found = tx.first(ListMapping, ListMapping.signature == signature)
        if found is None:
            tx.add(ListMapping(signature=signature, columns=wanted))
        else:
            found.columns = wanted
