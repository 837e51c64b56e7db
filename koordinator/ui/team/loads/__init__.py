"""Everybody's caseload against the limits: bars, the same in a table, and a worker's panel."""
