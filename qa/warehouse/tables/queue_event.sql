-- One row a line of a queue_log.
create table if not exists queue_event (
    row_key ubigint, -- export row that said it
    source_id varchar, -- [key] source
    programme_id varchar, -- [key] programme
    interaction_id varchar, -- [key] contact
    native_id varchar, -- [id] call id
    queue_native varchar, -- [staff] queue
    agent_native varchar, -- [staff] agent
    happened_at timestamptz, -- moment
    event varchar, -- [code] event word
    state varchar, -- [code] what a pause of this reason means: break, acw, notready
    data1 varchar, -- [text] first parameter
    data2 varchar, -- [text] second parameter
    data3 varchar, -- [text] third parameter
    data4 varchar, -- [text] fourth parameter
    data5 varchar -- [text] fifth parameter
);
