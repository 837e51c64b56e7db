"""The tab with everybody around the citizen."""
