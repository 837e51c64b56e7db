"""What the profession knows: pure Python without Qt, SQL, clock or disk."""
