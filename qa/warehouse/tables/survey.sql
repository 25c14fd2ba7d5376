-- One row a survey invitation and its answer.
create table if not exists survey (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- contact
    programme_id varchar, -- programme
    instrument varchar, -- csat, nps, resolved
    status varchar, -- offered, no_input, answered
    raw_value varchar, -- key pressed or number given
    raw_label varchar, -- the source's label
    score double, -- csat on 1-5, nps on 0-10, resolved 0/1
    comment varchar, -- the customer's own words, masked
    answered_at timestamptz -- moment
);
