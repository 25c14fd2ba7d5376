-- One row a team (班组).
create table if not exists team (
    team_id varchar, -- unique
    programme_id varchar, -- programme it works for
    name varchar, -- shown name
    row_key ubigint -- export row that said it
);
