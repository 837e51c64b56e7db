"""What is due: the rulebook, the clocks it runs on, and one pure function that says what they ask for."""
