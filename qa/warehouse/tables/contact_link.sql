-- One row a contact with a known customer: what came after it.
create table if not exists contact_link (
    interaction_id varchar, -- contact
    next_interaction_id varchar, -- the customer's next inbound contact
    gap_ms bigint, -- end of this one to start of the next
    same_gap_ms bigint, -- end of this one to the next about the same (or an unknown) reason within 7 days
    is_known_24h boolean, -- 24 h of data follow it, so silence means none
    is_known_7d boolean -- 7 days of data follow it
);
