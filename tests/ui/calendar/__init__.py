"""The calendar, as its user sees and handles it."""
