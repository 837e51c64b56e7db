"""The case at a glance: goal, timeline, everything that happened, next steps, wheel and job track."""
