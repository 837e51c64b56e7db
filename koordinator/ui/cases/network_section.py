"""The network of one case in its panel: who is in it, with which part, and how each consent stands."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.contacts import MemberLine
from koordinator.services import network
from koordinator.ui.base.buttons import Button
from koordinator.ui.context import Context
from koordinator.ui.network import words
from koordinator.ui.network.rows import RowButton, Rows, RowSpec


class NetworkSection(QWidget):
    """Members by name; each opens in Netværk, and what is allowed about them is one click away."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id: int | None = None
        self.rows = Rows("Ingen i netværket endnu.")
        self.add = Button("Tilføj", "link")  # stands beside the section's title
        self.add.clicked.connect(self.ask_member)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.rows)

    def show_case(self, case_id: int) -> None:
        """Fetches and shows a case's network."""
        anew, self._case_id = case_id != self._case_id, case_id
        self.rows.show_rows([self._row(one) for one in network.members(self._ctx.desk, case_id)], anew=anew)

    def ask_member(self) -> None:
        """Opens the dialog that takes somebody into the network."""
        from koordinator.ui.network.member_dialog import AddMemberDialog

        if self._case_id is not None:
            dialog = AddMemberDialog(self._ctx, self._case_id, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _row(self, member: MemberLine) -> RowSpec:
        part = " · ".join(part for part in (member.relation, member.role) if part)
        who = " · ".join(part for part in (member.organisation, member.phone) if part)
        return RowSpec(
            member.name,
            "\n".join(line for line in (part or (member.title or ""), who) if line),
            state=words.consent_state(member.consent),
            word=words.consent_word(member.consent, self._ctx.desk.today()),
            tip=member.consent.sentence,
            open=partial(self._ctx.show_contact, member.contact_id),
            buttons=(
                RowButton("Samtykke …", "", partial(self._consent, member.member_id)),
                RowButton(f"Ret {member.name}", "pencil", partial(self._edit, member)),
                RowButton(f"Fjern {member.name} fra netværket", "trash",
                          partial(self._remove, member.member_id)),
            ),
        )  # fmt: skip

    def _consent(self, member_id: int) -> None:
        from koordinator.ui.network.consent_dialog import ConsentDialog

        ConsentDialog(self._ctx, member_id, self).open()

    def _edit(self, member: MemberLine) -> None:
        from koordinator.ui.network.part_dialog import part_dialog

        part_dialog(self._ctx, member, self).open()

    def _remove(self, member_id: int) -> None:
        self._ctx.attempt(partial(network.remove_member, self._ctx.desk, member_id))
