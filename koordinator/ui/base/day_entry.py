"""A field for a date that comes when it is asked for and goes when it has been answered."""

from datetime import date

from PySide6.QtCore import Qt, Signal

from koordinator.domain.values.dates import short_date
from koordinator.ui.base.editable import TextValue


class DayEntry(TextValue):
    """A date on its way: begins with a day in it, goes when it is saved or given up."""

    done = Signal()

    def begin(self, day: date) -> None:
        """Comes with a day in it, all of it chosen."""
        self.set_value("")
        self.show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.setText(short_date(day))
        self._edit.setModified(True)  # so that Esc gives up the date and not what it stands in
        self._edit.selectAll()

    def has_focus(self) -> bool:
        """Whether the focus is in it."""
        return self._edit.hasFocus()

    def commit(self) -> bool:
        good = super().commit()
        if good:
            self.done.emit()
        return good

    def restore(self) -> None:
        super().restore()
        self.done.emit()
