"""The calendar: weeks, days and months of meetings, painted, with mouse and keyboard."""
