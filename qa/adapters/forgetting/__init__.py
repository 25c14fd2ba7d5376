"""A person leaves everything: tables, records, originals, backups."""
