"""The only PySide6 code."""

from contextlib import suppress


def _leave_sources_unread() -> None:
    """Spare every module imported from here on from being searched for PySide6's optional spellings.

    PySide6 reads the source of each imported module to see whether it might use its `__feature__` switches.
    We never do; reading some 150 files is a fifth of the time to the log-in.
    """
    with suppress(ImportError, AttributeError):
        import PySide6.QtCore  # noqa: F401  it brings the module below with it
        from shibokensupport import feature  # type: ignore[import-not-found]

        feature._mod_uses_pyside = lambda _module: False


_leave_sources_unread()
