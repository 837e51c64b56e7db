"""The side panels of a contact and of an organisation: their fields, and where they have a part."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter
from koordinator.domain.contacts import ContactCase, Double
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.errors import KoordinatorError
from koordinator.services import contacts
from koordinator.ui.base.avatar import Avatar
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.side_panel import SidePanel
from koordinator.ui.context import Context
from koordinator.ui.network import words
from koordinator.ui.network.fields import (
    CONTACT_LABELS,
    ORGANISATION_LABELS,
    contact_values,
    organisation_values,
    propose_organisations,
)
from koordinator.ui.network.rows import RowButton, Rows, RowSpec

_LABEL = 104
_MOST_CASES = _MOST_MEETINGS = 12


class DetailPanel(SidePanel):
    """What both panels share: one thing at a time, each field saved as one leaves it."""

    def __init__(self, ctx: Context, fields: dict[str, TextValue], labels: dict[str, str]) -> None:
        super().__init__()
        self._ctx = ctx
        self.row_id: int | None = None
        self.fields = fields
        self.avatar = Avatar(size=36)
        self.set_lead(self.avatar)
        self.double = Banner()
        self.double.acted.connect(self._merge)
        self._double: Double | None = None
        self.form = Form(label_width=_LABEL)
        for key, field in fields.items():
            self.form.add(labels[key], field)
            field.committed.connect(partial(self._save, key))
        self._double_frame = self.add_section(self.double)
        self._double_frame.hide()
        self.merge_wanted: Callable[[int, int], object] | None = None
        self.remove = Button("Slet", "danger", "trash", tip="Intet henviser hertil")
        self.remove.clicked.connect(self._remove)
        self.closed.connect(self._forget)

    def shown_id(self) -> int | None:
        """Which one is shown, or None while the panel is closed."""
        return None if self.isHidden() else self.row_id

    def show_row(self, row_id: int, double: Double | None = None) -> None:
        """Fetches and shows one; what is being typed on another one is saved first."""
        if self.row_id not in (None, row_id):
            self._settle()
        anew, self.row_id = self.row_id != row_id, row_id
        self._double = double
        self._fill(row_id, anew=anew)
        if anew:
            self.scroll_to_top()

    def refresh(self, double: Double | None = None) -> None:
        """Fetches it anew; it closes if it is gone."""
        row_id = self.shown_id()
        if row_id is None:
            return
        try:
            self.show_row(row_id, double)
        except KoordinatorError:
            self.close_panel()

    def _fill(self, row_id: int, *, anew: bool) -> None:
        raise NotImplementedError

    def _write(self, row_id: int, field: str, value: str) -> object:
        raise NotImplementedError

    def _delete(self, row_id: int) -> None:
        raise NotImplementedError

    def _show_fields(self, values: dict[str, str | None], *, anew: bool) -> None:
        for key, value in values.items():
            field = self.fields[key]
            if not anew and field.error():
                continue
            field.set_value(value or "")
            if anew:
                field.restore()

    def _called(self, row_id: int) -> str:
        """What tells one from its namesakes."""
        raise NotImplementedError

    def _say_double(self, row_id: int) -> None:
        double = self._double
        if double is not None:
            other = double.other_id if double.one_id == row_id else double.one_id
            text = f"Ligner {self._called(other)} ({double.reason})."
            self.double.show_text(text, "warning", "Flet de to …")
        self._double_frame.setVisible(double is not None)

    def _save(self, key: str, value: str) -> None:
        if self.row_id is None:
            return
        try:
            self._write(self.row_id, key, value)
        except KoordinatorError as fault:
            self.fields[key].show_error(str(fault))

    def _settle(self) -> None:
        focused = QApplication.focusWidget()
        for field in self.fields.values():
            if focused is not None and field.isAncestorOf(focused):
                field.commit()

    def _merge(self) -> None:
        if self._double is not None and self.merge_wanted is not None:
            self.merge_wanted(self._double.one_id, self._double.other_id)

    def _remove(self) -> None:
        row_id = self.row_id
        if row_id is not None and self._ctx.attempt(partial(self._delete, row_id)):
            self.close_panel()

    def _forget(self) -> None:
        self.row_id = None


class CaseRows(QWidget):
    """The first cases as rows; the rest are one click away in the list of cases."""

    def __init__(self, ctx: Context, empty: str) -> None:
        super().__init__()
        self._ctx = ctx
        self._ids: frozenset[int] = frozenset()
        self.rows = Rows(empty)
        self.all = Button("", "link")
        self.all.clicked.connect(lambda: self._ctx.show_cases(CaseFilter(case_ids=self._ids)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.rows)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_cases(
        self, cases: Sequence[ContactCase], row: Callable[[ContactCase], RowSpec], *, anew: bool
    ) -> None:
        """Shows these; running ones come first."""
        self.rows.show_rows([row(case) for case in cases[:_MOST_CASES]], anew=anew)
        today = self._ctx.desk.today()
        running = [case.case_id for case in cases if case.ended is None or case.ended >= today]
        self._ids = frozenset(running)
        self.all.set_text(f"Vis alle {len(running)} løbende sager")
        self.all.setVisible(len(running) > _MOST_CASES)


class ContactPanel(DetailPanel):
    """One contact with the cases and meetings it has a part in."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, contact_values(), CONTACT_LABELS)
        self.cases = CaseRows(ctx, "Kontakten er ikke med i nogen sag.")
        self.meetings = Rows("Ingen møder det seneste år og det næste halve.")
        self.add_section(self.form)
        self.add_section(self.cases, "Sager")
        self.add_section(self.meetings, "Møder")
        self._remove_frame = self.add_section(self.remove)

    def _fill(self, row_id: int, *, anew: bool) -> None:
        detail = contacts.contact_detail(self._ctx.desk, row_id)
        line = detail.line
        propose_organisations(self.fields, self._ctx.desk)
        self.avatar.set_name(line.name)
        self.set_title(line.name, line.whose)
        values = {"name": line.name, "title": line.title, "organisation": line.organisation,
                  "phone": line.phone, "email": line.email}  # fmt: skip
        self._show_fields(values, anew=anew)
        self.cases.show_cases(detail.cases, self._case, anew=anew)
        self.meetings.show_rows(self._meeting_rows(row_id), anew=anew)
        self._remove_frame.setVisible(not detail.used)
        self._say_double(row_id)

    def _called(self, row_id: int) -> str:
        line = contacts.contact_detail(self._ctx.desk, row_id).line
        return " · ".join(part for part in (line.name, line.whose) if part)

    def _case(self, case: ContactCase) -> RowSpec:
        buttons: tuple[RowButton, ...] = ()
        if case.member_id is not None:
            buttons = (RowButton("Samtykke …", "", partial(self._consent, case.member_id)),)
        in_network = case.member_id is not None
        return RowSpec(
            case.citizen, words.part_words(case),
            state=words.consent_state(case.consent) if in_network else None,
            word=words.consent_word(case.consent, self._ctx.desk.today()) if in_network else "",
            tip=case.consent.sentence, open=partial(self._ctx.open_case, case.case_id), buttons=buttons,
        )  # fmt: skip

    def _consent(self, member_id: int) -> None:
        from koordinator.ui.network.consent_dialog import ConsentDialog

        ConsentDialog(self._ctx, member_id, self).open()

    def _meeting_rows(self, contact_id: int) -> list[RowSpec]:
        """What comes first, then what was, the newest first."""
        today = self._ctx.desk.today()
        found = contacts.contact_meetings(self._ctx.desk, contact_id)
        coming = sorted((one for one in found if one.ends.date() >= today), key=lambda one: one.starts)
        past = sorted((one for one in found if one.ends.date() < today), key=lambda one: one.starts)
        return [self._meeting(one) for one in [*coming, *reversed(past)][:_MOST_MEETINGS]]

    def _meeting(self, entry: Entry) -> RowSpec:
        today = self._ctx.desk.today()
        when, state = words.when(entry.starts, today), words.state_word(entry.state)
        parts = (when, entry.citizen, entry.place, state)
        ref = MeetingRef(entry.meeting_id, entry.original)
        return RowSpec(
            words.meeting_title(entry), " · ".join(part for part in parts if part), "calendar",
            open=partial(self._ctx.show_meeting, ref),
        )  # fmt: skip

    def _write(self, row_id: int, field: str, value: str) -> object:
        return contacts.save_contact(self._ctx.desk, row_id, field, value)

    def _delete(self, row_id: int) -> None:
        contacts.remove_contact(self._ctx.desk, row_id)


