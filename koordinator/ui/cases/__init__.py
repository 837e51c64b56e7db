"""The list of cases and the panel beside it."""
