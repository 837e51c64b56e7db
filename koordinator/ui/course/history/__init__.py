"""Who changed what on a case and when, each step restorable."""
