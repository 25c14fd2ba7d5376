-- One row something a customer tried alone: online bank, app, bot.
create table if not exists self_service_event (
    row_key ubigint, -- export row that said it
    programme_id varchar, -- programme
    address_hash varchar, -- customer's address as a keyed hash
    service varchar, -- where
    happened_at timestamptz, -- moment
    result varchar -- done, failed, given_up
);
