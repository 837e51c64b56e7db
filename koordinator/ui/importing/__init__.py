"""Reading a case list in, step by step."""
