"""Window tests of a tab of the case."""
