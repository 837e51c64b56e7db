"""Window tests of the way in."""
