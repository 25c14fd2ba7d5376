-- One row a person's decision that an address is, or is not, a customer's after all; the newest counts.
create table if not exists parting (
    parting_id bigint, -- position in the records
    address_hash varchar, -- [address] address
    customer_id varchar, -- [key] customer it was tied to
    is_parted boolean, -- true: not this customer's; false: taken back
    decided_by varchar, -- [staff] who
    decided_at timestamptz -- moment
);
