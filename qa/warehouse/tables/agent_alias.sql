-- One row a name a source uses for an agent, while it is valid.
create table if not exists agent_alias (
    source_id varchar, -- source, or * for every source of the programme
    programme_id varchar, -- programme whose people these are
    native_id varchar, -- the source's name for the agent
    agent_id varchar, -- agent
    valid_from date, -- first day
    valid_to date, -- day after the last; null is open
    row_key ubigint -- export row that said it
);
