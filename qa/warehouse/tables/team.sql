-- One row a team (班组).
create table if not exists team (
    team_id varchar, -- [staff] unique
    programme_id varchar, -- [key] programme it works for
    name varchar, -- [staff] shown name
    row_key ubigint -- export row that said it
);
