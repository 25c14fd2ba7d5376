"""From a pattern to a goal, from a goal to a measured effect."""
