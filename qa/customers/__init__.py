"""Connects contacts of one customer: what came after what, on every channel."""
