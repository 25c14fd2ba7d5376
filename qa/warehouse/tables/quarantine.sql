-- One row a refused export row and reason; its original bytes lie sealed.
create table if not exists quarantine (
    quarantine_id varchar, -- [key] hash of source, row content and reason
    file_id varchar, -- [key] file
    row_no bigint, -- position in the file, from 1
    source_id varchar, -- [key] source
    entity varchar, -- [code] kind of row when known
    reason_code varchar, -- [code] one of the reasons of adapters/refusal.py
    column_name varchar, -- [text] column at fault
    masked_value varchar, -- [text] the value, masked
    detail varchar, -- [text] what is wrong, in words
    severity varchar, -- [code] error: not imported; warning: imported and flagged
    first_seen_at timestamptz, -- first time
    last_seen_at timestamptz, -- latest time
    seen_count bigint, -- how many times it came
    resolved_at timestamptz, -- when a replay, an arrival or a person settled it
    resolution varchar -- [code] replayed, edited, arrived, dismissed, withdrawn
);
