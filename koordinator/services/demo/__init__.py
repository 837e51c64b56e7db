"""The example team: invented people, made anew from a number, and the store they live in."""

from koordinator.services.demo.store import LOGIN, PASSWORD, create, is_example

__all__ = ["LOGIN", "PASSWORD", "create", "is_example"]
