"""Lets hear: what customers say, first-hand, with how many say it."""
