-- One row a step a caller took in the IVR.
create table if not exists ivr_step (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- contact
    programme_id varchar, -- programme
    step_no bigint, -- order in its contact, from 1
    node varchar, -- menu or node
    pressed varchar, -- key pressed
    entered_at timestamptz -- entered
);
