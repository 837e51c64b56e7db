"""The office of one case."""

from tests.ui.meetings.conftest import office

__all__ = ["office"]
