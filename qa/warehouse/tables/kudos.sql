-- One row a thank-you between colleagues, pulled from the records.
create table if not exists kudos (
    kudos_id bigint, -- position in the records
    from_user varchar, -- [staff] who gave it
    agent_id varchar, -- [staff] who earned it
    interaction_id varchar, -- [key] the contact it is about, if any
    words varchar, -- [text] what was said
    given_at timestamptz -- when
);
