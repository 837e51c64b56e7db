"""One section of the settings: its head, its content, and slow work in the background."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.roles import Role
from koordinator.errors import KoordinatorError
from koordinator.ui.base.header import PageHeader
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context

ONLY_LEADERS = "Kun en teamleder kan ændre det her. Spørg din teamleder, hvis noget skal rettes."


class Section(QWidget):
    """Built on the first visit; its data are fetched in `refresh`."""

    def __init__(self, ctx: Context, title: str, sentence: str = "") -> None:
        super().__init__()
        self.ctx = ctx
        self.header = PageHeader(title, [sentence] if sentence else [])
        self.body = QVBoxLayout()
        self.body.setSpacing(16)

    def lay_out_scrolled(self) -> None:
        """Lays the section out so that all of it scrolls."""
        inside = QWidget()
        column = self._column(inside)
        column.addLayout(self.body)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))

    def lay_out_filling(self) -> None:
        """Lays the section out so that its content takes the whole height, as a table does."""
        self._column(self).addLayout(self.body, 1)

    def _column(self, inside: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 20, 32, 24)
        column.setSpacing(20)
        column.addWidget(self.header)
        return column

    @property
    def is_leader(self) -> bool:
        """Whether the person logged in may change what is the team's."""
        return Role.LEADER in self.ctx.desk.who.roles

    def refresh(self) -> None:
        """What the section shows may have changed."""

    def work(
        self,
        key: str,
        title: str,
        do: Callable[[], object],
        then: Callable[[object], None],
        refused: Callable[[KoordinatorError], None] | None = None,
    ) -> None:
        """Does something slow beside the window; the strip shows a refusal that nobody takes."""

        def known(_progress: object) -> object:
            try:
                return do()
            except KoordinatorError as fault:
                return fault

        def answered(answer: object) -> None:
            if not isinstance(answer, KoordinatorError):
                then(answer)
            elif refused is not None:
                refused(answer)
            else:
                self.ctx.refused.emit(str(answer))

        operation = self.ctx.runner.start(key, title, known)
        if operation is not None:
            operation.succeeded.connect(answered)
            operation.failed.connect(self.ctx.refused)
