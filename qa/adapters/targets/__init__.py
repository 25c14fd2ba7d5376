"""One file a kind of record that a mapping file can name."""
