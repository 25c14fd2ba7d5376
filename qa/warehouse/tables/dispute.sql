-- One row an item that an agent contests, pulled from the records; an evaluation of the occasion dispute answers it.
create table if not exists dispute (
    dispute_id bigint, -- position in the records
    interaction_id varchar, -- [key] contact
    scorecard_id varchar, -- [key] scorecard; empty in records of before 0.4
    item_id varchar, -- [key] item
    words varchar, -- [text] why it should count as met
    disputed_by varchar, -- [staff] who
    disputed_at timestamptz -- when
);
