"""Written values of the profession, read and shown: dates, CPR numbers, names, hours and phone numbers."""
