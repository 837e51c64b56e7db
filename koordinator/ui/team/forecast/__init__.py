"""The tab that looks a year ahead."""
