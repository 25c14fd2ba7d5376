"""What follows a verdict: the agent sees it, may contest a line of it, and an arbiter answers."""
