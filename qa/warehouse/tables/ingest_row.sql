-- One row the current version of an export row: (source_id, entity, natural_key). What it says stands in the fact tables under row_key.
create table if not exists ingest_row (
    source_id varchar, -- source
    entity varchar, -- kind of row: call, chat_message, queue_event, survey …
    natural_key varchar, -- the row's own key in its source
    content_hash varchar, -- hash of the canonical row without signed addresses and request ids
    row_key ubigint, -- hash of (source_id, entity, natural_key)
    file_id varchar, -- file that brought the current version
    row_no bigint, -- position in that file, from 1
    source_updated_at timestamptz -- the source's own update clock, when it has one
);
