"""Meetings: their kinds and states, series, clashes, and who takes part."""
