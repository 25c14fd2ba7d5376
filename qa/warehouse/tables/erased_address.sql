-- One row an address of somebody who asked to be forgotten: whatever it said before that moment stays away, whichever file or backup brings it.
create table if not exists erased_address (
    address_hash varchar, -- [key] keyed hash
    erased_at timestamptz -- moment
);
