-- One row a message or spoken turn, masked before it came in.
create table if not exists message (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- contact
    programme_id varchar, -- programme
    message_seq bigint, -- position in the contact, from 1
    speaker varchar, -- customer, agent, bot, system
    role_source varchar, -- how the speaker is known
    begin_ms bigint, -- start since the contact's answer, spoken turns
    end_ms bigint, -- end, spoken turns
    said_at timestamptz, -- moment
    kind varchar, -- text, speech, image, event
    text varchar, -- masked text
    is_redacted boolean -- something was masked
);
