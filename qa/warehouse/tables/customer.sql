-- One row a customer as the client's customer list knows it.
create table if not exists customer (
    customer_id varchar, -- [key] unique within the warehouse
    programme_id varchar, -- [key] programme
    display_name varchar, -- [name] masked name
    segment varchar, -- [code] value segment: high, secondary, potential, low
    margin_year double, -- gross margin of the last year, in yuan
    order_count_year bigint, -- orders or bills of the last year
    last_order_on date, -- latest order
    first_order_on date, -- first order ever
    order_count bigint, -- orders or bills since the first
    row_key ubigint -- export row that said it
);
