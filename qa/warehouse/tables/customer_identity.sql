-- One row an address of a person: everybody who shares an address with another is one person, unless people said otherwise.
create table if not exists customer_identity (
    address_hash varchar, -- [address] HMAC of kind and normalised address, unique
    programme_id varchar, -- [key] programme
    person_id varchar, -- [key] the person
    merged_count bigint -- how many customers the person was before
);
