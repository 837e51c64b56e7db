"""Moving cases between caseworkers: the question, its answer, what a move costs and how it is said."""
