-- One row a call-back or message that reached a known customer within three days of another about the same matter, with no word of the customer between them, or after the matter was settled.
create table if not exists outreach (
    interaction_id varchar, -- [key] the later contact
    customer_id varchar, -- [key] customer
    previous_interaction_id varchar, -- [key] the one before it; null where the ticket alone tells that it was settled
    gap_ms bigint, -- end of that one to the start of this
    is_other_agent boolean, -- another agent had it
    is_settled boolean -- the ticket was solved before
);
