-- One row an address (phone, WeChat, e-mail …) of a customer, as a keyed hash.
create table if not exists customer_alias (
    address_hash varchar, -- HMAC of kind and normalised address
    customer_id varchar, -- customer
    row_key ubigint -- export row that said it
);
