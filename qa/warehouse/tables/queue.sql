-- One row a queue (技能组) as its programme knows it.
create table if not exists queue (
    queue_id varchar, -- programme and native name
    programme_id varchar, -- programme
    native_id varchar, -- the source's name or number
    name varchar, -- shown name
    channel varchar -- channel of its contacts when the export does not say
);
