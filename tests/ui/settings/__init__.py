"""Window tests of the settings."""
