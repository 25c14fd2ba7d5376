-- One row an item that an agent contests, pulled from the records; an evaluation of the occasion dispute answers it.
create table if not exists dispute (
    dispute_id bigint, -- position in the records
    interaction_id varchar, -- contact
    scorecard_id varchar, -- scorecard; empty in records of before 0.4
    item_id varchar, -- item
    words varchar, -- why it should count as met
    disputed_by varchar, -- who
    disputed_at timestamptz -- when
);
