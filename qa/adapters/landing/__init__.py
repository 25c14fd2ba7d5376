"""A staged file → the warehouse, exactly once, and what was set aside on the way."""
