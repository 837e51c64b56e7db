"""Proposals worked out: HiGHS behind one function."""
