"""The rulebook, its clocks and what they ask for."""
