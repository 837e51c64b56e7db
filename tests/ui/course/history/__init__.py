"""Window tests of the history."""
