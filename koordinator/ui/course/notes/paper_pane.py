"""A paper kept on the case: when it was made, by and to whom, and the exact PDF."""

from koordinator.domain.archive import PaperLine
from koordinator.services import archive
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.formats import moment
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.course.notes.pane import Pane
from koordinator.ui.papers.document import Document


class PaperPane(Pane):
    """Opens the paper as it was handed out."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._line: PaperLine | None = None
        self.made = Label("", wrap=True)
        self.to = Label("", wrap=True)
        self.body.addWidget(self.made)
        self.body.addWidget(self.to)
        self.body.addStretch(1)
        self.show_button = Button(
            "Vis papiret", icon_name="eye", tip="Se papiret, nøjagtig som det blev lavet"
        )
        self.show_button.clicked.connect(self.open_paper)
        self.buttons.addWidget(self.show_button)
        self.buttons.addStretch(1)

    def show_paper(self, line: PaperLine) -> None:
        """Says what is known of a paper."""
        self._line = line
        self.name(line.title, "" if line.title.startswith(line.kind_name) else line.kind_name)
        by = f" af {line.worker}" if line.worker else ""
        self.made.setText(f"Lavet{by} {moment(line.made_at)}")
        self.to.setText(f"Til: {line.recipients}" if line.recipients else "")
        self.to.setVisible(bool(line.recipients))

    def open_paper(self) -> None:
        """The exact PDF in the preview."""
        if self._line is not None:
            desk, line = self._ctx.desk, self._line
            self._ctx.show_document(
                Document(
                    line.title,
                    lambda _chosen: archive.kept_paper(desk, line.paper_id),
                    (),
                    line.case_id,
                    line.kind,
                    line.recipients,
                    line.meeting_id,
                )
            )
