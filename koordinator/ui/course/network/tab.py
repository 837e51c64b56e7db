"""The tab with everybody around the citizen: a drawn map, and beside it the list by consent."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.services import network
from koordinator.services.surroundings import Person, Surroundings, surroundings
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.course.network import words
from koordinator.ui.course.network.details import PersonDetails
from koordinator.ui.course.network.legend import MapLegend
from koordinator.ui.course.network.map_view import MapScroll, NetworkMap
from koordinator.ui.course.network.people_list import PeopleList
from koordinator.ui.course.tab import CaseTab

_SIDE, _LEAST_MAP, _LEAST_MAP_HIGH = 352, 420, 360
_ANY_WIDTH = (1 << 24) - 1
ALL, AT_NEXT, LACKING = "all", "next", "lacking"
_NOBODY_YET = "Her tegnes alle omkring borgeren: familie, læge, bostøtte, virksomhed og medarbejdere."


class NetworkTab(CaseTab):
    """One citizen in the middle; whoever is chosen on the map is chosen in the list too."""

    key = "network"
    title = "Netværk"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._case_id: int | None = None
        self._held: Surroundings | None = None
        self._wanted_member: int | None = None
        self.chips = ChipBar(single=True)
        self.chips.add(ALL, "Alle", on=True)
        self.chips.add(AT_NEXT, "Med ved næste møde")
        self.chips.add(LACKING, "Mangler samtykke")
        self.count = Label("", tone="text2")
        self.map = NetworkMap()
        self.held_map = MapScroll(self.map)
        self.details = PersonDetails(ctx)
        self.people = PeopleList()
        self.add = Button("Tilføj person", icon_name="person-plus")
        self.empty = EmptyState(_NOBODY_YET, "Tilføj person", "users")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(32, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.chips)
        column.addWidget(self.count)
        column.addWidget(self.held_map, 1)
        column.addWidget(MapLegend())
        self._stack = QStackedWidget()
        whole = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(left, 1)
        self._parts.addWidget(hairline(upright=True))
        self._parts.addWidget(self._side())
        self._outer = scrolled(whole)
        self._stack.addWidget(self._outer)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _side(self) -> QWidget:
        self._head = Label("Alle", "section")
        by = Label("efter samtykke", tone="text2")
        held = self._held_list = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.details)
        column.addWidget(hairline())
        title = row([self._head, by, None])
        title.setContentsMargins(20, 12, 14, 6)
        column.addLayout(title)
        column.addWidget(self.people)
        column.addStretch(1)
        self._list = scrolled(held, sideways=False)
        house.changed.connect(self._fit)
        self._fit()
        return self._list

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside the map, or under it where there is no room for both."""
        under = self.width() < house.px(_SIDE + _LEAST_MAP)
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.TopToBottom if under else ways.LeftToRight)
        self._list.setMinimumWidth(0 if under else house.px(_SIDE))
        self._list.setMaximumWidth(_ANY_WIDTH if under else house.px(_SIDE))
        self._list.setMinimumHeight(self._held_list.sizeHint().height() if under else 0)
        self.held_map.setMinimumHeight(house.px(_LEAST_MAP_HIGH) if under else _LEAST_MAP // 2)

    def _connect(self) -> None:
        self.chips.changed.connect(self._show)
        self.map.chosen.connect(self._choose)
        self.map.opened.connect(self._open)
        self.people.chosen.connect(self._choose)
        self.people.opened.connect(self._open)
        self.add.clicked.connect(self.ask_person)
        self.empty.acted.connect(self.ask_person)

    # What is shown

    def show_case(self, case_id: int) -> None:
        anew, self._case_id = case_id != self._case_id, case_id
        self._held = surroundings(self._ctx.desk, case_id)
        if anew:
            self.chips.choose([ALL])
            self.map.choose("")
        self._show()

    def head_button(self) -> Button | None:
        return self.add

    def _show(self) -> None:
        held = self._held
        if held is None:
            return
        today = self._ctx.desk.today()
        names = {one.key: one.name for one in held.spheres}
        said = {one.around.key: words.said(one, names[one.around.sphere], today) for one in held.people}
        self._stack.setCurrentIndex(0 if held.people else 1)
        self.map.show_people(words.first_name(held.citizen), held.spheres, held.people, said)
        kept = self._kept(held)
        self._count(held)
        self.map.set_pale(frozenset(one.around.key for one in held.people if one not in kept))
        ordered = [one for one in words.by_consent(held.people) if one in kept]
        current = self.map.current() or (ordered[0].around.key if ordered else "")
        if self._wanted_member is not None:
            current, self._wanted_member = f"member{self._wanted_member}", None
        self.map.choose(current)
        self.people.show_people(ordered, said, today, self.map.current())
        self._show_details()
        self._fit()

    def _kept(self, held: Surroundings) -> list[Person]:
        chosen = self.chips.chosen()[0]
        if chosen == AT_NEXT:
            return [one for one in held.people if one.around.key in held.at_next]
        return [one for one in held.people if chosen == ALL or one.consent.lacking]

    def _count(self, held: Surroundings) -> None:
        lacking = sum(one.consent.lacking for one in held.people)
        self.chips.set_counts({ALL: len(held.people), AT_NEXT: len(held.at_next), LACKING: lacking})
        self.chips.offer(AT_NEXT, held.next_meeting is not None)
        number = held.professionals
        self.count.setText(f"{number} {'fagperson' if number == 1 else 'fagpersoner'} omkring borgeren")
        chip = self.chips.chip(self.chips.chosen()[0]).accessibleName()
        self._head.setText(chip.split(" · ")[0])

    def _choose(self, key: str) -> None:
        self.map.choose(key)
        self.people.choose(key)
        self._show_details()

    def _show_details(self) -> None:
        person = self._current()
        given = network.consents(self._ctx.desk, person.member.member_id) if person and person.member else []
        self.details.show_person(person, given, self._ctx.desk.today())

    def _current(self) -> Person | None:
        people = self._held.people if self._held else ()
        return next((one for one in people if one.around.key == self.map.current()), None)

    # What can be done

    def _open(self, key: str) -> None:
        """Enter on somebody: what is allowed about a member; a colleague has nothing to open."""
        self._choose(key)
        self.details.ask_consent()

    def ask_person(self) -> None:
        """Opens the dialog that takes somebody into the network."""
        from koordinator.ui.network.member_dialog import AddMemberDialog

        if self._case_id is None:
            return
        dialog = AddMemberDialog(self._ctx, self._case_id, self)
        dialog.added.connect(self._added)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _added(self, member_id: int) -> None:
        self._wanted_member = member_id
        if self._case_id is not None:
            self.show_case(self._case_id)
