"""A tab of the case's page."""

from koordinator.domain.course_head import CourseHead
from koordinator.ui.base.buttons import Button
from koordinator.ui.tabbed_page import Tab


class CaseTab(Tab):
    """What it shows is fetched in `show_case`."""

    def show_case(self, case_id: int) -> None:
        """Fetches and shows a case; called when the tab comes to the front and after each change there."""
        raise NotImplementedError

    def show_head(self, head: CourseHead) -> None:
        """What has been fetched for the page's head already; comes right before `show_case`."""

    def head_button(self) -> Button | None:
        """What is most wanted here; it stands in the page's head while the tab is in front."""
        return None
