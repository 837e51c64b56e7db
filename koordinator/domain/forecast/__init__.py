"""The year ahead: running cases against what the caseworkers have room for."""
