"""The wheel and the other forms, scored as a person does it."""
