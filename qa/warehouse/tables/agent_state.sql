-- One row a stretch of time an agent spent in one state.
create table if not exists agent_state (
    agent_id varchar, -- agent
    team_id varchar, -- team on that day
    programme_id varchar, -- programme
    state varchar, -- available, busy, acw, break, notready
    reason varchar, -- reason given
    started_at timestamptz, -- start
    ended_at timestamptz -- end, the next change
);
