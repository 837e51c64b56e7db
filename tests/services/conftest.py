"""No test of a service waits for a costly derivation."""

from tests.cheap_keys import cheap_keys

__all__ = ["cheap_keys"]
