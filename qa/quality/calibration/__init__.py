"""Do we judge alike? Rounds that several people judge blind, and what agreement they show."""
