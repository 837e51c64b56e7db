"""The case's own page: a head that stays, and one folder per tab."""
