-- One row a survey invitation and its answer.
create table if not exists survey (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- [key] contact
    programme_id varchar, -- [key] programme
    instrument varchar, -- [code] csat, nps, resolved
    status varchar, -- [code] offered, no_input, answered
    raw_value varchar, -- [text] key pressed or number given
    raw_label varchar, -- [text] the source's label
    score double, -- csat on 1-5, nps on 0-10, resolved 0/1
    comment varchar, -- [text] the customer's own words, masked
    answered_at timestamptz -- moment
);
