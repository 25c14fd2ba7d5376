"""Runs pure functions over Arrow tables in child processes of this machine. It stands below the wings: adapters,
language and quality hand it their work."""
