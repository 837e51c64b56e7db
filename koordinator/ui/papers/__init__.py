"""Papers seen before they are printed."""
