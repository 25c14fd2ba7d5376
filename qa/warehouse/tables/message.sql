-- One row a message or spoken turn, masked before it came in.
create table if not exists message (
    row_key ubigint, -- export row that said it
    part_no bigint, -- position in that row, from 1
    interaction_id varchar, -- [key] contact
    programme_id varchar, -- [key] programme
    message_seq bigint, -- position in the contact, from 1
    order_no bigint, -- the source's own order within one moment
    speaker varchar, -- [code!] customer, agent, bot, system, unknown
    role_source varchar, -- [code] how the speaker is known: channel, vendor, name, greeting, mapping, none
    speaker_label varchar, -- [id] what the export calls the speaker: channel, number, name
    begin_ms bigint, -- start since the contact's answer, spoken turns
    end_ms bigint, -- end, spoken turns
    said_at timestamptz, -- moment
    kind varchar, -- [code] text, speech, image, event
    text varchar, -- [words] masked text
    straight varchar, -- [words] the same in one spelling, letter for letter; none where it is the text
    is_redacted boolean, -- something was masked
    masked_because varchar, -- [key] what was hidden by which rule, in order: kind:rule|kind:rule
    vendor_sentiment varchar, -- [text] the vendor's own mood word or number, kept apart from ours
    vendor_rate double, -- the vendor's own speech rate
    vendor_silence_ms bigint -- the vendor's own silence
);
