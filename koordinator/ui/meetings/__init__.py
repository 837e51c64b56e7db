"""One meeting in the window: booking it, its panel, and the questions a change of it asks."""
