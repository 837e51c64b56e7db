"""Every caseload against its limits, and what scales them."""
