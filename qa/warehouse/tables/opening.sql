-- One row a programme and day: when it is open, as the centre's calendar says; nothing where it names no hours.
create table if not exists opening (
    programme_id varchar, -- [key] programme
    day date, -- day in the zone of its sources
    opens_ms bigint, -- opens, in milliseconds since 1970; a closed day opens and closes at its midnight
    closes_ms bigint, -- closes
    before_ms bigint -- open time of all days before, since the first row
);
