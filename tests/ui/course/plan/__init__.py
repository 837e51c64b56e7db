"""The plan tab as somebody at the desk uses it."""
