"""The menu of saved views, and the dialog that gives one its name."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from koordinator.errors import KoordinatorError
from koordinator.services import views
from koordinator.services.desk import Desk
from koordinator.services.views import CaseView
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import ErrorLine
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.context import Context


class ViewButton(Button):
    """Opens the views, built in and one's own; fetched each time it opens."""

    chosen = Signal(object)
    save_wanted = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__("Visninger", icon_name="eye", tip="Gemte filtre med deres kolonner")
        self._ctx = ctx
        self.clicked.connect(self._open)

    def view_menu(self) -> QMenu:
        """The menu as it stands now."""
        desk = self._ctx.desk
        menu = QMenu(self)
        for view in views.built_in(desk):
            self._offer(menu, view)
        own = views.saved(desk)
        if own:
            menu.addSeparator()
        for view in own:
            self._offer(menu, view)
        menu.addSeparator()
        menu.addAction("Gem denne visning …").triggered.connect(self.save_wanted)
        if own:
            delete = menu.addMenu("Slet visning")
            for view in own:
                delete.addAction(no_mnemonic(view.name)).triggered.connect(self._deleting(desk, view.name))
        return menu

    def _offer(self, menu: QMenu, view: CaseView) -> None:
        menu.addAction(no_mnemonic(view.name)).triggered.connect(lambda: self.chosen.emit(view))

    def _deleting(self, desk: Desk, name: str) -> Callable[[], None]:
        def delete() -> None:
            if self._ctx.attempt(lambda: views.delete(desk, name)):
                self._ctx.tell(f"Visningen {name} er slettet")

        return delete

    def _open(self) -> None:
        menu = self.view_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class SaveViewDialog(Dialog):
    """Asks for a name; a view of one's own with the same name is replaced."""

    def __init__(self, ctx: Context, view: CaseView, parent: QWidget) -> None:
        super().__init__(
            "Gem visning",
            "Filteret og kolonnerne gemmes under et navn. Kun du ser dine visninger.",
            width=400,
            parent=parent,
        )
        self._ctx, self._view = ctx, view
        self.name = QLineEdit()
        self.name.setAccessibleName("Visningens navn")
        self.name.setPlaceholderText("Navn, for eksempel Praktik i mit team")
        self.name.setMaxLength(2 * views.LONGEST_NAME)
        self.error = ErrorLine()
        self.content.addWidget(self.name)
        self.content.addWidget(self.error)
        self.add_close()
        self.add_button("Gem", "filled").clicked.connect(self._save)
        self.name.textEdited.connect(lambda _: self.error.say(""))

    def _save(self) -> None:
        view = CaseView(self.name.text(), self._view.wanted, self._view.columns)
        try:
            views.save(self._ctx.desk, view)
        except KoordinatorError as fault:
            self.error.say(str(fault))
            return
        self._ctx.tell(f"Visningen {self.name.text().strip()} er gemt")
        self.accept()
