-- One row what an export row says: this leg of a call belongs to that contact and is none of its own.
create table if not exists leg_of (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- [key] the leg, as a contact of its own would be called
    of_interaction_id varchar -- [key] the contact it belongs to
);
