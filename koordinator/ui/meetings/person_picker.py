"""The field that finds somebody to take part: known already, or made on the spot."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from koordinator.domain.cases import CaseLine
from koordinator.ui.context import Context
from koordinator.ui.meetings.new_contact import ask_new_contact
from koordinator.ui.meetings.people_search import Found, NewContact, find_people
from koordinator.ui.meetings.picker import Picker


class PersonPicker(Picker):
    """`found` is sent with who, a new contact once it is made; `case` tells whose network comes first."""

    found = Signal(object)

    def __init__(self, ctx: Context, placeholder: str, case: Callable[[], CaseLine | None]) -> None:
        super().__init__(placeholder, "Tilføj person", lambda text: find_people(ctx, case(), text))
        self._ctx = ctx
        self.picked.connect(self._pick)

    def _pick(self, key: object) -> None:
        if isinstance(key, NewContact):
            ask_new_contact(self._ctx, self, key.name, self.found.emit)
        elif isinstance(key, Found):
            self.found.emit(key)
