"""What the dialogs of a case's life share."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from koordinator.errors import UnusableInput
from koordinator.services.handing_over import LONGEST_REASON
from koordinator.ui.base.editable import LongTextValue
from koordinator.ui.base.formats import Format, required


def reason_field(missing: str, lines: int = 3) -> LongTextValue:
    """Why something is done; `missing` is said where nothing is written."""
    needed = required(missing)

    def parse(text: str) -> str:
        if len(text) > LONGEST_REASON:
            raise UnusableInput("Årsagen er længere end 1.000 tegn.")
        return needed.parse(text)

    return LongTextValue("Årsag", Format(parse=parse), lines=lines, most=6, placeholder="")


def make_room(dialog: QWidget) -> None:
    """Lets a dialog grow to what has come into it, once that has its size."""
    QTimer.singleShot(0, dialog, lambda: dialog.resize(dialog.size().expandedTo(dialog.sizeHint())))
