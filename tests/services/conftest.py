"""No test of a service waits for a costly derivation."""

from tests.cheap_keys import cheap_keys
from tests.shared_statements import shared_statements

__all__ = ["cheap_keys", "shared_statements"]
