-- One row an agent (坐席).
create table if not exists agent (
    agent_id varchar, -- [staff] unique
    display_name varchar, -- [staff] shown name
    employee_no varchar, -- [staff] personnel number
    hired_on date, -- first day, for onboarding curves
    left_on date, -- last day
    valid_from date, -- the roster's day; the latest names the agent
    row_key ubigint -- export row that said it
);
