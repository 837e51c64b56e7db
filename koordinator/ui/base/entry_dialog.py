"""A small dialog with a few fields that are saved together."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from koordinator.errors import KoordinatorError
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import EditableValue, ErrorLine
from koordinator.ui.base.form import Form
from koordinator.ui.base.saving import all_stand, said_at_field

Save = Callable[[Mapping[str, str]], object]


class EntryDialog(Dialog):
    """Fields under each other; Enter saves what they hold, a refusal is shown and nothing is lost."""

    def __init__(
        self, title: str, sentence: str, save: Save, *, width: int = 440, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, sentence, width=width, parent=parent)
        self._save = save
        self._fields: dict[str, EditableValue] = {}
        self._form = Form()
        self._error = ErrorLine()
        self.content.addWidget(self._form)
        self.content.addWidget(self._error)
        self.content.addStretch(1)
        self.add_close()
        self.save = self.add_button("Gem", "filled")
        self.save.clicked.connect(self._try)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add_field(self, key: str, label: str, field: EditableValue, value: str = "") -> EditableValue:
        """Adds a field with the value it begins with; the first one gets the focus."""
        field.box()
        field.set_value(value)
        self._fields[key] = field
        self._form.add(label, field)
        if len(self._fields) == 1:
            field.setFocus()
        return field

    def field(self, key: str) -> EditableValue:
        """The field with this key."""
        return self._fields[key]

    def error(self) -> str:
        """Why it could not be saved, or empty."""
        return self._error.text()

    def _try(self) -> None:
        if not all_stand(self._fields.values()):
            return
        try:
            self._save({key: field.value() for key, field in self._fields.items()})
        except KoordinatorError as fault:
            self._error.say("" if said_at_field(fault, self._fields) else str(fault))
            return
        self.accept()
