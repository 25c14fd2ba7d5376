"""One file a kind of quest."""
