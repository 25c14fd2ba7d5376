"""Why customers come: heard in the opening, learned from a few examples, told with a chance."""
