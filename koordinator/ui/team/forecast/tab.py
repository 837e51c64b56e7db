"""The tab that looks a year ahead: the answer in words, the chart, the months, and what it all stands on."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter
from koordinator.domain.forecast.records import Forecast, Month
from koordinator.domain.forecast.words import METHOD, answer
from koordinator.domain.roles import Role
from koordinator.domain.values.words import counted
from koordinator.errors import KoordinatorError
from koordinator.services import forecast as service
from koordinator.services import staff
from koordinator.ui.asking import Asking
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import Link, PageHeader, Sentence
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.team.forecast.assumptions import AssumptionField, AssumptionsPanel
from koordinator.ui.team.forecast.chart import ForecastChart
from koordinator.ui.team.forecast.months import MonthRow, columns, known_cases, rows
from koordinator.ui.team.forecast.outlook import Outlook
from koordinator.ui.team.tab import TeamTab
from koordinator.ui.team.team_bar import TeamBar

_NARROW, _SIDE = 860, 264
_LEGEND = (
    "Linjen er ventede løbende sager sidst i måneden, båndet går fra lav til høj tilgang. "
    "Prikket: nær max. Fed: max. Grænserne følger sagsbehandlernes arbejdstid og fravær."
)
_STARTING, _ENDING = "starting", "ending"
_METHOD_SHOWN, _METHOD_HIDDEN = "Skjul, hvordan det er regnet", "Sådan er det regnet"


class ForecastTab(TeamTab):
    """One team or all of them; a leader may try another intake and another length."""

    key = "forecast"
    title = "Fremskrivning"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._found: tuple[Forecast, ...] = ()
        self._may_edit = Role.LEADER in ctx.desk.who.roles
        self.teams = TeamBar()
        self.answer = Label("Regner …", "quote", wrap=True)
        self.chart = ForecastChart()
        self.outlook = Outlook()
        self.assumptions = AssumptionsPanel()
        self.known = Sentence()
        self.table = DataTable()
        self.table.setAccessibleName("Måned for måned")
        self._model: RecordModel[MonthRow] = RecordModel(columns(), lambda one: one.month.last)
        self._model.setParent(self)
        self.table.setModel(self._model)
        self.how = Button(_METHOD_HIDDEN, "link")
        self.method = Label(
            "\n".join(f"{at}. {line}" for at, line in enumerate(METHOD, 1)), tone="text2", wrap=True
        )
        self._asking = Asking(ctx.runner, "Regner et år frem", self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.chart)
        left.addWidget(Label(_LEGEND, "small", "text3", wrap=True))
        left.addWidget(self.outlook)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(32)
        self._beside.addLayout(left, 1)
        self._beside.addWidget(self.assumptions)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._beside)
        column.addWidget(hairline())
        column.addWidget(Label("Måned for måned", "section"))
        column.addWidget(self.known)
        column.addWidget(self.table)
        column.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.method)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(32, 20, 32, 24)
        whole.setSpacing(16)
        for widget in (PageHeader(self.title), self.teams, self.answer, self.body):
            whole.addWidget(widget)
        whole.addStretch(1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(scrolled(content, sideways=False))
        self.body.hide()
        self.method.hide()
        self._fit()

    def _connect(self) -> None:
        self._asking.answered.connect(self._take)
        self._asking.failed.connect(self._ctx.refused)
        self.teams.changed.connect(self._show)
        self.assumptions.intake_chosen.connect(lambda value: self._assume(service.INTAKE, value))
        self.assumptions.length_chosen.connect(lambda value: self._assume(service.LENGTH, value))
        self.known.link_activated.connect(self._open_known)
        self.table.opened.connect(lambda row: self._open(known_cases(self._model.record(row).month)))
        self.table.menu_requested.connect(self._menu)
        self.how.clicked.connect(self._toggle_method)
        house.changed.connect(self._fit)

    # What is shown

    def show_tab(self) -> None:
        desk = self._ctx.desk
        self.teams.set_teams(staff.teams(desk))
        self._asking.ask(lambda _progress: service.forecasts(desk))

    def show_part(self, part: str) -> None:
        """Goes to a team by its number."""
        if part.isdecimal():
            self.teams.choose(int(part))
            self._show()

    def found(self) -> Forecast | None:
        """The forecast of the team chosen."""
        wanted = self.teams.team_id()
        return next((one for one in self._found if one.team_id == wanted), None)

    def _take(self, found: tuple[Forecast, ...]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        found = self.found()
        if found is None:
            return
        self.answer.setText(answer(found))
        self.chart.show_forecast(found)
        self.outlook.show_forecast(found)
        self.assumptions.show_assumptions(found.assumptions, may_edit=self._may_edit)
        self._model.set_records(rows(found))
        starting = self._counted(_STARTING, "start", "starter")
        ending = self._counted(_ENDING, "slutning", "slutninger")
        self.known.set_parts(["Kendt i de tolv måneder:", starting, "og", ending])
        self.body.setHidden(_nothing(found))
        self._fit()

    def _counted(self, key: str, one: str, more: str) -> str | Link:
        number = len(self._known(key))
        return Link(counted(number, one, more), key) if number else f"ingen {more}"

    def _toggle_method(self) -> None:
        shown = self.method.isHidden()
        self.method.setVisible(shown)
        self.how.set_text(_METHOD_SHOWN if shown else _METHOD_HIDDEN)

    # What can be done

    def _assume(self, key: str, value: Decimal | None) -> None:
        found = self.found()
        if found is None:
            return
        field = self._field(key)
        try:
            service.assume(self._ctx.desk, key, value, found.team_id)
        except KoordinatorError as fault:
            field.field.show_error(str(fault))

    def _field(self, key: str) -> AssumptionField:
        return self.assumptions.intake if key == service.INTAKE else self.assumptions.length

    def _known(self, key: str) -> list[int]:
        found = self.found()
        months = found.months if found is not None else ()
        return [case for one in months for case in (one.starting if key == _STARTING else one.ending)]

    def _open_known(self, key: str) -> None:
        self._open(self._known(key))

    def _open(self, cases: Iterable[int]) -> None:
        wanted = frozenset(cases)
        if wanted:
            self._ctx.show_cases(CaseFilter.picked(wanted, "Fremskrivning · kendte starter og slutninger"))

    def _menu(self, at: QPoint) -> None:
        row = self.table.currentIndex().row()
        if row < 0:
            return
        menu = self.menu(self._model.record(row).month)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu(self, month: Month) -> QMenu:
        """The ways to the cases known to begin or end in a month."""
        menu = QMenu(self.table)
        for words, cases in (("Vis kendte starter", month.starting), ("Vis kendte slutninger", month.ending)):
            action = menu.addAction(words)
            action.setEnabled(bool(cases))
            action.triggered.connect(lambda _=False, some=cases: self._open(some))
        return menu

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < house.px(_NARROW)
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.assumptions.setMaximumWidth(16_777_215 if narrow else house.px(_SIDE))
        self.assumptions.setMinimumWidth(0 if narrow else house.px(_SIDE))
        months = max(1, self._model.rowCount())
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + months * house.row("list") + 4)


def _nothing(found: Forecast) -> bool:
    """Whether there is neither anybody nor anything to look ahead for."""
    some = found.running or found.assumptions.intake.own
    return not some and not any(one.high or one.crew.people for one in found.months)
