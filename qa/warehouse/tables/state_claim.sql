-- One row a moment at which an agent's state changed.
create table if not exists state_claim (
    row_key ubigint, -- export row that said it
    source_id varchar, -- source
    programme_id varchar, -- programme
    agent_native varchar, -- agent
    happened_at timestamptz, -- moment
    state varchar, -- available, busy, acw, break, notready, offline
    state_raw varchar, -- the source's word
    reason varchar -- reason given
);
