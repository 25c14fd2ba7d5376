-- One row a step a caller took in the IVR.
create table if not exists ivr_step (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- [key] contact
    programme_id varchar, -- [key] programme
    step_no bigint, -- order in its contact, from 1
    node varchar, -- [text] menu or node
    pressed varchar, -- [text] key pressed
    entered_at timestamptz -- entered
);
