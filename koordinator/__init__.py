"""koordinator: caseloads, pairs, meetings and papers for Danish jobcentres."""

__version__ = "0.1.0"
