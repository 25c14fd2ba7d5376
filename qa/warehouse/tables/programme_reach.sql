-- One row a programme: how far its data reaches, so that silence after the last contact counts as unknown.
create table if not exists programme_reach (
    programme_id varchar, -- [key] programme
    latest_at timestamptz -- start of its latest contact, now at the latest
);
