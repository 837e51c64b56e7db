"""The page of the key figures."""
