-- One row a queue's name, as a list of queues gives it.
create table if not exists queue_name (
    row_key ubigint, -- export row that said it
    programme_id varchar, -- programme
    native_id varchar, -- the source's name or number
    name varchar, -- shown name
    channel varchar -- channel of its contacts when the export does not say
);
