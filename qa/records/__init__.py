"""What people wrote and nothing can rebuild: reviews, disputes, kudos, listening, audit. Append-only, SQLite in WAL mode."""
