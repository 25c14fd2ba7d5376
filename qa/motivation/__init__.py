"""Encourages: own progress, fair comparison, badges for thresholds everyone can reach, thanks delivered. Never ranks,
never shames."""
