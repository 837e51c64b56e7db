"""Beginning, handing over, ending and taking up a course again, with the checklists on the way."""
