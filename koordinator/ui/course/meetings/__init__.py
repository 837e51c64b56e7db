"""The tab with the meetings of the case."""
