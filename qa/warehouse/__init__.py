"""What can be rebuilt from the exports: DuckDB, its table contracts and its one writer."""
