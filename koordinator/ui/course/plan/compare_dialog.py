"""What changed from one version of a plan to another, in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.plan_changes import Change
from koordinator.domain.plans import VersionLine
from koordinator.domain.values.dates import day_and_month
from koordinator.errors import KoordinatorError
from koordinator.services import plan_versions
from koordinator.services.desk import Desk
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.form import Form
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.scroll import scrolled

_NOW = ""
_HIGH = 320


class CompareDialog(Dialog):
    """Two versions to choose, the later one being the plan of today unless another is chosen."""

    def __init__(
        self,
        desk: Desk,
        case_id: int,
        versions: Sequence[VersionLine],
        since: VersionLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Hvad er ændret?", width=620, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._case_id = desk, case_id
        named = [
            (str(one.version_id), f"Version {one.number} · {day_and_month(one.day)} {one.day.year}")
            for one in versions
        ]
        self.since = ChoiceValue("Fra", named)
        self.until = ChoiceValue("Til", [(_NOW, "Planen, som den er nu"), *named])
        self.since.set_value(str(since.version_id))
        self.until.set_value(_NOW)
        form = Form(label_width=48)
        for word, field in (("Fra", self.since), ("Til", self.until)):
            field.box()
            form.add(word, field)
            field.committed.connect(lambda _: self._compare())
        self.said: list[str] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(6)
        area = scrolled(self._inside)
        area.setMinimumHeight(house.px(_HIGH))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.content.addWidget(form)
        self.content.addWidget(area, 1)
        self.add_close("Luk")
        self._compare()

    def _compare(self) -> None:
        until = self.until.value()
        try:
            found = plan_versions.compare(
                self._desk, self._case_id, int(self.since.value()), int(until) if until else None
            )
        except KoordinatorError as fault:
            self.since.show_error(str(fault))
            return
        self._show(found)

    def _show(self, found: Sequence[Change]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.said = [f"{one.about}: {one.words}" for one in found]
        about = ""
        for one in found:
            if one.about != about:
                if about:
                    self._column.addWidget(hairline())
                self._column.addWidget(Label(one.about, "medium", wrap=True))
                about = one.about
            self._column.addWidget(Label(one.words, wrap=True))
        if not found:
            self._column.addWidget(Label("Der er ingen forskel.", tone="text2"))
        self._column.addStretch(1)
