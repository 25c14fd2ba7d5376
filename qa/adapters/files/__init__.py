"""Bytes → text → records: encodings, tables and JSON as streams, cells as values."""
