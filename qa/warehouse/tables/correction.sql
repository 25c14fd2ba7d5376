-- One row a person's correction of what the machine heard; the newest of a contact, message and kind counts.
create table if not exists correction (
    correction_id bigint, -- id in the records
    interaction_id varchar, -- [key] contact
    message_seq bigint, -- message, NULL for the whole contact
    kind varchar, -- [code] satisfaction, sentiment, finding, reason, mask
    label varchar, -- [code] the finding's label or the kind of a mask, NULL otherwise
    value varchar, -- [code] -1, 0, 1 for a mood; no for a finding that is none; a reason_id; right or wrong for a mask
    corrected_by varchar, -- [staff] who
    corrected_at timestamptz -- moment
);
