"""How what stands in fields is taken in and saved, and where a refusal is said."""

from collections.abc import Callable, Iterable, Mapping

from koordinator.errors import FieldRefused, KoordinatorError
from koordinator.ui.base.editable import EditableValue


def all_stand(fields: Iterable[EditableValue]) -> bool:
    """Takes in what is being typed; the first field that is not understood gets the focus."""
    for field in fields:
        if not field.commit():
            field.setFocus()
            return False
    return True


def said_at_field(fault: KoordinatorError, fields: Mapping[str, EditableValue]) -> bool:
    """Says why at the field the fault names, which gets the focus; False where none of these is named."""
    field = fields.get(fault.field) if isinstance(fault, FieldRefused) else None
    if field is None:
        return False
    field.setFocus()
    field.show_error(str(fault))
    return True


def attempt(field: EditableValue, write: Callable[[], object]) -> bool:
    """Writes what a field holds; a refusal stands under the field and what was typed stays."""
    try:
        write()
    except KoordinatorError as fault:
        field.show_error(str(fault))
        return False
    return True
