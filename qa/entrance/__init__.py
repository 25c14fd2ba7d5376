"""The door: forms without script for signing in, a second factor, links that work once, and one's own account."""
