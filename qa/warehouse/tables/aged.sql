-- One row a contact whose words came to the end of their days: it keeps its verdicts and counts, and is not heard again.
create table if not exists aged (
    interaction_id varchar, -- [key] contact
    aged_at timestamptz -- moment
);
