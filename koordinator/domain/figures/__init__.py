"""The key figures: what each counts on a day, from dated records alone."""
