"""A line over months as a drawing that the window and the paper each paint, and in words."""
