"""The key figures in the whole window: from a figure to the list of its very cases."""

from pytestqt.qtbot import QtBot

from koordinator.domain.figures.records import Key, Part
from koordinator.ui.cases.page import CasesPage
from koordinator.ui.figures.page import FiguresPage
from koordinator.ui.shell import Shell


def test_a_number_opens_the_list_of_its_very_cases(qtbot: QtBot, shell: Shell) -> None:
    shell.window.go("figures")
    page = shell.window.page("figures")
    assert isinstance(page, FiguresPage)
    for key in (Key.ENDED_WELL, Key.PASSIVE):
        shell.window.go("figures")
        page.open_figure(key)
        qtbot.waitUntil(lambda: page.answer is not None and page.answer.wish.key is key)  # noqa: B023
        figure = page.detail.figure
        assert figure is not None
        assert figure.numerator > 0
        page.detail.buttons[Part.COUNTED].click()
        cases = shell.window.page("cases")
        assert shell.window.current_key() == "cases"
        assert isinstance(cases, CasesPage)
        assert cases.list.model.rowCount() == figure.numerator
        assert cases.filters.picked.isVisible()
        assert cases.filters.picked.text().startswith(f"{figure.name} · tæller med 20. november 2026 · ")
        assert cases.filters.picked.text().endswith(f" · {figure.numerator} sager")
        said = cases.header.sentence.findChildren(type(cases.header.title))
        assert [one.text() for one in said][-1].startswith(f"{figure.numerator} udvalgt")
