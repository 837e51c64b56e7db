"""The matrix of caseworkers and consultants."""
