"""One meeting in the window."""
