"""Actions: declared once beside what they do; menus, buttons, command box and shortcut sheet read them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import icon
from koordinator.ui.base.text import danish_key, no_mnemonic, tip

_KEY_WORDS = {
    "Del": "Delete", "Ins": "Insert", "PgUp": "Page Up", "PgDown": "Page Down", "Return": "Enter",
    "Shift": "Skift", "Space": "Mellemrum", "Backspace": "Tilbage",
    "Left": "←", "Right": "→", "Up": "↑", "Down": "↓",
}  # fmt: skip


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """One thing a person can do: its words in Danish, its keys, and when it can be done."""

    id: str
    label: str
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    group: str = "Handlinger"
    enabled: Callable[[], bool] = _always
    words: tuple[str, ...] = ()  # other words one might type to find it
    taken: tuple[str, ...] = ()  # keys the widget in focus takes by itself; told in the shortcut sheet
    listed: bool = True  # False: keys alone, not offered in the command box

    @property
    def keys(self) -> str:
        """The first shortcut as it stands on a Danish keyboard."""
        return shown_keys(self.shortcuts[0]) if self.shortcuts else ""


def shown_keys(shortcut: str) -> str:
    """A shortcut in the words of a Danish keyboard."""
    return "+".join(_KEY_WORDS.get(part, part) for part in shortcut.split("+"))


class ActionRegistry(QObject):
    """All actions of one window."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, Action] = {}
        self._made: dict[str, QAction] = {}
        house.changed.connect(self._renew_icons)

    def add(self, action: Action, scope: QWidget | None = None) -> Action:
        """Registers an action; its keys work while the focus is within `scope`."""
        if action.id in self._actions:
            raise ValueError(f"action {action.id} is declared twice")
        self._actions[action.id] = action
        made = QAction(no_mnemonic(action.label), self)
        made.setShortcuts([QKeySequence(keys) for keys in action.shortcuts])
        made.setToolTip(tip(f"{action.label} ({action.keys})" if action.keys else action.label))
        made.setEnabled(action.enabled())
        made.triggered.connect(lambda: self.run(action.id))
        if scope is not None:
            made.setShortcutContext(
                Qt.ShortcutContext.WindowShortcut
                if scope.isWindow()
                else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            scope.addAction(made)
        self._made[action.id] = made
        self._renew_icon(action)
        self.changed.emit()
        return action

    def remove(self, action_id: str) -> None:
        """Takes an action away with everything made from it."""
        self._actions.pop(action_id, None)
        made = self._made.pop(action_id, None)
        if made is not None:
            made.deleteLater()
            self.changed.emit()

    def get(self, action_id: str) -> Action:
        """The action with this id."""
        return self._actions[action_id]

    def all(self) -> list[Action]:
        """Every action in the order they were declared."""
        return list(self._actions.values())

    def run(self, action_id: str) -> bool:
        """Does an action if it can be done now."""
        action = self._actions.get(action_id)
        if action is None or not action.enabled():
            return False
        action.run()
        return True

    def refresh(self) -> None:
        """Asks every action anew whether it can be done; call it when what it depends on has changed."""
        for key, action in self._actions.items():
            self._made[key].setEnabled(action.enabled())

    def qaction(self, action_id: str) -> QAction:
        """The action for a menu."""
        return self._made[action_id]

    def menu(self, ids: Iterable[str], parent: QWidget) -> QMenu:
        """A menu of actions; an empty id is a line between them."""
        menu = QMenu(parent)
        for one in ids:
            if one:
                menu.addAction(self._made[one])
            else:
                menu.addSeparator()
        return menu

    def button(self, action_id: str, kind: str = "outlined", *, small: bool = False) -> Button:
        """A button that does the action and is grey when it cannot be done."""
        action, made = self._actions[action_id], self._made[action_id]
        hint = f"{action.label} ({action.keys})" if action.keys else ""
        button = Button(action.label, kind, action.icon, small=small, tip=hint)
        button.clicked.connect(lambda: self.run(action_id))
        made.enabledChanged.connect(button.setEnabled)
        button.setEnabled(made.isEnabled())
        return button

    def search(self, text: str) -> list[Action]:
        """Actions that can be done now and hold every word typed, those that begin with it first."""
        typed = danish_key(text).split()
        found: list[tuple[int, int, Action]] = []
        for number, action in enumerate(self._actions.values()):
            hay = danish_key(" ".join((action.label, *action.words)))
            if action.listed and action.enabled() and all(word in hay for word in typed):
                found.append((0 if typed and hay.startswith(typed[0]) else 1, number, action))
        return [action for _, _, action in sorted(found, key=lambda entry: entry[:2])]

    def _renew_icons(self) -> None:
        for action in self._actions.values():
            self._renew_icon(action)

    def _renew_icon(self, action: Action) -> None:
        if action.icon:
            self._made[action.id].setIcon(icon(action.icon, "text2", house.px(16)))
