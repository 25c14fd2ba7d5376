-- One row a line of a queue_log.
create table if not exists queue_event (
    row_key ubigint, -- export row that said it
    source_id varchar, -- source
    programme_id varchar, -- programme
    interaction_id varchar, -- contact
    native_id varchar, -- call id
    queue_native varchar, -- queue
    agent_native varchar, -- agent
    happened_at timestamptz, -- moment
    event varchar, -- event word
    state varchar, -- what a pause of this reason means: break, acw, notready
    data1 varchar, -- first parameter
    data2 varchar, -- second parameter
    data3 varchar, -- third parameter
    data4 varchar, -- fourth parameter
    data5 varchar -- fifth parameter
);
