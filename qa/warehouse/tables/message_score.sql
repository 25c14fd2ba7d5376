-- One row a customer message with words: what it feels like.
create table if not exists message_score (
    interaction_id varchar, -- [key] contact
    message_seq bigint, -- message
    sentiment double -- -1 to 1
);
