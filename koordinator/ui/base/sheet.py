"""The style sheet, filled from the tokens in one place."""

import re

from PySide6.QtGui import QColor, QPalette

from koordinator.resources import path
from koordinator.ui.base.house import house, values

_LENGTHS = (16, 20, 24, 26, 34)
_TOKEN = re.compile(r"\$\{?(\w+)\}?")


def style_sheet() -> str:
    """The whole style sheet in the colours and sizes that count now."""
    names: dict[str, object] = {k: v for k, v in values(house.dark).items() if k != "dim"}
    names.update({f"px{n}": house.px(n) for n in _LENGTHS})
    # Qt counts a widget's height without its border of one pixel above and below.
    names.update(
        button_in=house.row("button") - 2,
        small_in=house.row("small_button") - 2,
        edit_in=house.row("form_edit") - 2,
        edit=house.row("form_edit"),
        chip_in=house.row("chip") - 2,
        chip_r=house.row("chip") // 2,
        row_list=house.row("list"),
    )
    # string.Template takes four times as long, and log-in waits for it.
    return _TOKEN.sub(lambda hit: str(names[hit[1]]), path("house.qss").read_text(encoding="utf-8"))


_ROLES = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "rail",
    QPalette.ColorRole.Button: "page",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "over_text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "page",
    QPalette.ColorRole.Midlight: "rail",
    QPalette.ColorRole.Mid: "rule2",
    QPalette.ColorRole.Dark: "ctl",
    QPalette.ColorRole.Shadow: "ctl",
}


def palette() -> QPalette:
    """The palette for what the style sheet does not reach: native dialogs, selections, placeholders."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(house.colour(token)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, house.colour("text3"))
    return made
