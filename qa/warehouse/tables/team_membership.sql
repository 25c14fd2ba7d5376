-- One row an agent's stay in a team.
create table if not exists team_membership (
    agent_id varchar, -- [staff] agent
    team_id varchar, -- [staff] team
    valid_from date, -- first day
    valid_to date, -- day after the last; null is open
    row_key ubigint -- export row that said it
);
