"""Export → rows: every log a centre has, recognised by its content, each row accounted for."""
