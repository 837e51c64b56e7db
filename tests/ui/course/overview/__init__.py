"""Window tests of the overview."""
