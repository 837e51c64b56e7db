"""Correcting somebody's part in a case's network."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from koordinator.domain.contacts import MemberLine
from koordinator.services import network
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.context import Context


def part_dialog(ctx: Context, member: MemberLine, parent: QWidget) -> EntryDialog:
    """Relation to the citizen and role in the course; who it is stands in Netværk."""

    def save(values: Mapping[str, str]) -> None:
        network.save_part(ctx.desk, member.member_id, values["relation"], values["role"])

    said = "Relation til borgeren og rolle i dette forløb. Navn og telefon rettes under Netværk."
    dialog = EntryDialog(f"{member.name} i netværket", said, save, parent=parent)
    relation = TextValue("Relation", placeholder="for eksempel mor eller bostøtte")
    dialog.add_field("relation", "Relation", relation, member.relation or "")
    role = TextValue("Rolle", placeholder="for eksempel støtteperson")
    dialog.add_field("role", "Rolle i forløbet", role, member.role or "")
    return dialog
