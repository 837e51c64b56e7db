"""The tab with CV, job plan, paid hours and placements."""
