"""The only PySide6 code."""

import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 takes one reference to None too many in every call that returns nothing. From Python 3.12
    # None cannot die of it; before that the window would fall after some ten thousand calls.
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40
