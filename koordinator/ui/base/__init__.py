"""House widgets that every page is built from."""
