"""Window tests of the case's page."""
