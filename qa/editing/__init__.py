"""Scorecards as people write them: drafts, what they would change, editions in force, and what they rest on."""
