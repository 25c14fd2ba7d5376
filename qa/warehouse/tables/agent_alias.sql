-- One row a name a source uses for an agent, while it is valid.
create table if not exists agent_alias (
    source_id varchar, -- [key] source, or * for every source of the programme
    programme_id varchar, -- [key] programme whose people these are
    native_id varchar, -- [staff] the source's name for the agent
    agent_id varchar, -- [staff] agent
    valid_from date, -- first day
    valid_to date, -- day after the last; null is open
    row_key ubigint -- export row that said it
);
