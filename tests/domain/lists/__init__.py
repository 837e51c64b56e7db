"""Case lists from elsewhere."""
