-- One row an imported file; the same bytes are never read twice.
create table if not exists ingest_file (
    file_id varchar, -- [key] sha256 of the bytes
    source_id varchar, -- [key] source it was read as
    platform varchar, -- [key] platform that recognised it
    name varchar, -- [text] file name without its folder
    bytes bigint, -- size
    encoding varchar, -- [code] text encoding it was read with
    columns varchar, -- [text] names of its columns, as JSON, when it is a table
    received_at timestamptz, -- when its transaction committed
    read_count bigint, -- rows read; equals the sum of the six counts that follow
    new_count bigint, -- rows with a key never seen before
    updated_count bigint, -- rows that replaced an older version
    unchanged_count bigint, -- rows already known with the same content
    stale_count bigint, -- rows older than what is known
    skipped_count bigint, -- rows that carry no data, with a reason
    quarantined_count bigint, -- rows set aside with a reason
    skip_reason varchar, -- [text] why rows were skipped, when any were
    first_at timestamptz, -- earliest moment its rows speak of
    last_at timestamptz, -- latest moment its rows speak of
    seen_count bigint -- how often these very bytes came
);