class OrganisationPanel(DetailPanel):
    """One organisation with its contacts and the cases whose offers or placements name it."""

    def __init__(self, ctx: Context, open_contact: Callable[[int], object]) -> None:
        super().__init__(ctx, organisation_values(), ORGANISATION_LABELS)
        self._open_contact = open_contact
        self.people = Rows("Ingen kontakter hører til her.")
        self.cases = CaseRows(ctx, "Ingen tilbud eller praktikker nævner organisationen.")
        self.add_section(self.form)
        self.add_section(self.people, "Kontakter")
        self.add_section(self.cases, "Tilbud og praktik")
        self._remove_frame = self.add_section(self.remove)

    def _fill(self, row_id: int, *, anew: bool) -> None:
        detail = contacts.organisation_detail(self._ctx.desk, row_id)
        line = detail.line
        self.avatar.set_name(line.name)
        self.set_title(line.name, f"CVR {line.cvr}" if line.cvr else "Organisation")
        values = {"name": line.name, "cvr": line.cvr, "phone": line.phone, "address": line.address}
        self._show_fields(values, anew=anew)
        people = [
            RowSpec(one.name, " · ".join(part for part in (one.title, one.phone, one.email) if part),
                    open=partial(self._open_contact, one.contact_id))
            for one in detail.contacts
        ]  # fmt: skip
        self.people.show_rows(people, anew=anew)
        self.cases.show_cases(detail.cases, self._case, anew=anew)
        self._remove_frame.setVisible(not detail.used)
        self._say_double(row_id)

    def _called(self, row_id: int) -> str:
        return contacts.organisation_detail(self._ctx.desk, row_id).line.name

    def _case(self, case: ContactCase) -> RowSpec:
        return RowSpec(
            case.citizen, words.part_words(case, ""), open=partial(self._ctx.open_case, case.case_id)
        )

    def _write(self, row_id: int, field: str, value: str) -> object:
        return contacts.save_organisation(self._ctx.desk, row_id, field, value)

    def _delete(self, row_id: int) -> None:
        contacts.remove_organisation(self._ctx.desk, row_id)
