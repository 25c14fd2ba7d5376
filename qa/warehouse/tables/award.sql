-- One row a badge an agent earned.
create table if not exists award (
    agent_id varchar, -- [staff] agent
    badge varchar, -- [key] badge name
    earned_on date, -- day the condition was met
    because varchar -- [text] the figures that met it
);
