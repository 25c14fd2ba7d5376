"""Records → a staged file: keyed, hashed, hidden, sealed. No database."""
