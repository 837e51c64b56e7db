"""Looking a whole store through for anything that is not as it should be."""

from koordinator.db import schema, sqlite
from koordinator.db.queries.log import broken_links
from koordinator.services.workplace import Workplace

_SHOWN = 5


def findings(place: Workplace) -> list[str]:
    """What is wrong with the store, a sentence each; empty when it is sound."""
    store = place.desk.store
    place.key_file.verify(store.key)
    found = [f"Lageret er beskadiget: {line}" for line in sqlite.integrity_check(store.engine)[:_SHOWN]]
    if found:
        return found
    if not schema.is_current(store.engine):
        found.append("Lageret har ikke programmets tabeller.")
    lost = sqlite.foreign_key_check(store.engine)
    found += [f"En henvisning peger på noget, der ikke findes: {line}" for line in lost[:_SHOWN]]
    with store.read() as session:
        broken = broken_links(session)
    if broken:
        found.append(f"Ændringsloggen hænger ikke sammen ved nr. {broken[0]}.")
    return found
