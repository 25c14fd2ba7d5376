"""What people wrote and nothing can rebuild: reviews, disputes, kudos, audit. Append-only, SQLite in WAL mode."""
