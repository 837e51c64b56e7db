"""What is due, wherever it is shown: its words, what its button does, and putting it off."""
