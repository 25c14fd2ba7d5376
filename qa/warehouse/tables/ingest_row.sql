-- One row the current version of an export row: (source_id, entity, natural key). What it says stands in the fact tables under row_key.
create table if not exists ingest_row (
    source_id varchar, -- [key] source
    entity varchar, -- [code] kind of row: call, chat_message, queue_event, survey …
    row_key ubigint, -- hash of source_id, entity, natural key and occurrence
    content_hash ubigint, -- keyed hash of the canonical row without signed addresses and request ids
    said_count smallint, -- how many values it states; of two versions without a clock the one that says more is kept
    is_deleted boolean, -- a tombstone: the source took the row back
    file_id varchar, -- [key] file that brought the current version
    row_no bigint, -- position in that file, from 1
    source_updated_at timestamptz -- the source's own update clock, when it has one
);
