"""The form: whom to invite to what, and what became of it."""
