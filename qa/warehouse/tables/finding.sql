-- One row a span of text with a label and a cause; finds, never judges.
create table if not exists finding (
    interaction_id varchar, -- [key] contact
    message_seq bigint, -- message
    label varchar, -- [code] annotator's label
    span_begin integer, -- first character, from 0
    span_end integer, -- one past the last
    score double, -- certainty 0-1
    because varchar, -- [text] the words or rule that made it
    annotator_version varchar -- [key] version of what found it
);
