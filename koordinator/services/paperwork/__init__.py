"""One module per paper about a case."""
