"""Names that open what they name."""

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.fonts import set_font


def name_link(name: str) -> Button:
    """A name in heavy type; it looks like text until the mouse comes."""
    button = Button(name, "link")
    button.setProperty("tone", "text")
    set_font(button, "strong")
    return button
