-- One row a cost of a month: what an hour of work or one contact of a channel costs.
create table if not exists cost (
    row_key ubigint, -- export row that said it
    programme_id varchar, -- [key] programme
    month_on date, -- first day of the month
    channel varchar, -- [code] channel; null for all
    kind varchar, -- [code] agent_hour, contact, fixed
    amount double -- yuan
);
