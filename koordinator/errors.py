"""The few error families a person can be shown; the message is always a Danish sentence."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


class KoordinatorError(Exception):
    """A fault with a plain Danish sentence and, where there is one, a way on."""


class UnusableInput(KoordinatorError):
    """A file that cannot be read at all: wrong kind, damaged, over a limit, or without a header."""


class Cancelled(KoordinatorError):
    """The person stopped a long piece of work; nothing of it was kept."""


class Refused(KoordinatorError):
    """Something a rule or another person's change does not allow."""


class FieldRefused(Refused):
    """What is written in a field cannot stand; `field` is which."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


class StoreError(KoordinatorError):
    """The store cannot be opened, made or written."""


class WrongPassword(StoreError):
    """The user or the password is not right."""


class StoreInUse(StoreError):
    """Another program has the store open."""


class StoreDamaged(StoreError):
    """The key is right, yet the store or the key file does not read."""


class StoreTooNew(StoreError):
    """The store was written by a later version of the program."""


def places(fault: BaseException) -> str:
    """The kind of a fault and the lines it came through; never its message, which may hold a name."""
    lines: list[str] = []
    seen: BaseException | None = fault
    while seen is not None:
        lines.append(type(seen).__qualname__)
        trace = seen.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {_short(code.co_filename)}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
