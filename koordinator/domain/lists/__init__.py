"""Case lists from elsewhere: their rows, how they are matched, compared and planned."""
