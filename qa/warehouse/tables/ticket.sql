-- One row a ticket of a help desk.
create table if not exists ticket (
    row_key ubigint, -- export row that said it
    ticket_id varchar, -- [key] hash of space and native id, unique
    source_id varchar, -- [key] source
    programme_id varchar, -- [key] programme
    native_id varchar, -- [id] ticket number in the source
    interaction_id varchar, -- [key] contact it belongs to; without one, the ticket's own
    address_hash varchar, -- [address] customer's address as a keyed hash
    agent_native varchar, -- [staff] who works on it
    status varchar, -- [code] new, open, pending, solved, closed
    category varchar, -- [text] category as the source tags it
    opened_at timestamptz, -- opened
    replied_at timestamptz, -- first reply of a person
    solved_at timestamptz, -- solved
    reopen_count bigint -- how often it was opened again
);
