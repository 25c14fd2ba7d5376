"""Runs pure functions over Arrow tables: child processes on this machine."""
