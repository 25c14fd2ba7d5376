"""One file a badge."""
