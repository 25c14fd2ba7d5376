"""Judges: scorecards as data, every point with its evidence, the same input giving the same bytes."""
