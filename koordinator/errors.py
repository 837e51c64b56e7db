"""The few error families a person can be shown; the message is always a Danish sentence."""


class KoordinatorError(Exception):
    """A fault with a plain Danish sentence and, where there is one, a way on."""


class UnusableInput(KoordinatorError):
    """A file that cannot be read at all: wrong kind, damaged, over a limit, or without a header."""


class Cancelled(KoordinatorError):
    """The person stopped a long piece of work; nothing of it was kept."""


class Refused(KoordinatorError):
    """Something a rule or another person's change does not allow."""


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
