"""The pages of the gallery: every house widget with invented data."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.errors import UnusableInput
from koordinator.resources import folder
from koordinator.ui.base.avatar import Avatar
from koordinator.ui.base.bars import Bar, CaseloadBars
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.chips import ChipBar, StateChip
from koordinator.ui.base.choices import CheckValue, ChoiceValue
from koordinator.ui.base.editable import LongTextValue, TextValue
from koordinator.ui.base.figures import Figure, FigureStrip
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import date_format, required
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.labels import Icon, Label, StateWord, hairline, row
from koordinator.ui.base.notices import Banner, EmptyState
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.results import ResultGroup, ResultItem
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.search_field import SearchField
from koordinator.ui.base.side_panel import PanelHost, SidePanel
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.page import Page
from koordinator.ui.tasks import Operation, ProgressPanel


@dataclass(frozen=True)
class Case:
    """An invented case."""

    number: int
    name: str
    age: int
    programme: str
    worker: str
    days: int
    state: State
    word: str


NAMES = (
    "Mille Østerby", "Ali Rahimi", "Henrik Skovlund", "Jannie Rødgaard", "Torben Åkjær", "Fatma Yildirim",
    "Søren Mølbak", "Pia Vestenskov", "Nadia Birkholm", "<b>x</b><img src=/etc/passwd>",
    "Bartholomæus Christian von Kjærulf-Zøllner", "Ægir Ånsson",
)  # fmt: skip
PROGRAMMES = ("Ressourceforløb", "Jobafklaring", "Fleksjob & ledighedsydelse")
STATES = ((State.REACHED, "18 dage"), (State.NEAR, "58 dage"), (State.OVER, "7 dage over"), (State.NONE, ""))


def cases(number: int) -> list[Case]:
    """Invented cases."""
    return [
        Case(
            at,
            NAMES[at % len(NAMES)],
            24 + at * 7 % 40,
            PROGRAMMES[at % 3],
            "Anna Holm",
            at * 13 % 104,
            *STATES[at % 4],
        )
        for at in range(number)
    ]


COLUMNS: Sequence[Column[Case]] = (
    Column("name", "Borger", lambda c: c.name, second=lambda c: f"{c.age} år · {c.programme}", strong=True,
           width=24, stretch=True, fixed=True),
    Column("worker", "Sagsbehandler", lambda c: c.worker, width=16),
    Column("week", "Uge", lambda c: str(c.days), sort=lambda c: c.days, right=True, width=5),
    Column("hours", "Lønnede timer", lambda c: f"{c.days / 10:.1f}".replace(".", ","), sort=lambda c: c.days,
           right=True, width=6),
    Column("cv", "CV", lambda c: c.word, state=lambda c: c.state, width=14),
)  # fmt: skip
FIGURES = (
    Figure("hours", "Lønnede timer", "18,2 %", "6 af 33 · mål mindst 15 %", State.REACHED, "nået", 0.6, 0.5),
    Figure("trial", "Virksomhedspraktik", "36,4 %", "12 af 33 · mål mindst 40 %", State.NEAR,
           "2 sager fra målet", 0.6, 0.66),
    Figure("passive", "Passive", "12,1 %", "4 af 33 · mål højst 10 %", State.OVER,
           "1 sag over målet", 0.4, 0.33),
    Figure("cv", "CV ajour", "97,0 %", "32 af 33 · mål 100 %", State.NEAR, "1 mangler", 0.97, 1.0),
)  # fmt: skip
BARS = (
    Bar("bo", "Bo Lindgaard", "fuld tid", 41, 30, 35, State.OVER),
    Bar("me", "Mette Vang", "0,8 af fuld tid", 29, 24, 28, State.OVER),
    Bar("li", "Lise Dam", "fuld tid", 34, 30, 35, State.NEAR),
    Bar("an", "Anna Holm", "fuld tid · orlov fra 18. december", 33, 30, 35, State.NEAR),
    Bar("ka", "Karim Naseri", "fuld tid", 27, 30, 35, State.CALM),
    Bar("sa", "Sanne Krogh", "0,6 af fuld tid", 9, 18, 21, State.CALM),
    Bar("no", "Uden grænse", "", 12, None, None, State.CALM),
)
AFTER = (
    Bar("bo", "Bo Lindgaard", "fuld tid", 35, 30, 35, State.NEAR, 39, State.OVER),
    Bar("me", "Mette Vang", "0,8 af fuld tid", 28, 24, 28, State.NEAR, 29, State.OVER),
    Bar("li", "Lise Dam", "fuld tid", 34, 30, 35, State.NEAR, 34),
    Bar("ka", "Karim Naseri", "fuld tid", 29, 30, 35, State.CALM, 27),
    Bar("sa", "Sanne Krogh", "0,6 af fuld tid", 17, 18, 21, State.CALM, 16),
)
HITS = (
    ResultGroup("Handlinger", (
        ResultItem("calendar-plus", "Nyt netværksmøde for Mille Østerby",
                   "forslag: torsdag den 14. januar kl. 10.00",
                   hits=((4, 4), (21, 3))),
        ResultItem("printer", "Udskriv dagsorden til netværksmøde, Mille Østerby", "24. nov.", "Ctrl+P",
                   hits=((21, 4), (35, 3))),
    )),
    ResultGroup("Borgere", (
        ResultItem("person", "Mille Østerby", "34 år · Ressourceforløb · min sag", hits=((0, 3),)),
        ResultItem("person", "Emil Thorup", "37 år · Jobafklaring · hos Lise Dam", hits=((1, 3),)),
    )),
    ResultGroup("Noter og papirer", (
        ResultItem("file-text", "Journalnotat 16. nov.",
                   "»… hun vil gerne have sin mor med i netværket. Mille ringede selv til planteskolen …«",
                   "Anna Holm", detail_hits=((36, 4), (47, 3))),
    )),
)  # fmt: skip


class TodayPage(Page):
    """Header, figures, chips and a table."""

    def __init__(self) -> None:
        super().__init__()
        header = PageHeader("Fredag den 20. november 2026")
        header.set_sentence(
            "Uge 47 · 3 møder i dag ·",
            Link("4 frister er over tid", "over", State.OVER),
            "· 5 falder inden 14 dage",
        )
        header.add_action(Button("Nyt notat", icon_name="note"))
        header.add_action(Button("Nyt møde", "filled", "plus"))
        chips = ChipBar()
        for key, label, number in (
            ("all", "Alle", 33),
            ("near", "Nær max", 4),
            ("job", "Job & praktik", 1212),
            ("cv", "CV mangler", 2),
        ):
            chips.add(key, label, number, on=key == "all")
        search = SearchField("Søg i sager", "Søg i sager")
        search.setMaximumWidth(280)
        self.table = DataTable(multi=True, two_line=True)
        self.table.setModel(RecordModel(COLUMNS, lambda c: c.number, cases(40), self.table))
        self.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 20, 32, 0)
        column.setSpacing(16)
        column.addWidget(header)
        column.addWidget(FigureStrip(FIGURES))
        tools = row([], spacing=8)
        tools.addWidget(chips, 1)
        tools.addWidget(search)
        tools.addWidget(IconButton("columns", "Vælg kolonner"))
        tools.addWidget(IconButton("file-spreadsheet", "Gem som Excel", shortcut="Ctrl+E"))
        column.addLayout(tools)
        column.addWidget(self.table, 1)


class TeamPage(Page):
    """Bars, before and after."""

    def __init__(self) -> None:
        super().__init__()
        header = PageHeader(
            "Ingen over max med 5 flytninger", ["Team fyldt 30 · 200 sager hos 7 sagsbehandlere"]
        )
        header.set_crumb("Team")
        header.add_action(Button("Udskriv forslag", icon_name="printer"))
        header.add_action(Button("Gennemfør 5 flytninger", "filled"))
        self.bars = CaseloadBars(BARS)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 20, 32, 0)
        column.setSpacing(12)
        column.addWidget(header)
        column.addWidget(hairline())
        column.addWidget(Label("Sager pr. medarbejder", "section"))
        column.addWidget(self.bars)
        column.addWidget(Label("Før og efter", "section"))
        column.addWidget(CaseloadBars(AFTER))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))


def _date(text: str) -> str:
    raise UnusableInput(f"»{text}« er ikke en dato. Skriv den som 24-11-2026.")


class FormPage(Page):
    """Parts of forms, buttons, banners and the side panel."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = SidePanel()
        self.panel.set_title("Mille Østerby", "Ressourceforløb · 34 år")
        self.panel.add_section(self._form())
        people = QWidget()
        column = QVBoxLayout(people)
        column.setContentsMargins(0, 0, 0, 0)
        for name, state, word in (
            ("Lotte Bakkegaard", State.REACHED, "til 30. jun. 2027"),
            ("Ruth Damgaard", State.NEAR, "udløber 4. dec."),
            ("Egil Vinther", State.MISSING, "mangler"),
        ):
            column.addLayout(row([Avatar(name), Label(name, elide=False), None, StateWord(state, word)]))
        column.addWidget(
            Banner("Egil Vinther har intet samtykke. Hans kopi holdes tilbage.", "error", "Indhent samtykke")
        )
        self.panel.add_section(people, "Deltagere", "7 · dig og 6 andre", Button("Tilføj", "link"))
        self.panel.set_actions([Button("Send dagsorden til 5", "filled", "send"), Button("Vis")])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.host = PanelHost(self._content(), self.panel)
        outer.addWidget(self.host)
        self.panel.open_panel()

    def _form(self) -> Form:
        form = Form()
        self.name = TextValue("Navn", required("Skriv et navn."))
        self.name.set_value("Mille Østerby")
        self.date = TextValue("Startdato", date_format(_date))
        self.date.set_value("2026-11-24")
        self.worker = ChoiceValue("Sagsbehandler", [("a", "Anna Holm"), ("b", "Bo Lindgaard")])
        self.worker.set_value("a")
        self.check = CheckValue("Tolk", "Skal have tolk")
        self.check.set_value("1")
        self.note = LongTextValue("Mål")
        self.note.set_value(
            "»Jeg vil arbejde med planter igen – et sted, hvor det er okay at begynde i det små.«"
        )
        for label, value in (
            ("Navn", self.name), ("Startdato", self.date), ("Sagsbehandler", self.worker),
            ("Telefon", TextValue("Telefon")), ("Tolk", self.check), ("Mål", self.note),
        ):  # fmt: skip
            form.add(label, value)
        return form

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 20, 32, 16)
        column.setSpacing(14)
        column.addWidget(PageHeader("Knapper, chips og meddelelser", ["Alt, hvad en side er bygget af."]))
        off = Button("Slået fra")
        off.setEnabled(False)
        column.addLayout(
            row(
                [
                    Button("Gem", "filled", "check"),
                    Button("Book møde"),
                    Button("Udsæt", "plain"),
                    Button("Slet", "danger", "trash"),
                    off,
                    None,
                ]
            )
        )
        column.addLayout(
            row([Button("Lille", "filled", small=True), Button("Lille", small=True),
                 Button("Lille", "plain", small=True), IconButton("printer", "Udskriv"),
                 IconButton("eye", "Vis"),
                 IconButton("trash", "Slet", small=True), None])
        )  # fmt: skip
        column.addLayout(
            row([StateChip("Beskyttet adresse", State.OVER, "shield-alert"),
                 StateChip("Samtykke udløber om 14 dage", State.NEAR),
                 StateWord(State.CALM), StateWord(State.REACHED), None])
        )  # fmt: skip
        for kind, words in (
            ("info", "Listen er læst: 212 rækker, 9 nye sager og 3 ændrede."),
            ("warning", "3 rækker har en startdato før programmet trådte i kraft."),
            ("error", "Filen kan ikke læses: der er ingen række med overskrifter i de første 30 rækker."),
        ):
            column.addWidget(Banner(words, kind, "Vis" if kind == "warning" else ""))
        operation = Operation("x", "Henter sager", None)
        self.progress = ProgressPanel(operation)
        operation.progressed.emit(1240, 20000, "Læser rækker …")
        column.addWidget(self.progress)
        icons = QWidget()
        grid = QHBoxLayout(icons)
        grid.setContentsMargins(0, 0, 0, 0)
        names = sorted(path.stem for path in (folder() / "icons").glob("*.svg"))
        for start in range(0, len(names), 8):
            line = QVBoxLayout()
            for name in names[start : start + 8]:
                line.addWidget(Icon(name, "text"))
            line.addStretch(1)
            grid.addLayout(line)
        grid.addStretch(1)
        column.addWidget(icons, 1)
        return content


class EmptyPage(Page):
    """A page without data."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(
            EmptyState(
                "Her står dine sager, når de er hentet fra et regneark.", "Hent sager fra Excel", "upload"
            )
        )
