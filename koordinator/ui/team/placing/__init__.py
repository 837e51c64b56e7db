"""New cases that have no caseworker yet: whom they are proposed to, and giving them."""
