"""Every icon the window asks for has been drawn."""

import ast
from pathlib import Path

from koordinator import resources

_UI = Path(__file__).parents[2] / "koordinator" / "ui"
# Where among its positional arguments a callable takes the icon's name.
_PLACES = {
    "Icon": 0, "IconButton": 0, "icon": 0, "pixmap": 0, "paint_icon": 1, "Button": 2, "EmptyState": 2,
    "PageFactory": 2, "Action": 4, "ResultItem": 0, "StateLook": 0,
}  # fmt: skip


def _asked_for(tree: ast.AST) -> set[str]:
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = _PLACES.get(name)
            if place is not None and len(node.args) > place:
                found.append(node.args[place])
            found += [word.value for word in node.keywords if word.arg in {"icon", "icon_name"}]
        elif isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "icon" for t in node.targets):
            found.append(node.value)
    return {one.value for one in found if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_every_icon_asked_for_is_there() -> None:
    drawn = {path.stem for path in resources.path("icons").glob("*.svg")}
    missing = {
        f"{path.relative_to(_UI)}: {name}"
        for path in _UI.rglob("*.py")
        for name in _asked_for(ast.parse(path.read_text(encoding="utf-8")))
        if name and name not in drawn
    }
    assert not missing
