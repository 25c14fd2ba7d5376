-- One row an agent (坐席).
create table if not exists agent (
    agent_id varchar, -- unique
    display_name varchar, -- shown name
    employee_no varchar, -- personnel number
    hired_on date, -- first day, for onboarding curves
    left_on date, -- last day
    valid_from date, -- the roster's day; the latest names the agent
    row_key ubigint -- export row that said it
);
