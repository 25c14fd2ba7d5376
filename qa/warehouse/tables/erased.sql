-- One row a contact whose customer asked to be forgotten: it counts, its words and addresses are gone and stay away.
create table if not exists erased (
    interaction_id varchar, -- [key] contact
    erased_at timestamptz -- moment
);
