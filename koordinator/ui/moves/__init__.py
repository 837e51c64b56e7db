"""Moving cases to somebody else, seen beforehand."""
