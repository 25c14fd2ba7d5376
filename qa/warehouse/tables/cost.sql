-- One row a cost of a month: what an hour of work or one contact of a channel costs.
create table if not exists cost (
    row_key ubigint, -- export row that said it
    programme_id varchar, -- programme
    month_on date, -- first day of the month
    channel varchar, -- channel; null for all
    kind varchar, -- agent_hour, contact, fixed
    amount double -- yuan
);
