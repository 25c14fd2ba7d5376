"""Counts: one definition a number, shown to the reader and used to compute it."""
