"""Light and dark, text size, contrast, and the keyboard's ring."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from koordinator.resources import folder
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import Chip, StateChip
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house, values
from koordinator.ui.base.icons import pixmap
from koordinator.ui.base.labels import Label, StateWord
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.theme import Mode, Theme, apply

TEXT = ("text", "text2", "text3", "accent", "near_text", "over_text", "reached_text")
GROUNDS = ("page", "rail", "raised")
WEIGHT = QFont.Tag("wght")


def luminance(colour: str) -> float:
    """WCAG 2's relative luminance."""
    shade = QColor(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground"), list(itertools.product(TEXT, GROUNDS)))
def test_text_is_readable(dark: bool, ink: str, ground: str) -> None:
    tokens = values(dark)
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"), ("on_accent", "accent_hover"), ("text", "tint"), ("text2", "tint"),
        ("text3", "tint"), ("accent", "tint"), ("text", "sunk"), ("text2", "sunk"), ("accent", "sunk"),
    ]
    + [(look.text, look.tint) for look in LOOKS.values()],
)  # fmt: skip
def test_text_on_tints_is_readable(dark: bool, ink: str, ground: str) -> None:
    tokens = values(dark)
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("mark", ["ctl", "accent", "calm_fill", "near_fill", "over_fill"])
def test_controls_and_marks_stand_out(dark: bool, mark: str) -> None:
    assert contrast(values(dark)[mark], values(dark)["page"]) >= 3


def test_light_and_dark_have_the_same_tokens() -> None:
    assert values(False).keys() == values(True).keys()


class Painter(QLineEdit):
    """Somebody who paints by hand."""

    told = 0

    def renew(self) -> None:
        """Counts how often it was told."""
        self.told += 1


def test_dark_is_shown_and_painters_are_told(qtbot: QtBot, theme: Theme) -> None:
    painter, gone = Painter(), Painter()
    qtbot.addWidget(painter)
    for one in (painter, gone):
        house.changed.connect(one.renew)
    delete(gone)
    theme.set(Mode.DARK, 100)
    assert painter.told == 1
    assert gone.told == 0
    assert QApplication.palette().window().color() == QColor(values(True)["page"])
    assert house.colour("text") == QColor(values(True)["text"])


def test_an_icon_takes_the_theme_s_colour(theme: Theme) -> None:
    light = pixmap("check", "text", 24).toImage()
    theme.set(Mode.DARK, 100)
    assert pixmap("check", "text", 24).toImage() != light


def test_applying_twice_keeps_one_theme(qapp: QApplication, theme: Theme) -> None:
    assert apply(qapp, Mode.LIGHT, 125) is theme
    assert house.points == pytest.approx(12.5)


def test_texts_grow_with_the_text_size(qtbot: QtBot, theme: Theme) -> None:
    label = Label("Mille Østerby", "title")
    field = QLineEdit("Åse")
    for widget in (label, field):
        qtbot.addWidget(widget)
        widget.show()
    before = (label.font().pointSizeF(), field.font().pointSizeF(), label.sizeHint().height())
    theme.set(Mode.LIGHT, 200)
    assert label.font().pointSizeF() > before[0] + 8
    assert field.font().pointSizeF() == pytest.approx(before[1] * 2)
    assert label.sizeHint().height() > before[2]


def test_a_role_changed_later_survives_a_change_of_theme(qtbot: QtBot, theme: Theme) -> None:
    label = Label("uge 47")
    qtbot.addWidget(label)
    label.show()
    label.set_tone("over_text")
    set_font(label, "strong")
    theme.set(Mode.DARK, 150)
    assert label.font().variableAxisValue(WEIGHT) == 600
    assert label.font().pointSizeF() == pytest.approx(15)


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_is_cut_at_any_text_size(qtbot: QtBot, theme: Theme, scale: int) -> None:
    theme.set(Mode.LIGHT, scale)
    words = "Gennemfør 5 flytninger på ØÅÆ"
    for widget in (
        Button(words), Button(words, "filled", "check"), Button(words, "link"), Button(words, small=True),
        Chip(words, 1212), StateChip(words, State.NEAR), StateWord(State.OVER, words), Label(words, "title"),
    ):  # fmt: skip
        qtbot.addWidget(widget)
        metrics = widget.fontMetrics()
        assert widget.sizeHint().width() >= metrics.horizontalAdvance(words), type(widget)
        assert widget.sizeHint().height() >= metrics.height() - 1, type(widget)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("kind", ["list", "button", "small_button", "chip", "nav", "form_edit", "header"])
def test_rows_hold_their_line(theme: Theme, scale: int, kind: str) -> None:
    theme.set(Mode.LIGHT, scale)
    assert house.row(kind) >= house.metrics().height() + 4


def test_two_lines_fit_in_a_two_line_row(theme: Theme) -> None:
    theme.set(Mode.LIGHT, 200)
    assert house.row("two_line") >= house.metrics().height() + house.metrics("small").height() + 4


def test_weights_come_from_the_variable_file() -> None:
    body, strong = house.font("body"), house.font("strong")
    assert strong.variableAxisValue(WEIGHT) == 600
    assert house.metrics("strong").horizontalAdvance("netværksmøde") > house.metrics().horizontalAdvance(
        "netværksmøde"
    )
    assert body.family() == "IBM Plex Sans"


def test_figures_are_equally_wide() -> None:
    assert house.metrics().horizontalAdvance("1111") == house.metrics().horizontalAdvance("0888")


def test_qt_speaks_danish(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuller"
    assert QLocale().decimalPoint() == ","


def test_the_translation_is_shipped() -> None:
    assert QTranslator().load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


@pytest.mark.parametrize("file", sorted((folder() / "icons").glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_draws_something(file: Path) -> None:
    image = pixmap(file.stem, "text", 24, 1.0).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


@pytest.mark.parametrize(
    ("context", "said", "danish"),
    [("QFileDialog", "&Look in:", "&Søg i:"), ("QAbstractFileIconProvider", "Folder", "Mappe"),
     ("QPrintSettingsOutput", "Double Sided Printing", "Udskriv på begge sider"),
     ("QFileDialog", "File &name:", "&Filnavn:")],
)  # fmt: skip
def test_what_qt_has_not_translated_is_danish_too(context: str, said: str, danish: str) -> None:
    assert QCoreApplication.translate(context, said) == danish


def test_the_file_dialog_has_no_english_left(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "Vælg fil", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    words = {label.text().replace("&", "") for label in dialog.findChildren(QLabel) if label.text()}
    assert words == {"Søg i:", "Filnavn:", "Filtype:"}
