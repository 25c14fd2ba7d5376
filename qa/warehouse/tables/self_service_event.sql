-- One row something a customer tried alone: online bank, app, bot.
create table if not exists self_service_event (
    row_key ubigint, -- export row that said it
    programme_id varchar, -- [key] programme
    address_hash varchar, -- [address] customer's address as a keyed hash
    service varchar, -- [text] where
    happened_at timestamptz, -- moment
    result varchar -- [code] done, failed, given_up
);
