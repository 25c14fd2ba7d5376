"""One file a way of fetching exports."""
