-- One row a reviewer's verdict on one item, pulled from the records.
create table if not exists review (
    review_id bigint, -- position in the records
    interaction_id varchar, -- contact
    scorecard_id varchar, -- scorecard
    item_id varchar, -- item
    verdict varchar, -- met, not_met, na
    note varchar, -- reviewer's words
    reviewer varchar, -- who
    reviewed_at timestamptz -- when
);
