-- One row a queue (技能组) as its programme knows it.
create table if not exists queue (
    queue_id varchar, -- [staff] programme and native name
    programme_id varchar, -- [key] programme
    native_id varchar, -- [staff] the source's name or number
    name varchar, -- [staff] shown name
    channel varchar -- [code] channel of its contacts when the export does not say
);
