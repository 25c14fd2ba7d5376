-- One row a refused export row and reason; its original bytes lie sealed.
create table if not exists quarantine (
    quarantine_id varchar, -- hash of source, row content and reason
    file_id varchar, -- file
    row_no bigint, -- position in the file, from 1
    source_id varchar, -- source
    entity varchar, -- kind of row when known
    reason_code varchar, -- one of the reasons of adapters/reasons.py
    column_name varchar, -- column at fault
    masked_value varchar, -- the value, masked
    detail varchar, -- what is wrong, in words
    severity varchar, -- error: not imported; warning: imported and flagged
    first_seen_at timestamptz, -- first time
    last_seen_at timestamptz, -- latest time
    seen_count bigint, -- how many times it came
    resolved_at timestamptz, -- when a replay, an arrival or a person settled it
    resolution varchar -- replayed, edited, arrived, dismissed
);
