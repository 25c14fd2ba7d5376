-- One row a badge an agent earned.
create table if not exists award (
    agent_id varchar, -- agent
    badge varchar, -- badge name
    earned_on date, -- day the condition was met
    because varchar -- the figures that met it
);
