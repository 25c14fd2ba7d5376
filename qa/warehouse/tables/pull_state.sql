-- One row a table of a pull: how far it has come.
create table if not exists pull_state (
    pull varchar, -- [key] name in sources.toml
    table_name varchar, -- [key] table or address
    cursor varchar, -- [text] where the next pull begins
    pulled_at timestamptz, -- latest try
    row_count bigint, -- rows new or updated by it
    problem varchar -- [text] what stopped it, NULL when nothing did
);
