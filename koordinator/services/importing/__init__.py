"""Taking a case list into the store: planned row by row, then written as one undoable change."""

from koordinator.services.importing.applying import ImportResult, apply_import
from koordinator.services.importing.files import (
    first_rows,
    headings_of,
    import_file,
    proposed,
    read_file,
    save_rejects,
    understand,
)
from koordinator.services.importing.mappings import load_mapping, save_mapping
from koordinator.services.importing.planning import field_title, plan_import
from koordinator.services.importing.told import as_json, as_text

__all__ = [
    "ImportResult",
    "apply_import",
    "as_json",
    "as_text",
    "field_title",
    "first_rows",
    "headings_of",
    "import_file",
    "load_mapping",
    "plan_import",
    "proposed",
    "read_file",
    "save_mapping",
    "save_rejects",
    "understand",
]
