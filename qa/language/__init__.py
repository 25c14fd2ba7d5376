"""Finds what was said and how it felt; never judges anybody."""
