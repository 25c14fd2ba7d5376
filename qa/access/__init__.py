"""Guards: who may see which rows, and a record of who looked."""
