"""The wheel and the other forms: scored on the screen, held against each other and over time."""
