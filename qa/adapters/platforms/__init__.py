"""One file a platform; each declares a Platform that is recognised by content."""
