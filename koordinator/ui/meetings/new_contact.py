"""A contact made while one plans a meeting."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from koordinator.domain.meetings.records import Person
from koordinator.services import contacts
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.formats import required
from koordinator.ui.context import Context
from koordinator.ui.meetings.people_search import Found


def ask_new_contact(ctx: Context, parent: QWidget, name: str, made: Callable[[Found], object]) -> EntryDialog:
    """Asks for what is known of a new contact; `made` is told when it is there."""

    def save(values: Mapping[str, str]) -> None:
        contact_id = contacts.add_contact(
            ctx.desk,
            values["name"],
            title=values["title"] or None,
            organisation=values["organisation"] or None,
            phone=values["phone"] or None,
            email=values["email"] or None,
        )
        found = Found(
            Person(contact_id=contact_id), values["name"], values["title"] or None,
            values["organisation"] or None,
        )  # fmt: skip
        made(found)

    dialog = EntryDialog("Ny kontakt", _sentence(ctx, name), save, parent=parent)
    dialog.add_field("name", "Navn", TextValue("Navn", required("Skriv kontaktens navn.")), name)
    dialog.add_field("title", "Titel eller rolle", TextValue("Titel eller rolle"))
    dialog.add_field("organisation", "Organisation", TextValue("Organisation"))
    dialog.add_field("phone", "Telefon", TextValue("Telefon"))
    dialog.add_field("email", "E-mail", TextValue("E-mail"))
    dialog.open()
    return dialog


def _sentence(ctx: Context, name: str) -> str:
    """Names those it may already be, so that nobody is there twice."""
    alike = contacts.alike(ctx.desk, name) if name else []
    if not alike:
        return "Kontakten gemmes i Netværk og kan bruges ved andre møder."
    said = ", ".join(f"{one.name} ({one.detail})" if one.detail else one.name for one in alike[:3])
    return f"Ligner en kontakt, der allerede findes: {said}. Opret kun, hvis det er en anden."
