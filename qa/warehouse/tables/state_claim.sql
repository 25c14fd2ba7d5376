-- One row a moment at which an agent's state changed.
create table if not exists state_claim (
    row_key ubigint, -- export row that said it
    source_id varchar, -- [key] source
    programme_id varchar, -- [key] programme
    agent_native varchar, -- [staff] agent
    happened_at timestamptz, -- moment
    state varchar, -- [code] available, busy, acw, break, notready, offline
    state_raw varchar, -- [text] the source's word
    reason varchar -- [text] reason given
);
