-- One row a mark by which the parts of a data folder know each other: check values of its keys, the identity of its records.
create table if not exists house_mark (
    name varchar, -- [key] identity, seal, records
    value varchar -- [key] check value
);
