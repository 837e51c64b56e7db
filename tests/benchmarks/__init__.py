"""Speed as ratios within one run: against raw SQL, an empty window, a bare reader. Never as seconds."""
