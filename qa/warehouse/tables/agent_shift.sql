-- One row a stretch of planned time of an agent, as the schedules say it.
create table if not exists agent_shift (
    agent_id varchar, -- [staff] agent
    team_id varchar, -- [staff] team on that day
    programme_id varchar, -- [key] programme
    activity varchar, -- [code] work, break, meal, training, meeting, leave
    started_at timestamptz, -- planned start
    ended_at timestamptz -- planned end
);
