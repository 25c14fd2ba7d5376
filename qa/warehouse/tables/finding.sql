-- One row a span of text with a label and a cause; finds, never judges.
create table if not exists finding (
    interaction_id varchar, -- contact
    message_seq bigint, -- message
    label varchar, -- annotator's label
    span_begin integer, -- first character, from 0
    span_end integer, -- one past the last
    score double, -- certainty 0-1
    because varchar, -- the words or rule that made it
    annotator_version varchar -- version of what found it
);
