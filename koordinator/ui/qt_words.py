"""The words that Qt's own Danish translation lacks."""

from PySide6.QtCore import QTranslator

from koordinator import resources

_TABLE = "qt_da.toml"


class MissingWords(QTranslator):
    """Asked by Qt for what translators installed after it lack; the table is read at the first question."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str | bytes,
        sourceText: str | bytes,  # noqa: N803  Qt's own name for it
        _disambiguation: str | bytes | None = None,
        _n: int = -1,
    ) -> str:
        return str(resources.table(_TABLE).get(_text(context), {}).get(_text(sourceText), ""))


def _text(given: str | bytes) -> str:
    return given.decode() if isinstance(given, bytes) else given
