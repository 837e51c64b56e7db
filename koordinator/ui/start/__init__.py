"""First start, log-in, and getting back in."""
