-- One row a change of an item's state, in the order they happened.
create table if not exists standing_change (
    changed_at timestamptz, -- when
    programme_id varchar, -- [key] client brand
    scorecard_id varchar, -- [key] scorecard
    item_id varchar, -- [key] item
    was varchar, -- [code] counts, flags, off, or empty for a new item
    state varchar, -- [code] counts, flags, off
    why varchar -- [code] enough, too_few, too_low, critical, person_only
);
