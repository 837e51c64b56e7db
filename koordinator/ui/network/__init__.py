"""The page of contacts and organisations, and the dialogs about a case's network."""
