-- One row an offer made to a customer in a contact.
create table if not exists offer (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- [key] contact
    programme_id varchar, -- [key] programme
    product varchar, -- [text] what was offered
    is_permitted boolean, -- the customer had agreed to offers
    result varchar, -- [code!] accepted, declined, undecided
    amount double -- yuan, where it was accepted
);
