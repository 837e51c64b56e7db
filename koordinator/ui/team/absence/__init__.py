"""Leave: who is away when, and what becomes of cases and meetings meanwhile."""
