-- One row a stretch of time an agent spent in one state.
create table if not exists agent_state (
    agent_id varchar, -- [staff] agent
    team_id varchar, -- [staff] team on that day
    programme_id varchar, -- [key] programme
    state varchar, -- [code] available, busy, acw, break, notready
    reason varchar, -- [text] reason given
    started_at timestamptz, -- start
    ended_at timestamptz, -- end: the next change, or the last sign of life where nobody signed off
    is_unfinished boolean -- nobody signed off
);
