"""The start page: one's own figures, what is new, and what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.overview import Overview
from koordinator.domain.values.dates import long_date
from koordinator.services.meetings import calendar
from koordinator.services.overview import figure_texts, overview
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.figures import FigureStrip
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.house import house
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.page import Page
from koordinator.ui.today.blocks import absence_lines, doing_lines, happening_lines, load_lines, missing_lines
from koordinator.ui.today.figures import OPENED, shown_figures
from koordinator.ui.today.meetings import OwnMeetings, last_day
from koordinator.ui.today.section import Section

_ONE_COLUMN_BELOW = 760


class TodayPage(Page):
    """What today asks of the person logged in; every number opens the cases behind it."""

    key = "today"
    title = "I dag"
    icon = "sun"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._whose: int | None = None
        self.header = PageHeader(self.title)
        self.header.link_activated.connect(self._open_link)
        self._import = Button("Hent sager fra Excel", icon_name="upload")
        self._import.clicked.connect(ctx.import_wanted)
        self._new_meeting = Button("Nyt møde", icon_name="plus")
        self._new_meeting.clicked.connect(lambda: ctx.new_meeting())
        self.header.add_action(self._import)
        self.header.add_action(self._new_meeting)
        self.figures = FigureStrip()
        self.figures.opened.connect(lambda key: self._open({OPENED[key]}))
        self.meetings = OwnMeetings()
        self.meetings.opened.connect(ctx.show_meeting)
        self.meetings.paper_wanted.connect(ctx.show_paper)
        self.meetings.calendar_wanted.connect(lambda: ctx.page_wanted.emit("calendar"))
        self.new = Section("Nyt de seneste 14 dage")
        self.doings = Section("Ændret i programmet de seneste 14 dage")
        self.missing = Section("Mangler oplysninger")
        self.loads = Section("Nær eller over max")
        self.absences = Section("Fravær de næste seks uger")
        self.empty = EmptyState(
            "Her står, hvad dagen beder dig om, når der er sager i lageret.", "Hent sager fra Excel", "upload"
        )
        self.empty.acted.connect(ctx.import_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addWidget(self.figures)
        self._left = _side(self.meetings, self.new, self.doings)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(40)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(_side(self.missing, self.loads, self.absences), 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(32, 20, 32, 24)
        whole.setSpacing(20)
        whole.addWidget(self.header)
        whole.addWidget(self._stack, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(scroll)

    def refresh(self) -> None:
        found = overview(self._ctx.desk)
        self._whose = found.whose
        self.header.set_title(_capital(long_date(found.day)))
        self.header.set_sentence(*_sentence(found))
        nothing = found.running == 0 and not found.near_or_over
        self._import.setVisible(not nothing)
        self._new_meeting.setVisible(not nothing)
        self._stack.setCurrentIndex(1 if nothing else 0)
        self.figures.set_figures(shown_figures(found.figures, figure_texts()))
        self.new.show_lines(happening_lines(found, self._ctx))
        self.doings.show_lines(doing_lines(found, self._ctx))
        self.missing.show_lines(missing_lines(found, self._open_chip))
        self.loads.show_lines(load_lines(found, self._ctx))
        self.absences.show_lines(absence_lines(found, self._ctx))
        # The meetings alone: what else a calendar shows asks for the holidays, which take long to load.
        mine = [self._ctx.desk.who.worker_id]
        own = calendar.entries(self._ctx.desk, found.day, last_day(found.day), mine)
        self.meetings.show_entries(own, found.day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns beside each other; one below the other in a narrow window."""
        beside = self.width() >= house.px(_ONE_COLUMN_BELOW)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def _open(self, chips: set[Chip]) -> None:
        self._ctx.show_cases(CaseFilter(worker_id=self._whose, chips=frozenset(chips)))

    def _open_chip(self, chip: str) -> None:
        self._open({Chip(chip)})

    def _open_link(self, key: str) -> None:
        self._open({Chip(key)} if key in set(Chip) else set())


def _side(*sections: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(28)
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)
    return side


def _sentence(found: Overview) -> list[str | Link]:
    week = found.day.isocalendar().week
    if not found.running:
        return [f"Uge {week}"]
    one = found.running == 1
    if found.whose is not None:
        whose = "egen sag" if one else "egne sager"
    else:
        whose = "løbende sag" if one else "løbende sager"
    parts: list[str | Link] = [f"Uge {week} ·", Link(f"{count(found.running)} {whose}", "all")]
    for line in found.missing:
        if line.chip in (Chip.NO_CASEWORKER, Chip.NO_CONSULTANT):
            label = f"{line.label[:1].lower()}{line.label[1:]}"
            parts += ["·", Link(f"{line.cases} {label}", line.chip)]
    return parts


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
