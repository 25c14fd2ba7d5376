-- One row an inbound contact with a known customer: what came after it.
create table if not exists contact_link (
    interaction_id varchar, -- [key] contact
    customer_id varchar, -- [key] customer
    next_interaction_id varchar, -- [key] the customer's next inbound contact
    gap_ms bigint, -- end of this one to start of the next
    same_gap_ms bigint, -- end of this one to the next about the same (or an unknown) reason within a fortnight
    same_interaction_id varchar, -- [key] that next one about the same matter
    next_channel varchar, -- [code] channel of the next one
    previous_interaction_id varchar, -- [key] the customer's inbound contact before
    previous_gap_ms bigint, -- end of that one to the start of this
    previous_channel varchar, -- [code] its channel
    chain_no bigint -- place in a chain of contacts each within 7 days of the one before, from 1
);
