-- One row a scorecard item's result in one evaluation.
create table if not exists evaluation_item (
    evaluation_id varchar, -- [key] evaluation
    interaction_id varchar, -- [key] contact
    scorecard_id varchar, -- [key] scorecard: item ids belong to it
    item_id varchar, -- [key] item
    verdict varchar, -- [code] met, not_met, na; in force also flagged: the machine hears a miss that may not take points
    points double, -- earned
    points_possible double, -- applicable
    critical varchar, -- [code] customer, business, compliance when a miss of this item is critical, else empty
    na_reason varchar, -- [code] why it cannot be judged
    message_seq bigint, -- evidence: message
    span_begin integer, -- evidence: first character
    span_end integer, -- evidence: one past the last
    because varchar -- [text] the words or rule
);
