-- One row a held evaluation that began to count or went back to who wrote it, pulled from the records.
create table if not exists release (
    release_id bigint, -- position in the records
    number bigint, -- position of the evaluation in the records, unique
    interaction_id varchar, -- [key] contact
    is_released boolean, -- it counts; else it went back
    words varchar, -- [text] why it went back
    released_by varchar, -- [staff] who, or house for the rule
    released_at timestamptz -- when
);
