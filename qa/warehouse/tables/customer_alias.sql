-- One row what an export row says: this address (phone, WeChat, e-mail …) is that customer's.
create table if not exists customer_alias (
    row_key ubigint, -- export row that said it
    programme_id varchar, -- [key] programme
    address_hash varchar, -- [address] HMAC of kind and normalised address
    masked_address varchar, -- [address] address for the eye
    customer_id varchar -- [key] customer
);
