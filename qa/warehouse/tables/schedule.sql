-- One row a stretch of planned working time.
create table if not exists schedule (
    row_key ubigint, -- export row that said it
    source_id varchar, -- [key] source
    programme_id varchar, -- [key] programme
    agent_native varchar, -- [staff] agent as the source calls it
    starts_at timestamptz, -- planned start
    ends_at timestamptz, -- planned end
    activity varchar -- [code] work, break, meal, training, meeting, leave
);
