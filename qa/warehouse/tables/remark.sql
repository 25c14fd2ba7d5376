-- One row a reviewer's words on one item or one sentence of a contact.
create table if not exists remark (
    evaluation_id varchar, -- [key] evaluation
    interaction_id varchar, -- [key] contact
    scorecard_id varchar, -- [key] scorecard
    item_id varchar, -- [key] item; empty for a sentence
    message_seq bigint, -- sentence; 0 for none
    words varchar -- [text] what the reviewer says
);
