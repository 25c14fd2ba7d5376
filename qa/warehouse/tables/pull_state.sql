-- One row a table of a pull: how far it has come.
create table if not exists pull_state (
    pull varchar, -- name in sources.toml
    table_name varchar, -- table or address
    cursor varchar, -- where the next pull begins
    pulled_at timestamptz, -- latest try
    row_count bigint, -- rows new or updated by it
    problem varchar -- what stopped it, NULL when nothing did
);
