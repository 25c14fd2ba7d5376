"""Files are fetched where they lie: databases, folders, web interfaces."""
