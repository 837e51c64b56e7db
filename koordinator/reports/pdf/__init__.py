"""Content drawn on pages."""
