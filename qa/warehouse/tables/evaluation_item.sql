-- One row a scorecard item's result on one contact.
create table if not exists evaluation_item (
    evaluation_id varchar, -- evaluation
    interaction_id varchar, -- contact
    item_id varchar, -- item
    verdict varchar, -- met, not_met, na
    points double, -- earned
    points_possible double, -- applicable
    na_reason varchar, -- why it cannot be judged
    message_seq bigint, -- evidence: message
    span_begin integer, -- evidence: first character
    span_end integer, -- evidence: one past the last
    because varchar -- the words or rule
);
