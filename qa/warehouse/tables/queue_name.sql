-- One row a queue's name, as a list of queues gives it.
create table if not exists queue_name (
    row_key ubigint, -- export row that said it
    programme_id varchar, -- [key] programme
    native_id varchar, -- [staff] the source's name or number
    name varchar, -- [staff] shown name
    channel varchar -- [code] channel of its contacts when the export does not say
);
