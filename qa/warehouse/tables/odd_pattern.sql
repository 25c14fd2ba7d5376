-- One row a pattern that the radar told of an agent, or of a whole programme's measure, in a month.
create table if not exists odd_pattern (
    programme_id varchar, -- [key] programme
    agent_id varchar, -- [staff] agent; programme/ alone: it moved for everybody, so the measure is suspected
    pattern varchar, -- [code] name of the pattern
    period varchar, -- [key] month it was told in
    first_moved double, -- how far the first number moved in the suspicious direction, in its unit
    second_moved double, -- how far the second one did
);
