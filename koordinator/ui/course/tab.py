"""A tab of the case's page."""

from PySide6.QtWidgets import QWidget

from koordinator.domain.course_head import CourseHead
from koordinator.ui.base.buttons import Button
from koordinator.ui.context import Context


class CaseTab(QWidget):
    """Built when it is first looked at and kept; what it shows is fetched in `show_case`."""

    key = ""
    title = ""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx

    def show_case(self, case_id: int) -> None:
        """Fetches and shows a case; called when the tab comes to the front and after each change there."""
        raise NotImplementedError

    def show_head(self, head: CourseHead) -> None:
        """What has been fetched for the page's head already; comes right before `show_case`."""

    def head_button(self) -> Button | None:
        """What is most wanted here; it stands in the page's head while the tab is in front."""
        return None

    def show_part(self, part: str) -> None:
        """Goes to a part of the tab by its key, such as one form; a tab without parts stays."""

    def leave(self) -> bool:
        """Another tab, case or page is wanted; False stays here."""
        return True
