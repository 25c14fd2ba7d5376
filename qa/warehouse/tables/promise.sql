-- One row an answered contact in which an agent named a time by which something happens: when it was over, what was done, whether the customer came back for it.
create table if not exists promise (
    interaction_id varchar, -- [key] contact
    customer_id varchar, -- [key] customer
    message_seq bigint, -- the sentence that names the time; the last of several
    kind varchar, -- [code] call (somebody calls or writes), deed (something arrives or is done)
    said_at timestamptz, -- said
    due_at timestamptz, -- the moment it names
    done_at timestamptz, -- first call of the centre to the customer or first step of the ticket after it
    back_at timestamptz, -- the customer's first contact about it once the moment was over
    is_watched boolean -- a call to this customer would be in the data at that time
);
