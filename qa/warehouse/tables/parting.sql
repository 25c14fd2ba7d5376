-- One row a person's decision that an address is, or is not, a customer's after all; the newest counts.
create table if not exists parting (
    parting_id bigint, -- position in the records
    address_hash varchar, -- address
    customer_id varchar, -- customer it was tied to
    is_parted boolean, -- true: not this customer's; false: taken back
    decided_by varchar, -- who
    decided_at timestamptz -- moment
);
