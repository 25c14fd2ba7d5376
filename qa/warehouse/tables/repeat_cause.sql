-- One row an answered contact that the customer came back from within 7 days about the same (or an unknown) matter: why, booked on the earlier contact.
create table if not exists repeat_cause (
    interaction_id varchar, -- [key] the earlier contact
    customer_id varchar, -- [key] customer
    next_interaction_id varchar, -- [key] the one that followed
    cause varchar, -- [code] agent, knowledge, process, product, partner, promise, unknown
    chance double, -- of the cause, 0-1
    said_in varchar, -- [key] contact that holds the sentence speaking most for it
    message_seq bigint -- that sentence
);
