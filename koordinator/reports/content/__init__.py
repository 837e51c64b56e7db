"""What stands on each paper, as plain records; privacy is a filter on them."""
